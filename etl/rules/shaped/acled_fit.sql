-- Which events have a row in the ACLED-shaped view, and why the others have none: one row an event.
-- The first reason that holds is given; crosswalk_losses counts them and says what they mean.
-- left_out: Why the event has no row in acled_shaped; null where it has one.
SELECT
    e.event_id,
    CASE
        WHEN a.event_id IS NULL THEN 'not_violent'
        WHEN e.status IS NULL THEN 'not_looked_for'
        WHEN e.status = 'denied' THEN 'denied'
        WHEN NOT coalesce(e.status IN ('occurred', 'ongoing', 'claimed'), FALSE) THEN 'not_happened'
        WHEN
            a.acled_sub_event_type IS NULL AND e.type IN ('attack', 'reprisal', 'capture_of_place')
            THEN 'type_not_told'
        WHEN a.acled_sub_event_type IS NULL THEN 'war_or_campaign'
        WHEN e.status = 'ongoing' AND e.date_start IS NULL AND e.date_end IS NULL THEN 'state_of_affairs'
        WHEN p.time_precision IS NULL THEN 'no_day'
        WHEN p.geo_precision IS NULL THEN 'no_place'
        WHEN k.iso IS NULL OR k.acled_region IS NULL THEN 'country_not_told'
        WHEN l.latitude IS NULL OR l.longitude IS NULL THEN 'no_point'
        WHEN (s.claim_id IS NULL AND r.event_id IS NOT NULL) OR h.event_id IS NOT NULL THEN 'not_looked_for'
        WHEN s.claim_id IS NULL THEN 'nobody_accused'
        WHEN
            NOT x.is_organised OR (NOT coalesce(s.civilians_only, FALSE) AND NOT y.is_organised)
            THEN 'violence_not_typed'
        WHEN a.acled_event_type = 'Battles' AND s.target_party_id IS NULL THEN 'other_side_not_told'
    END AS left_out,
    a.acled_event_type,
    a.acled_sub_event_type
FROM events AS e
LEFT JOIN acled_types AS a ON e.event_id = a.event_id
LEFT JOIN event_setting AS p ON e.event_id = p.event_id
LEFT JOIN places AS l ON p.place_id = l.place_id
LEFT JOIN country_codes AS k ON p.country = k.country
LEFT JOIN event_sides AS s ON e.event_id = s.event_id
LEFT JOIN actor_parties AS x ON s.accused_party_id = x.actor_id
LEFT JOIN actor_parties AS y ON s.target_party_id = y.actor_id
LEFT JOIN event_not_looked_for AS r ON e.event_id = r.event_id AND r.kind = 'attributions' AND r.looking = 0
LEFT JOIN event_not_looked_for AS h ON e.event_id = h.event_id AND h.kind = 'casualties' AND h.looking = 0
ORDER BY e.event_id
