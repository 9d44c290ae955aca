-- title: An event whose id gives the same number as another's in the GED-shaped view
-- severity: error
-- advice: choose another id for one of them
-- example: seeds/events.yml
--   +- {event: raid-24104, title: Raid, type: attack, status: occurred}
--   +- {event: ▶raid-45850, title: Raid, type: attack, status: occurred}
--    - {event: talks-2018,
-- says: An event whose id gives the same number as another's in the GED-shaped view: event is 'raid-45850'; expected an
--   id with another number in the GED-shaped view than raid-24104
--
-- The GED-shaped view gives an event the number in the first seven hexadecimal digits of the MD5 of its id. Two events
-- with one number would be taken for one; the later of them is told.
WITH numbered AS (
    SELECT "row", event_id, substr(md5(event_id), 1, 7) AS digits FROM events WHERE event_id IS NOT NULL
),

taken AS (
    SELECT
        "row",
        event_id,
        lag(event_id) OVER (PARTITION BY digits ORDER BY "row") AS other_id
    FROM numbered
)

SELECT
    'events' AS table_name,
    "row",
    'event_id' AS field,
    event_id AS value,
    'an id with another number in the GED-shaped view than ' || other_id AS expected
FROM taken
WHERE other_id <> event_id
ORDER BY "row";
