-- Numbers that belong to no count.
SELECT
    f.claim_id,
    f.source_id,
    f.paragraph,
    f.exact,
    f.claimant_id,
    c.claimant_naming,
    c.claimant_basis,
    f.measure,
    f.subject,
    f.subject_id,
    f.among,
    f.stance,
    f.value,
    f.low,
    f.high,
    f.qualifier,
    f.unit,
    f.modality
FROM figures AS f
INNER JOIN claims AS c ON f.claim_id = c.claim_id
WHERE f.tally_id IS NULL
ORDER BY f.source_id, f.span_start, f.span_end, f.claim_id
