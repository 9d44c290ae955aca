-- Silences: articles that tell of an event and have no claim filed under a count of it, where others have one.
-- Why is not known: the article may have been written before, or may count the same under another tally.
SELECT tally, publisher AS silent, articles_telling, articles
FROM silences
WHERE tells_event
ORDER BY articles_telling DESC, tally_id, source_id
