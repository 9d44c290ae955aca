-- title: An event's status that no mention asserts
-- severity: error
-- advice: change the status in seeds/events.yml, or in the mention that tells it so
-- needs: whole
-- example: seeds/events.yml
--   -type: deployment, status: planned
--   +type: deployment, status: ▶occurred
-- says: An event's status that no mention asserts: status is 'occurred'; expected planned, as its mentions tell it
--
-- An event has the status that at least one of its mentions asserts, and so at least one mention: before an event is
-- anything else, it is what the articles say of it. What is only denied or doubted nobody tells; it is hypothetical.
-- Which of several statuses it may be, event-voice says.
WITH told AS (
    SELECT event_id, string_agg(DISTINCT status, ' or ' ORDER BY status) AS statuses
    FROM event_mentions
    WHERE stance = 'asserts' OR status = 'hypothetical'
    GROUP BY event_id
)

SELECT
    'events' AS table_name,
    e."row",
    'status' AS field,
    e.status AS value,
    coalesce(t.statuses || ', as its mentions tell it', 'at least one mention that asserts it') AS expected
FROM events AS e
LEFT JOIN told AS t ON e.event_id = t.event_id
WHERE
    NOT EXISTS (
        SELECT 1 FROM event_mentions AS m
        WHERE
            m.event_id = e.event_id
            AND m.status = e.status
            AND (m.stance = 'asserts' OR m.status = 'hypothetical')
    )
ORDER BY e."row";
