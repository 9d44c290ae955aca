-- The articles that answer each question.
SELECT DISTINCT p.disagreement_id, p.source_id, coalesce(s.publisher, s.title, p.source_id) AS article
FROM disagreement_positions AS p
INNER JOIN sources AS s ON p.source_id = s.source_id
ORDER BY p.disagreement_id, p.source_id
