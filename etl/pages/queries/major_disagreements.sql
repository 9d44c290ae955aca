-- The answers to the major disagreements, with the origins on each side.
SELECT
    s.disagreement_id,
    s.question,
    s.position_no,
    s.answer,
    s.articles,
    s.origins_low,
    s.origins_high,
    d.tally_id,
    sum(s.articles) OVER (PARTITION BY s.disagreement_id) AS articles_in_all
FROM disagreement_sizes AS s
INNER JOIN disagreements AS d ON s.disagreement_id = d.disagreement_id
WHERE d.weight = 'major'
ORDER BY articles_in_all DESC, s.disagreement_id, s.position_no
