-- The numbers of those who are said to be harmed, by whom they are.
SELECT
    k.victims_id AS actor_id,
    k.claim_id,
    k.source_id,
    k.paragraph,
    k.event_id,
    k.outcome,
    k.stance,
    k.value,
    k.low,
    k.high,
    k.qualifier,
    k.modality,
    k.claimant_id,
    c.claimant_naming,
    c.claimant_basis
FROM casualties AS k
INNER JOIN claims AS c ON k.claim_id = c.claim_id
ORDER BY k.victims_id, k.source_id, k.span_start, k.span_end, k.claim_id
