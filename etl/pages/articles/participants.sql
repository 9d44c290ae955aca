-- Who takes part in the events that each article tells.
SELECT c.source_id, p.claim_id, p.role, p.actor_id
FROM event_participants AS p
INNER JOIN claims AS c ON p.claim_id = c.claim_id
ORDER BY c.source_id, p.claim_id, p.actor_id, p.role
