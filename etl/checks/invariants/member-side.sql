-- title: An actor of another side or country than what it belongs to
-- severity: error
-- advice: correct one of the two, or leave out member_of where the actor stands apart
-- passes: first
-- example: seeds/actors.yml
--   -kind: ministry, member_of: norland-government, side: norland
--   +kind: ministry, member_of: norland-government, side: ▶vesland
-- says: An actor of another side or country than what it belongs to: side is 'vesland'; expected norland, as
--   norland-government has
--
-- A part stands where the whole stands. What unites several states has no one side and no country of its own.
WITH parts AS (
    SELECT
        a."row",
        a.side,
        a.country,
        w.actor_id AS whole_id,
        w.side AS whole_side,
        w.country AS whole_country
    FROM actors AS a
    INNER JOIN actors AS w ON a.member_of_id = w.actor_id
    WHERE w.kind NOT IN ('international_organization', 'group_of_states')
)

SELECT
    'actors' AS table_name,
    "row",
    'side' AS field,
    side AS value,
    whole_side || ', as ' || whole_id || ' has' AS expected
FROM parts
WHERE side <> whole_side
UNION ALL
SELECT
    'actors',
    "row",
    'country',
    country,
    whole_country || ', as ' || whole_id || ' has'
FROM parts
WHERE country IS DISTINCT FROM whole_country AND whole_country IS NOT NULL
ORDER BY 2, 3;
