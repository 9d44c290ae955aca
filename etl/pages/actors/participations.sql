-- The tellings that name each actor in an event, the event of most tellings first.
SELECT p.actor_id, m.event_id, p.role, p.claim_id, m.source_id, m.paragraph
FROM event_participants AS p
INNER JOIN event_mentions AS m ON p.claim_id = m.claim_id
ORDER BY
    p.actor_id,
    count(*) OVER (PARTITION BY p.actor_id, m.event_id, p.role) DESC,
    m.event_id,
    p.role,
    p.claim_id
