-- Who gives each answer to the major disagreements: one row an answer and a teller, by the first claim.
-- A claimant is one teller in all articles, told by a claim that prints who it is where there is one.
WITH placed AS (
    SELECT
        p.disagreement_id,
        p.position_no,
        p.claim_id,
        p.source_id,
        p.claimant_id,
        p.claimant_basis,
        row_number() OVER (
            PARTITION BY p.disagreement_id, p.position_no, coalesce(p.claimant_id, 'article ' || p.source_id)
            ORDER BY coalesce(p.claimant_basis = 'inferred', FALSE), p.source_id, p.claim_id
        ) AS place
    FROM disagreement_claims AS p
    INNER JOIN disagreements AS d ON p.disagreement_id = d.disagreement_id
    WHERE d.weight = 'major'
)

SELECT disagreement_id, position_no, claim_id, source_id, claimant_id, claimant_basis
FROM placed
WHERE place = 1
ORDER BY disagreement_id, position_no, claimant_id IS NULL, source_id, claim_id
