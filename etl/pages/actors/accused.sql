-- Who charges each actor with what, and who accepts, denies or leaves it open.
SELECT
    a.accused_id AS actor_id,
    a.claim_id,
    a.source_id,
    a.paragraph,
    a.exact,
    a.event_id,
    e.status AS event_status,
    a.stance,
    a.charge,
    a.claimant_id,
    c.claimant_naming,
    c.claimant_basis
FROM attributions AS a
INNER JOIN claims AS c ON a.claim_id = c.claim_id
LEFT JOIN events AS e ON a.event_id = e.event_id
ORDER BY a.accused_id, a.source_id, a.span_start, a.span_end, a.claim_id
