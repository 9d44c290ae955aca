-- The tellings on which the status of each event rests: one row a telling.
-- They are those of the event's status that an article asserts in its own voice; where there is none, those that
-- claimants assert; where nobody asserts it, those that deny or doubt it, an article's own before claimants'.
-- status: How the event stands, as in the table of events.
-- stance [telling_stance]: Whether the telling asserts what has that status, or denies or doubts it.
-- modality [modality]: Whether it is told as certain, or with a word of chance or doubt.
-- teller_id: The claimant, an actor; null in an article's own voice.
-- teller: Name of the claimant.
-- teller_basis [basis]: Inferred where the article does not say who the claimant is, else stated; null without one.
WITH tellings AS (
    SELECT
        e.event_id,
        e.status,
        m.claim_id,
        m.claimant_id,
        m.stance,
        m.modality,
        c.basis,
        c.claimant_basis,
        m.stance = 'asserts' AS asserted,
        bool_or(m.stance = 'asserts') OVER (PARTITION BY e.event_id) AS any_asserted
    FROM events AS e
    INNER JOIN event_mentions AS m ON e.event_id = m.event_id AND e.status = m.status
    INNER JOIN claims AS c ON m.claim_id = c.claim_id
),

vouching AS (
    SELECT
        event_id,
        status,
        claim_id,
        claimant_id,
        stance,
        modality,
        basis,
        claimant_basis,
        bool_or(claimant_id IS NULL) OVER (PARTITION BY event_id) AS own_voice
    FROM tellings
    WHERE asserted = any_asserted
)

SELECT
    v.event_id,
    v.status,
    v.claim_id,
    v.basis,
    v.stance,
    v.modality,
    v.claimant_id AS teller_id,
    a.name AS teller,
    v.claimant_basis AS teller_basis
FROM vouching AS v
LEFT JOIN actors AS a ON v.claimant_id = a.actor_id
WHERE v.own_voice = (v.claimant_id IS NULL)
ORDER BY v.event_id, a.name NULLS FIRST, v.claimant_id, v.claim_id
