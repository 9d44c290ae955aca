-- The count of people harmed that most articles tell, and the one whose numbers lie furthest apart.
WITH harmed AS (
    SELECT
        t.tally_id,
        t.title,
        row_number() OVER (ORDER BY count(DISTINCT c.source_id) DESC, count(*) DESC, t.tally_id) AS place,
        max(c.largest) / nullif(min(c.smallest), 0) AS ratio
    FROM tally_claims AS c
    INNER JOIN tallies AS t ON c.tally_id = t.tally_id
    WHERE c.stance = 'asserts' AND c.smallest IS NOT NULL AND t.outcome IS NOT NULL
    GROUP BY t.tally_id, t.title
)

SELECT tally_id, title FROM harmed
WHERE place = 1 OR ratio > 1
ORDER BY place = 1 DESC, ratio DESC, place
LIMIT 2
