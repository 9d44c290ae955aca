-- title: A side without its party
-- severity: error
-- advice: say in the column party whether it is a belligerent, several of them, or no party
-- example: seeds/vocabularies/side.csv
--   -other_party,Other party,Takes part in the conflict beside the two.,several
--   +▶other_party,Other party,Takes part in the conflict beside the two.,
-- says: A side without its party: vocabulary.party is empty; expected belligerent, several, not_a_party or unknown
--
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
