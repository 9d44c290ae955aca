-- Every claim of who did what, with who makes it and against whom.
-- An event's claims stand together, and in it those of one teller, and what one teller says of one actor.
-- The events, tellers and actors of most claims stand first, an article's own voice after those who are credited. An
-- answer is the first of the claims with which a teller says the same of the same actor.
WITH placed AS (
    SELECT
        claim_id,
        coalesce(claimant_id, 'article ' || source_id) AS teller,
        row_number() OVER (ORDER BY source_id, span_start, span_end, claim_id) AS place
    FROM attributions
),

answered AS (
    SELECT
        p.claim_id,
        p.teller,
        p.place,
        min(p.place) OVER (PARTITION BY a.event_id, p.teller, a.accused_id, a.stance, a.charge) AS answer,
        count(*) OVER (PARTITION BY a.event_id) AS event_claims,
        count(*) OVER (PARTITION BY a.event_id, p.teller) AS teller_claims,
        count(*) OVER (PARTITION BY a.event_id, a.accused_id) AS accused_claims
    FROM placed AS p
    INNER JOIN attributions AS a ON p.claim_id = a.claim_id
)

SELECT
    a.claim_id,
    a.event_id,
    e.status AS event_status,
    t.teller,
    t.answer,
    t.answer = t.place AS first_of_answer,
    row_number() OVER (PARTITION BY t.answer, a.source_id ORDER BY t.place) = 1 AS first_in_article,
    t.accused_claims,
    a.claimant_id,
    c.claimant_naming,
    c.claimant_basis,
    a.accused_id,
    accused.name AS accused,
    a.stance,
    stance.label AS stance_label,
    a.charge,
    c.basis,
    charge.label AS charge_label,
    charge.no_deed,
    a.source_id,
    coalesce(s.publisher, s.title, a.source_id) AS article,
    a.paragraph,
    p.role IN ('headline', 'subhead') AS in_headline,
    a.exact,
    c.credit_exact,
    c.credit_paragraph
FROM attributions AS a
INNER JOIN answered AS t ON a.claim_id = t.claim_id
INNER JOIN claims AS c ON a.claim_id = c.claim_id
INNER JOIN sources AS s ON a.source_id = s.source_id
INNER JOIN paragraphs AS p ON a.source_id = p.source_id AND a.paragraph = p.paragraph
INNER JOIN actors AS accused ON a.accused_id = accused.actor_id
LEFT JOIN events AS e ON a.event_id = e.event_id
LEFT JOIN vocabulary AS stance ON stance.vocabulary = 'responsibility_stance' AND a.stance = stance.value
LEFT JOIN vocabulary AS charge ON charge.vocabulary = 'charge' AND a.charge = charge.value
ORDER BY
    a.event_id IS NULL,
    t.event_claims DESC,
    a.event_id,
    a.claimant_id IS NULL,
    t.teller_claims DESC,
    t.teller,
    t.answer,
    t.place
