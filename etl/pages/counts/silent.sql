-- The articles without a claim under each count, and whether they have one about its event.
WITH numbers AS (
    SELECT tally_id, source_id FROM casualties
    UNION
    SELECT tally_id, source_id FROM figures
),

telling AS (SELECT DISTINCT event_id, source_id FROM claims)

SELECT
    t.tally_id,
    s.source_id,
    CASE WHEN t.event_id IS NOT NULL THEN telling.source_id IS NOT NULL END AS tells_event
FROM tallies AS t
CROSS JOIN sources AS s
LEFT JOIN numbers AS n ON t.tally_id = n.tally_id AND s.source_id = n.source_id
LEFT JOIN telling ON t.event_id = telling.event_id AND s.source_id = telling.source_id
WHERE n.source_id IS NULL
ORDER BY t.tally_id, s.source_id
