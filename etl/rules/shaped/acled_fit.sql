-- Which events have a row in the ACLED-shaped view, and why the others have none: one row an event.
-- The first reason that holds is given; crosswalk_losses counts them and says what they mean.
-- left_out: Why the event has no row in acled_shaped; null where it has one.
SELECT
    e.event_id,
    CASE
        WHEN a.event_id IS NULL THEN 'not_violent'
        WHEN e.status = 'denied' THEN 'denied'
        WHEN NOT coalesce(e.status IN ('occurred', 'ongoing', 'claimed'), FALSE) THEN 'not_happened'
        WHEN
            a.acled_sub_event_type IS NULL AND e.type IN ('attack', 'reprisal', 'capture_of_place')
            THEN 'type_not_told'
        WHEN a.acled_sub_event_type IS NULL THEN 'war_or_campaign'
        WHEN e.status = 'ongoing' AND e.date_start IS NULL AND e.date_end IS NULL THEN 'state_of_affairs'
    END AS left_out,
    a.acled_event_type,
    a.acled_sub_event_type
FROM events AS e
LEFT JOIN acled_types AS a ON e.event_id = a.event_id
ORDER BY e.event_id
