-- The disagreements in which a claim of each count stands for an answer.
WITH numbers AS (
    SELECT claim_id, tally_id FROM casualties
    UNION ALL
    SELECT claim_id, tally_id FROM figures
)

SELECT DISTINCT n.tally_id, d.disagreement_id, d.question
FROM disagreement_positions AS p
INNER JOIN disagreements AS d ON p.disagreement_id = d.disagreement_id
INNER JOIN numbers AS n ON p.claim_id = n.claim_id
WHERE n.tally_id IS NOT NULL
ORDER BY n.tally_id, d.disagreement_id
