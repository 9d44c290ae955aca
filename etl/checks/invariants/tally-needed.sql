-- title: A figure and a tally that do not go together
-- severity: error
-- advice: people, things and money are counted in a tally; ranks, shares and durations in none
-- example: seeds/sources/river-post.yml
--    ▶id: vehicles
-- example: seeds/sources/river-post.yml
--   -      tally: camp-vehicles
-- says: A figure and a tally that do not go together: tally is empty; expected a tally, since the unit is item
--
-- Numbers of people, things and money are compared with others of the same thing, and so stand in a tally; ranks,
-- ordinals, factors, fractions and durations are not added up or compared, and stand in none.
SELECT
    'figures' AS table_name,
    "row",
    'tally_id' AS field,
    tally_id AS value,
    CASE
        WHEN tally_id IS NULL THEN 'a tally, since the unit is ' || unit
        ELSE 'no tally, since the unit is ' || unit
    END AS expected
FROM figures
WHERE
    (unit IN ('person', 'item', 'EUR') AND tally_id IS NULL)
    OR (unit IN ('rank', 'ordinal', 'factor', 'fraction', 'year') AND tally_id IS NOT NULL)
ORDER BY "row";
