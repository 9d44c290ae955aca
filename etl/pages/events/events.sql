-- Every event as the articles tell it taken together, in the order of their days, those without a day last.
-- An event without a first day stands at its last.
SELECT
    e.event_id,
    e.title,
    'What each telling says of it, and where they differ: ' || e.title || '.' AS description,
    e.type,
    type.label AS type_label,
    e.status,
    status.label AS status_label,
    told.status_teller_ids,
    told.status_tellers,
    e.date,
    told.date_basis,
    told.date_teller_ids,
    told.date_tellers,
    told.date_teller_basis,
    e.place_id,
    p.name AS place,
    p.also_known_as,
    p.latitude IS NOT NULL AND p.longitude IS NOT NULL AS on_map,
    precision.label AS place_precision,
    e.condition,
    e.deadline,
    told.mentions AS tellings,
    e.summary,
    e.note
FROM events AS e
INNER JOIN event_timeline AS told ON e.event_id = told.event_id
LEFT JOIN places AS p ON e.place_id = p.place_id
LEFT JOIN vocabulary AS type ON type.vocabulary = 'event_type' AND e.type = type.value
LEFT JOIN vocabulary AS status ON status.vocabulary = 'event_status' AND e.status = status.value
LEFT JOIN vocabulary AS precision ON precision.vocabulary = 'place_precision' AND e.place_precision = precision.value
ORDER BY
    e.date IS NULL,
    coalesce(e.date_start, e.date_end) NULLS LAST,
    e.date_end NULLS LAST,
    coalesce(e.date, e.status),
    e.event_id
