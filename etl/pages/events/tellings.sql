-- What each telling says of an event, in reading order.
-- A cast is the role and the actor of each who takes part; the means are all that are told.
WITH casts AS (
    SELECT claim_id, string_agg(role || ' ' || actor_id, '; ' ORDER BY role, actor_id) AS participants
    FROM event_participants
    GROUP BY claim_id
),

used AS (
    SELECT claim_id, string_agg(means, '; ' ORDER BY means) AS means
    FROM mention_means
    GROUP BY claim_id
)

SELECT
    m.event_id,
    m.claim_id,
    m.source_id,
    m.paragraph,
    m.exact,
    c.basis,
    m.claimant_id,
    c.claimant_naming,
    c.claimant_basis,
    c.credit_exact,
    c.credit_paragraph,
    m.stance,
    m.modality,
    m.status,
    m.date,
    m.date_basis,
    m.time_as_printed,
    m.place_id,
    m.place_precision,
    used.means,
    casts.participants
FROM event_mentions AS m
INNER JOIN claims AS c ON m.claim_id = c.claim_id
LEFT JOIN casts ON m.claim_id = casts.claim_id
LEFT JOIN used ON m.claim_id = used.claim_id
ORDER BY m.event_id, m.source_id, m.span_start, m.span_end, m.claim_id
