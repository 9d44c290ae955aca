-- title: A stance and a number that do not go together
-- severity: error
-- advice: what gives no number and takes no stance to one is an event mention
-- example: seeds/sources/river-post.yml
--    ▶id: wounded
--          exact: 9 soldiers
-- example: seeds/sources/river-post.yml
--   -      number: "9"
-- says: A stance and a number that do not go together: number is empty; expected a number or a vague quantity, since
--   the stance is asserts
--
-- Who asserts a count gives a number or a vague quantity: a bare reference to harm is an event mention. Who is told as
-- not having confirmed one gives none, and is named: the article's own voice cannot fail to confirm itself.
WITH counts AS (
    SELECT
        table_name,
        "row",
        stance,
        qualifier,
        value,
        claimant_id
    FROM every('stance, qualifier, value, claimant_id')
)

SELECT
    table_name,
    "row",
    'value' AS field,
    CAST(NULL AS VARCHAR) AS value,
    'a number or a vague quantity, since the stance is asserts' AS expected
FROM counts
WHERE stance = 'asserts' AND qualifier = 'unspecified'
UNION ALL
SELECT
    table_name,
    "row",
    'value',
    coalesce(rtrim(rtrim(CAST(CAST(value AS DECIMAL(24, 6)) AS VARCHAR), '0'), '.'), qualifier),
    'no number, since the stance is not_confirmed'
FROM counts
WHERE stance = 'not_confirmed' AND qualifier <> 'unspecified'
UNION ALL
SELECT
    table_name,
    "row",
    'stance',
    stance,
    'a claimant beside it, the party that did not confirm'
FROM counts
WHERE stance = 'not_confirmed' AND claimant_id IS NULL
ORDER BY 1, 2, 3;
