-- The tellings on which the status of each event rests, and the claimants' that deny it: one row a telling.
-- They are those of the event's status that an article asserts in its own voice; where there is none, those that
-- claimants assert; where nobody asserts it, those that deny or doubt it, an article's own before claimants'. Where it
-- rests on claimants who assert it, the tellings of claimants who deny or doubt the event stand beside theirs.
-- status: How the event stands, as in the table of events.
-- stance [telling_stance]: Whether the telling asserts what has that status, or denies or doubts it. Who says that it
--   is denied or did not happen denies it.
-- against: Whether the telling denies or doubts a status that others assert; else the status rests on it.
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
        CASE
            WHEN e.status = m.status THEN m.stance
            WHEN m.stance = 'asserts' AND m.status IN ('denied', 'did_not_happen') THEN 'denies'
            WHEN m.stance <> 'asserts' AND m.status NOT IN ('denied', 'did_not_happen') THEN m.stance
        END AS stance,
        m.modality,
        c.basis,
        c.claimant_basis,
        e.status = m.status AS of_status,
        bool_or(e.status = m.status AND m.stance = 'asserts') OVER (PARTITION BY e.event_id) AS any_asserted
    FROM events AS e
    INNER JOIN event_mentions AS m ON e.event_id = m.event_id
    INNER JOIN claims AS c ON m.claim_id = c.claim_id
    WHERE e.status = m.status OR e.status NOT IN ('denied', 'did_not_happen')
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
        any_asserted AND stance <> 'asserts' AS against,
        bool_or(claimant_id IS NULL AND of_status AND (stance = 'asserts') = any_asserted) OVER (
            PARTITION BY event_id
        ) AS own_voice
    FROM tellings
    WHERE of_status OR (any_asserted AND stance <> 'asserts')
)

SELECT
    v.event_id,
    v.status,
    v.claim_id,
    v.basis,
    v.stance,
    v.against,
    v.modality,
    v.claimant_id AS teller_id,
    a.name AS teller,
    v.claimant_basis AS teller_basis
FROM vouching AS v
LEFT JOIN actors AS a ON v.claimant_id = a.actor_id
WHERE v.own_voice = (v.claimant_id IS NULL) AND NOT (v.against AND v.own_voice)
ORDER BY v.event_id, a.name NULLS FIRST, v.claimant_id, v.claim_id
