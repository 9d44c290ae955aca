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
