-- title: A quotation of another's utterance
-- severity: error
-- advice: correct the speaker of the quotation, or the utterance
-- example: seeds/sources/river-post.yml
--   -speaker: norland-ministry
--   +speaker: vesland
-- example: seeds/sources/river-post.yml
--    utterance: ▶their-work
--        attributions:
--        - id: denial
-- says: A quotation of another's utterance: utterance is 'their-work'; expected an utterance of vesland, who speaks in
--   the quotation; this one is of norland-ministry
--
-- One utterance has one speaker, whoever quotes it.
SELECT
    'quotes' AS table_name,
    q."row",
    'utterance_id' AS field,
    q.utterance_id AS value,
    'an utterance of ' || coalesce(q.speaker_id, 'an unknown speaker')
    || ', who speaks in the quotation; this one is of ' || u.speaker_id AS expected
FROM quotes AS q
INNER JOIN utterances AS u ON q.utterance_id = u.utterance_id
WHERE q.speaker_id IS DISTINCT FROM u.speaker_id
ORDER BY q."row";
