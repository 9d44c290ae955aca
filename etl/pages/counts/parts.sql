-- The counts of which each is made.
SELECT part_of_id AS tally_id, tally_id AS part_id, title
FROM tallies
WHERE part_of_id IS NOT NULL
ORDER BY part_of_id, part_id
