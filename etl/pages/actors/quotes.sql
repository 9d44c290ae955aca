-- What is quoted of each actor, and who vouches for it.
SELECT
    q.speaker_id AS actor_id,
    q.claim_id,
    q.source_id,
    q.paragraph,
    q.exact,
    q.topic,
    q.event_id,
    q.claimant_id,
    c.claimant_naming,
    c.claimant_basis
FROM quotes AS q
INNER JOIN claims AS c ON q.claim_id = c.claim_id
WHERE q.speaker_id IS NOT NULL
ORDER BY q.speaker_id, q.source_id, q.span_start, q.span_end, q.claim_id
