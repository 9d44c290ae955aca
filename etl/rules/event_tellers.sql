-- Whose word an event's status is, where no article tells it so in its own voice: one row an event, a teller and a
-- stance.
-- The status is that of the event, and its tellers are those who are credited with a mention of that status. Who denies
-- or doubts such a telling stands here only where nobody asserts it. An event that an article tells so in its own voice
-- has no row: the status is the article's.
-- Key: event_id, teller_id, stance
-- status: How the event stands, as in the table of events.
-- teller_id: The claimant, an actor.
-- teller: Name of the claimant.
-- stance [telling_stance]: Whether the claimant asserts what has that status, or denies or doubts it.
-- basis [basis]: Inferred where the claimant is our conclusion in each such telling, else stated.
-- tellings: Number of these tellings.
WITH tellings AS (
    SELECT
        e.event_id,
        e.status,
        m.claimant_id,
        m.stance,
        c.claimant_basis,
        m.stance = 'asserts' AS asserted,
        bool_or(m.stance = 'asserts') OVER (PARTITION BY e.event_id) AS any_asserted
    FROM events AS e
    INNER JOIN event_mentions AS m ON e.event_id = m.event_id AND e.status = m.status
    INNER JOIN claims AS c ON m.claim_id = c.claim_id
),

-- Where somebody asserts it, those who do are its tellers, else all.
deciding AS (
    SELECT
        event_id,
        status,
        claimant_id,
        stance,
        claimant_basis,
        bool_or(claimant_id IS NULL) OVER (PARTITION BY event_id) AS own_voice
    FROM tellings
    WHERE asserted = any_asserted
)

SELECT
    d.event_id,
    d.status,
    d.claimant_id AS teller_id,
    a.name AS teller,
    d.stance,
    max(d.claimant_basis) AS basis,
    count(*) AS tellings
FROM deciding AS d
INNER JOIN actors AS a ON d.claimant_id = a.actor_id
WHERE NOT d.own_voice
GROUP BY d.event_id, d.status, d.claimant_id, a.name, d.stance
ORDER BY d.event_id, a.name, d.claimant_id, d.stance
