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
-- Which of several statuses it may be, event-voice says. An event has no status, and needs no mention, where no article
-- that makes a claim of it was searched for events; where none makes any, as of a whole of others, where some article
-- was not.
WITH told AS (
    SELECT
        event_id,
        string_agg(DISTINCT status, ' or ' ORDER BY status) FILTER (
            WHERE stance = 'asserts' OR status = 'hypothetical'
        ) AS statuses
    FROM event_mentions
    GROUP BY event_id
),

claimed AS (
    SELECT c.event_id, count(s.source_id) > 0 AS searched
    FROM claims AS c
    LEFT JOIN source_scope AS s ON c.source_id = s.source_id AND s.kind = 'events'
    GROUP BY c.event_id
),

articles AS (
    SELECT (SELECT count(*) FROM sources) = (SELECT count(*) FROM source_scope WHERE kind = 'events') AS all_searched
)

SELECT
    'events' AS table_name,
    e."row",
    'status' AS field,
    e.status AS value,
    CASE
        WHEN t.statuses IS NOT NULL THEN t.statuses || ', as its mentions tell it'
        WHEN coalesce(c.searched, a.all_searched) THEN 'at least one mention that asserts it'
        ELSE 'no status, since no article that tells of it was searched for events'
    END AS expected,
    CASE
        WHEN t.statuses IS NULL AND NOT coalesce(c.searched, a.all_searched)
            THEN 'take the status out of seeds/events.yml, or add events to the scope of an article that tells of it'
    END AS hint
FROM events AS e
CROSS JOIN articles AS a
LEFT JOIN told AS t ON e.event_id = t.event_id
LEFT JOIN claimed AS c ON e.event_id = c.event_id
WHERE
    CASE
        WHEN e.status IS NULL THEN t.event_id IS NOT NULL OR coalesce(c.searched, a.all_searched)
        ELSE coalesce(NOT contains(' ' || t.statuses || ' ', ' ' || e.status || ' '), TRUE)
    END
ORDER BY e."row";
