-- Silences: articles that tell of an event, and not of a count of it that others give.
-- Why an article is silent is not known: it may have been written before.
SELECT tally, publisher AS silent, articles_telling, articles
FROM silences
WHERE tells_event
ORDER BY articles_telling DESC, tally_id, source_id
