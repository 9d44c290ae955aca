-- What each article calls each actor, with how often: names, titles and epithets, as they come in it.
-- Of a side, those who are named most often stand first.
WITH placed AS (
    SELECT *, row_number() OVER (ORDER BY actor_id, source_id, paragraph, name) AS place FROM actor_names
),

printed AS (
    SELECT actor_id, source_id, place, 1 AS form_no, 'name' AS form, name AS printed, basis FROM placed
    UNION ALL
    SELECT actor_id, source_id, place, 2, 'title', role, basis FROM placed
    UNION ALL
    SELECT actor_id, source_id, place, 3, 'epithet', epithet, basis FROM placed
),

named AS (SELECT actor_id, count(*) AS times FROM actor_names GROUP BY actor_id)

SELECT a.side, p.actor_id, p.source_id, p.form, p.printed, p.basis, count(*) AS times
FROM printed AS p
INNER JOIN actors AS a ON p.actor_id = a.actor_id
INNER JOIN named ON p.actor_id = named.actor_id
WHERE p.printed IS NOT NULL
GROUP BY a.side, named.times, p.actor_id, p.source_id, p.form_no, p.form, p.printed, p.basis
ORDER BY a.side, named.times DESC, p.actor_id, p.source_id, p.form_no, min(p.place)
