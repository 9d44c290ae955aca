-- Rules ask what a side is to the conflict, and know no side by its name; so every side says it.
SELECT
    'vocabulary' AS table_name,
    "row",
    'party' AS field,
    NULL AS value,
    'belligerent, several, not_a_party or unknown' AS expected
FROM vocabulary
WHERE vocabulary = 'side' AND party IS NULL
ORDER BY "row";
