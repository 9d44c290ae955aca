-- The disagreements in which a claim of each article stands for an answer.
SELECT DISTINCT p.source_id, p.claim_id, d.disagreement_id, d.question
FROM disagreement_positions AS p
INNER JOIN disagreements AS d ON p.disagreement_id = d.disagreement_id
WHERE p.claim_id IS NOT NULL
ORDER BY p.source_id, p.claim_id, d.disagreement_id
