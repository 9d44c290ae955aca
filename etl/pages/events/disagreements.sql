-- The disagreements about each event, with how many answers each has.
SELECT d.event_id, d.disagreement_id, d.question, d.weight, count(DISTINCT p.position_no) AS answers
FROM disagreements AS d
LEFT JOIN disagreement_positions AS p ON d.disagreement_id = p.disagreement_id
WHERE d.event_id IS NOT NULL
GROUP BY d.event_id, d.disagreement_id, d.question, d.weight
ORDER BY d.event_id, d.disagreement_id
