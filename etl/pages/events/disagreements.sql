-- The disagreements in which each event stands, with how many answers each has.
-- An event stands in one that is about it, and in each in which a claim of the event gives an answer, whatever event
-- the disagreement is about. The ids of the articles that answer are parted by spaces.
WITH standing AS (
    SELECT event_id, disagreement_id FROM disagreements WHERE event_id IS NOT NULL
    UNION
    SELECT c.event_id, p.disagreement_id
    FROM disagreement_claims AS p
    INNER JOIN claims AS c ON p.claim_id = c.claim_id
    WHERE c.event_id IS NOT NULL
),

answered AS (
    SELECT
        disagreement_id,
        count(DISTINCT position_no) AS answers,
        string_agg(DISTINCT source_id, ' ' ORDER BY source_id) AS answered_in
    FROM disagreement_positions
    GROUP BY disagreement_id
)

SELECT
    s.event_id,
    d.disagreement_id,
    d.question,
    d.weight,
    coalesce(d.event_id = s.event_id, FALSE) AS about_it,
    coalesce(a.answers, 0) AS answers,
    a.answered_in
FROM standing AS s
INNER JOIN disagreements AS d ON s.disagreement_id = d.disagreement_id
LEFT JOIN answered AS a ON d.disagreement_id = a.disagreement_id
ORDER BY s.event_id, d.disagreement_id
