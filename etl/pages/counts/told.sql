-- Every claim of each count, in the order of articles and paragraphs, with who makes it and what it comes from.
WITH numbers AS (
    SELECT
        claim_id,
        tally_id,
        stance,
        value,
        low,
        high,
        qualifier,
        victims_id,
        perpetrator_id,
        claimant_interest,
        period,
        period_basis,
        modality
    FROM casualties
    UNION ALL
    SELECT claim_id, tally_id, stance, value, low, high, qualifier, NULL, NULL, NULL, period, period_basis, modality
    FROM figures
)

SELECT
    n.tally_id,
    n.claim_id,
    c.source_id,
    c.paragraph,
    p.role IN ('headline', 'subhead') AS in_headline,
    c.exact,
    c.basis,
    c.claimant_id,
    c.claimant_naming,
    c.claimant_basis,
    n.claimant_interest,
    c.credit_exact,
    c.credit_paragraph,
    c.origin_id,
    c.origin_basis,
    n.stance,
    n.value,
    n.low,
    n.high,
    n.qualifier,
    n.victims_id,
    n.perpetrator_id,
    n.period,
    n.period_basis,
    n.modality,
    t.updated,
    t.superseded_by_ids,
    t.superseded_basis
FROM numbers AS n
INNER JOIN claims AS c ON n.claim_id = c.claim_id
LEFT JOIN tally_claims AS t ON n.claim_id = t.claim_id
INNER JOIN paragraphs AS p ON c.source_id = p.source_id AND c.paragraph = p.paragraph
WHERE n.tally_id IS NOT NULL
ORDER BY n.tally_id, c.source_id, c.span_start, c.span_end, n.claim_id
