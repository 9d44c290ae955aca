-- title: An event's days that are not those of its mentions
-- severity: error
-- advice: a fault of the publisher, not of a seed: these are computed
-- example: seeds/events.yml
--    - ▶event: bridge-strike
-- sql: UPDATE events SET date_end = DATE '2021-05-04', date = '2021-05-03/2021-05-04' WHERE event_id = 'bridge-strike'
-- says: An event's days that are not those of its mentions: events.date is '2021-05-03 to 2021-05-04'; expected
--   2021-05-03 to 2021-05-03, as its mentions tell it
--
-- An event's first and last day are those of the union of its mentions' days; open where one of them is open.
WITH told AS (
    SELECT
        event_id,
        CASE WHEN count(date_start) = count(*) THEN min(date_start) END AS first_day,
        CASE WHEN count(date_end) = count(*) THEN max(date_end) END AS last_day
    FROM event_mentions
    WHERE date_start IS NOT NULL OR date_end IS NOT NULL
    GROUP BY event_id
)

SELECT
    'events' AS table_name,
    e."row",
    'date' AS field,
    coalesce(CAST(e.date_start AS VARCHAR), 'open') || ' to ' || coalesce(CAST(e.date_end AS VARCHAR), 'open') AS value,
    coalesce(CAST(t.first_day AS VARCHAR), 'open') || ' to ' || coalesce(CAST(t.last_day AS VARCHAR), 'open')
    || ', as its mentions tell it' AS expected
FROM events AS e
LEFT JOIN told AS t ON e.event_id = t.event_id
WHERE e.date_start IS DISTINCT FROM t.first_day OR e.date_end IS DISTINCT FROM t.last_day
ORDER BY e."row";
