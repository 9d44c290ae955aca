-- The counts under which other articles have a claim and each has none, those that most give first.
SELECT source_id, articles_telling, tally_id, tally, tells_event
FROM silences
ORDER BY source_id, articles_telling DESC, tally_id
