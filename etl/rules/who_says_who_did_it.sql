-- Who says that who did it: one row an event, a charge, an accused, a claimant and a stance, with how often and where.
-- Charges that tell of no deed stand here too, with what they say instead: who was present, or is called terrorist.
-- A charge, its denial and what is left unclear stand beside each other, each with its own row. An article's own voice
-- is a claimant of its own for each article; the claimant is null there. Of what is planned, threatened, demanded or
-- feared, or did not happen, the accused is named as the one who would do it: event_status tells which that is.
-- Key: event_id, charge, accused_id, stance, claimant_id, own_voice_of
-- event: Title of the event.
-- event_status [event_status]: How the event stands: only what occurred, is ongoing or claimed is told as done.
-- no_deed [no_deed]: What the charge says where it is of no deed; null where the accused did, directed or backed
--   something, or answers for it.
-- accused: Name of the actor of whom the charge is made, denied or left open.
-- accused_side: Side of the accused as the articles tell the conflict; inferred.
-- claimant: Name of the claimant; null is the article's own voice.
-- claimant_side: Side of the claimant; null for an article's own voice.
-- claimant_basis: Inferred where the claimant is concluded in every one of the claims, else stated; null for an
--   article's own voice.
-- own_voice_of: The article whose own voice it is; null where there is a claimant.
-- basis: Inferred where every one of the claims is our conclusion, else stated.
-- claims: Number of claims.
-- claims_inferred: Of them those that are our conclusion, or whose claimant is.
-- in_headline: Of them in headlines and subheads.
-- in_body: Of them in running text.
-- elsewhere: Of them in captions and the like.
-- articles: Articles that print them.
-- origins_low: Origins behind them, those that are unknown counted as one.
-- origins_high: Origins behind them, each claim of unknown origin counted as its own.
-- first_claim_id: The first of them, by article and place in it.
-- first_basis [basis]: Whether that one is printed (stated) or our conclusion (inferred).
WITH said AS (
    SELECT
        a.event_id,
        a.charge,
        a.accused_id,
        a.claimant_id,
        CASE WHEN a.claimant_id IS NULL THEN a.source_id END AS own_voice_of,
        a.stance,
        a.claim_id,
        a.source_id,
        c.origin_id,
        c.basis,
        c.claimant_basis,
        p.role,
        row_number() OVER (
            PARTITION BY
                a.event_id,
                a.charge,
                a.accused_id,
                a.claimant_id,
                CASE WHEN a.claimant_id IS NULL THEN a.source_id END,
                a.stance
            ORDER BY a.source_id, a.span_start, a.span_end, a.claim_id
        ) AS nth
    FROM attributions AS a
    INNER JOIN claims AS c ON a.claim_id = c.claim_id
    INNER JOIN paragraphs AS p ON a.source_id = p.source_id AND a.paragraph = p.paragraph
),

counted AS (
    SELECT
        event_id,
        charge,
        accused_id,
        claimant_id,
        own_voice_of,
        stance,
        max(basis) AS basis,
        max(claimant_basis) AS claimant_basis,
        count(*) AS claims,
        count(*) FILTER (WHERE 'inferred' IN (basis, claimant_basis)) AS claims_inferred,
        count(*) FILTER (WHERE role IN ('headline', 'subhead')) AS in_headline,
        count(*) FILTER (WHERE role = 'body') AS in_body,
        count(DISTINCT source_id) AS articles,
        count(DISTINCT origin_id) AS origins,
        count(*) FILTER (WHERE origin_id IS NULL) AS unknown,
        max(claim_id) FILTER (WHERE nth = 1) AS first_claim_id,
        max(basis) FILTER (WHERE nth = 1) AS first_basis
    FROM said
    GROUP BY event_id, charge, accused_id, claimant_id, own_voice_of, stance
)

SELECT
    c.event_id,
    e.title AS event,
    e.status AS event_status,
    c.charge,
    v.no_deed,
    c.accused_id,
    accused.name AS accused,
    accused.side AS accused_side,
    c.stance,
    c.claimant_id,
    claimant.name AS claimant,
    claimant.side AS claimant_side,
    c.claimant_basis,
    c.own_voice_of,
    c.basis,
    c.claims,
    c.claims_inferred,
    c.in_headline,
    c.in_body,
    c.claims - c.in_headline - c.in_body AS elsewhere,
    c.articles,
    c.origins + CASE WHEN c.unknown > 0 THEN 1 ELSE 0 END AS origins_low,
    c.origins + c.unknown AS origins_high,
    c.first_claim_id,
    c.first_basis
FROM counted AS c
INNER JOIN events AS e ON c.event_id = e.event_id
INNER JOIN actors AS accused ON c.accused_id = accused.actor_id
LEFT JOIN actors AS claimant ON c.claimant_id = claimant.actor_id
LEFT JOIN vocabulary AS v ON v.vocabulary = 'charge' AND c.charge = v.value
ORDER BY c.event_id, c.charge, c.accused_id, c.stance, c.claimant_id NULLS FIRST, c.own_voice_of
