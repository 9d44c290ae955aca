-- The claims that are credited to each actor, but for quotations.
SELECT
    c.claimant_id AS actor_id,
    c.claim_id,
    c.kind,
    c.source_id,
    c.paragraph,
    c.exact,
    c.credit_exact,
    c.credit_paragraph,
    c.event_id
FROM claims AS c
WHERE c.claimant_id IS NOT NULL AND c.kind <> 'quote'
ORDER BY c.claimant_id, c.source_id, c.span_start, c.span_end, c.claim_id
