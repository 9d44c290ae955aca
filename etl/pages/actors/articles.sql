-- The articles that name each actor.
SELECT DISTINCT n.actor_id, n.source_id, coalesce(s.publisher, s.title, n.source_id) AS article
FROM actor_names AS n
INNER JOIN sources AS s ON n.source_id = s.source_id
ORDER BY n.actor_id, n.source_id
