-- The counts whose numbers are printed most often, with how often, where they are repeated at all.
SELECT c.tally_id, t.title, count(*) AS printings
FROM tally_claims AS c
INNER JOIN tallies AS t ON c.tally_id = t.tally_id
WHERE c.stance = 'asserts' AND c.smallest IS NOT NULL
GROUP BY c.tally_id, t.title
HAVING count(*) > 1
ORDER BY printings DESC, c.tally_id
LIMIT 6
