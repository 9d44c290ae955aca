-- Who gives each answer to a disagreement: one row an answer and a teller, by the first claim, with all such claims.
-- A claimant is one teller in all articles, told by a claim that prints who it is where there is one.
WITH placed AS (
    SELECT
        disagreement_id,
        position_no,
        claim_id,
        source_id,
        claimant_id,
        claimant_basis,
        coalesce(claimant_id, 'article ' || source_id) AS teller,
        row_number() OVER (
            PARTITION BY disagreement_id, position_no, coalesce(claimant_id, 'article ' || source_id)
            ORDER BY coalesce(claimant_basis = 'inferred', FALSE), source_id, claim_id
        ) AS place
    FROM disagreement_claims
),

told AS (
    SELECT disagreement_id, position_no, teller, string_agg(claim_id, ' ' ORDER BY place) AS claim_ids
    FROM placed
    GROUP BY disagreement_id, position_no, teller
)

SELECT
    p.disagreement_id,
    p.position_no,
    p.claim_id,
    p.source_id,
    p.claimant_id,
    p.claimant_basis,
    t.claim_ids
FROM placed AS p
INNER JOIN told AS t
    ON p.disagreement_id = t.disagreement_id AND p.position_no = t.position_no AND p.teller = t.teller
WHERE p.place = 1
ORDER BY p.disagreement_id, p.position_no, p.claimant_id IS NULL, p.source_id, p.claim_id
