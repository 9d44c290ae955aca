-- What the tellings of each event say of each of its aspects, the answer of most tellings first.
-- Who began what several do together is no difference in who took part: a counterpart is an actor like the other.
WITH casts AS (
    SELECT
        claim_id,
        string_agg(
            CASE role WHEN 'counterpart' THEN 'actor' ELSE role END || ' ' || actor_id, '; '
            ORDER BY CASE role WHEN 'counterpart' THEN 'actor' ELSE role END, actor_id
        ) AS participants
    FROM event_participants
    GROUP BY claim_id
),

told AS (
    SELECT claim_id, 1 AS aspect_no, 'status' AS aspect, status AS answer FROM event_mentions
    UNION ALL
    SELECT claim_id, 2, 'date', date FROM event_mentions
    UNION ALL
    SELECT claim_id, 3, 'place_id', place_id FROM event_mentions
    UNION ALL
    SELECT claim_id, 4, 'means', string_agg(means, '; ' ORDER BY means) FROM mention_means GROUP BY claim_id
    UNION ALL
    SELECT claim_id, 5, 'participants', participants FROM casts
),

answered AS (
    SELECT
        m.event_id,
        told.aspect_no,
        told.aspect,
        told.answer,
        m.claim_id,
        m.claimant_id AS teller_id,
        m.stance,
        c.claimant_basis AS teller_basis,
        c.basis,
        m.modality,
        m.source_id,
        m.paragraph,
        m.span_start,
        count(*) OVER (PARTITION BY m.event_id, told.aspect, told.answer) AS tellings,
        min(m.claim_id) OVER (PARTITION BY m.event_id, told.aspect, told.answer) AS first_told
    FROM told
    INNER JOIN event_mentions AS m ON told.claim_id = m.claim_id
    INNER JOIN claims AS c ON m.claim_id = c.claim_id
    WHERE told.answer IS NOT NULL
)

SELECT
    event_id,
    aspect,
    answer,
    tellings,
    sum(CASE claim_id WHEN first_told THEN 1 ELSE 0 END) OVER (PARTITION BY event_id, aspect) AS answers,
    claim_id,
    teller_id,
    teller_basis,
    stance,
    basis,
    modality,
    source_id,
    paragraph
FROM answered
ORDER BY event_id, aspect_no, tellings DESC, first_told, source_id, span_start, claim_id
