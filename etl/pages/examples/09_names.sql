-- What the articles call one actor: the one with most names, titles and epithets.
WITH chosen AS (
    SELECT actor_id
    FROM actor_names
    GROUP BY actor_id
    ORDER BY count(DISTINCT name) DESC, count(*) DESC, actor_id
    LIMIT 1
)

SELECT n.name, n.basis, n.role, n.epithet, s.publisher, n.paragraph
FROM actor_names AS n
INNER JOIN chosen AS c ON n.actor_id = c.actor_id
INNER JOIN sources AS s ON n.source_id = s.source_id
ORDER BY n.name, n.source_id, n.paragraph
