-- The articles in which something speaks of each event.
SELECT DISTINCT c.event_id, c.source_id, coalesce(s.publisher, s.title, c.source_id) AS article
FROM claims AS c
INNER JOIN sources AS s ON c.source_id = s.source_id
WHERE c.event_id IS NOT NULL
ORDER BY c.event_id, c.source_id
