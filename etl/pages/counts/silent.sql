-- The articles without a claim under each count that were searched for such numbers, and whether they tell its event.
WITH numbers AS (
    SELECT tally_id, source_id FROM casualties
    UNION
    SELECT tally_id, source_id FROM figures
),

telling AS (SELECT DISTINCT event_id, source_id FROM claims)

SELECT
    t.tally_id,
    s.source_id,
    CASE
        WHEN telling.source_id IS NOT NULL THEN TRUE
        WHEN t.event_id IS NOT NULL AND v.source_id IS NOT NULL THEN FALSE
    END AS tells_event
FROM tallies AS t
CROSS JOIN sources AS s
INNER JOIN source_scope AS l
    ON s.source_id = l.source_id AND l.kind = CASE WHEN t.outcome IS NULL THEN 'figures' ELSE 'casualties' END
LEFT JOIN source_scope AS v ON s.source_id = v.source_id AND v.kind = 'events'
LEFT JOIN numbers AS n ON t.tally_id = n.tally_id AND s.source_id = n.source_id
LEFT JOIN telling ON t.event_id = telling.event_id AND s.source_id = telling.source_id
WHERE n.source_id IS NULL
ORDER BY t.tally_id, s.source_id
