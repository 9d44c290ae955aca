-- title: A number in a tally that counts something else
-- severity: error
-- advice: choose the tally that counts this, or add one
-- example: seeds/sources/river-post.yml
--    unit: item
--   -      scope: event
--   +      scope: ▶stock
-- says: A number in a tally that counts something else: scope is 'stock'; expected event, as in its tally camp-vehicles
--
-- A number stands in a tally that counts what it counts: a figure has the tally's measure and scope, and people harmed
-- stand in a tally of people harmed. What a tally does not say is told there alone. Victims, place and period stay as
-- each claim tells them.
SELECT
    'casualties' AS table_name,
    h."row",
    'tally_id' AS field,
    h.tally_id AS value,
    'a tally of people harmed; this one counts something else' AS expected
FROM casualties AS h
INNER JOIN tallies AS t ON h.tally_id = t.tally_id
WHERE t.outcome IS NULL AND t.measure IS NOT NULL
UNION ALL
SELECT
    'figures',
    f."row",
    'measure',
    f.measure,
    CASE
        WHEN t.measure IS NULL THEN 'another tally: ' || t.tally_id || ' counts people harmed'
        ELSE t.measure || ', as in its tally ' || t.tally_id
    END
FROM figures AS f
INNER JOIN tallies AS t ON f.tally_id = t.tally_id
WHERE f.measure <> t.measure OR (t.measure IS NULL AND t.outcome IS NOT NULL)
UNION ALL
SELECT
    'figures',
    f."row",
    'scope',
    f.scope,
    t.scope || ', as in its tally ' || t.tally_id
FROM figures AS f
INNER JOIN tallies AS t ON f.tally_id = t.tally_id
WHERE f.scope <> t.scope
ORDER BY 1, 2, 3;
