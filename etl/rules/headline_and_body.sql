-- What a headline says in the article's own voice and the body only reports, and the other way round.
-- One row an article and a matter that both tell: an event, a count, or a charge against somebody. Headlines count with
-- subheads; the body is running text alone, without captions. Denials, doubts and claims that leave a matter open are
-- no statement of it.
-- Key: source_id, headline_claim_id, body_claim_id
-- matter: What is compared: event, count or responsibility.
-- stated_by: The part that states it in the article's own voice: headline or body; the other only credits it to
--   somebody.
-- headline_claim_id: The first claim of the headline on it.
-- headline_basis: Whether what that claim says is printed, or our conclusion.
-- body_claim_id: The first claim of the body on it.
-- body_basis: Whether what that claim says is printed, or our conclusion.
WITH matters AS (
    SELECT claim_id, 'event' AS matter, event_id, NULL AS tally_id, NULL AS accused_id, NULL AS charge
    FROM event_mentions
    WHERE stance = 'asserts' AND event_id IS NOT NULL
    UNION ALL
    SELECT claim_id, 'count', event_id, tally_id, NULL, NULL
    FROM casualties
    WHERE stance = 'asserts' AND tally_id IS NOT NULL
    UNION ALL
    SELECT claim_id, 'count', event_id, tally_id, NULL, NULL
    FROM figures
    WHERE stance = 'asserts' AND tally_id IS NOT NULL
    UNION ALL
    SELECT claim_id, 'responsibility', event_id, NULL, accused_id, charge
    FROM attributions
    WHERE stance IN ('asserts', 'accuses', 'accepts')
),

placed AS (
    SELECT
        m.matter,
        c.source_id,
        -- The event of a count is that of its tally: a claim may leave it out.
        CASE WHEN m.matter = 'count' THEN t.event_id ELSE m.event_id END AS event_id,
        m.tally_id,
        m.accused_id,
        m.charge,
        c.claimant_id IS NULL AS own_voice,
        p.role IN ('headline', 'subhead') AS in_headline,
        c.claim_id,
        c.basis,
        row_number() OVER (
            PARTITION BY
                c.source_id,
                m.matter,
                CASE WHEN m.matter = 'count' THEN t.event_id ELSE m.event_id END,
                m.tally_id,
                m.accused_id,
                m.charge,
                p.role IN ('headline', 'subhead')
            ORDER BY c.span_start, c.claim_id
        ) AS nth
    FROM matters AS m
    INNER JOIN claims AS c ON m.claim_id = c.claim_id
    INNER JOIN paragraphs AS p ON c.source_id = p.source_id AND c.paragraph = p.paragraph
    LEFT JOIN tallies AS t ON m.tally_id = t.tally_id
    WHERE p.role IN ('headline', 'subhead', 'body')
),

told AS (
    SELECT
        source_id,
        matter,
        event_id,
        tally_id,
        accused_id,
        charge,
        bool_or(own_voice) FILTER (WHERE in_headline) AS headline_states,
        bool_or(own_voice) FILTER (WHERE NOT in_headline) AS body_states,
        max(claim_id) FILTER (WHERE in_headline AND nth = 1) AS headline_claim_id,
        max(basis) FILTER (WHERE in_headline AND nth = 1) AS headline_basis,
        max(claim_id) FILTER (WHERE NOT in_headline AND nth = 1) AS body_claim_id,
        max(basis) FILTER (WHERE NOT in_headline AND nth = 1) AS body_basis
    FROM placed
    GROUP BY source_id, matter, event_id, tally_id, accused_id, charge
)

SELECT
    source_id,
    matter,
    event_id,
    tally_id,
    accused_id,
    charge,
    CASE WHEN headline_states THEN 'headline' ELSE 'body' END AS stated_by,
    headline_claim_id,
    headline_basis,
    body_claim_id,
    body_basis
FROM told
WHERE headline_states <> body_states
ORDER BY source_id, matter, event_id, tally_id, accused_id, charge
