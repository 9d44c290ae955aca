-- The disagreements in which a claim stands for an answer.
SELECT DISTINCT p.claim_id, d.disagreement_id, d.question
FROM disagreement_positions AS p
INNER JOIN disagreements AS d ON p.disagreement_id = d.disagreement_id
ORDER BY d.disagreement_id
