-- Which events have a row in the GED-shaped view, and why the others have none: one row an event.
-- The first reason that holds is given; crosswalk_losses counts them and says what they mean.
-- left_out: Why the event has no row in ged_shaped; null where it has one.
WITH RECURSIVE harm AS (
    SELECT
        event_id,
        bool_or(outcome = 'killed' AND scope = 'event') AS killed_here,
        bool_or(outcome = 'killed') AS killed
    FROM tally_victims
    WHERE event_id IS NOT NULL
    GROUP BY event_id
),

counted AS MATERIALIZED (
    SELECT DISTINCT t.event_id
    FROM tally_victims AS t
    INNER JOIN tally_votes AS k
        ON t.tally_id = k.tally_id AND k.electorate = 'said' AND t.outcome = 'killed' AND t.scope = 'event'
    INNER JOIN events AS e ON t.event_id = e.event_id AND e.status IN ('occurred', 'ongoing', 'claimed')
    INNER JOIN vocabulary AS v ON v.vocabulary = 'event_type' AND e.type = v.value AND v.violent
),

wholes (event_id, whole_id) AS (
    SELECT event_id, part_of_id FROM events WHERE part_of_id IS NOT NULL
    UNION
    SELECT w.event_id, e.part_of_id
    FROM wholes AS w
    INNER JOIN events AS e ON w.whole_id = e.event_id
    WHERE e.part_of_id IS NOT NULL
),

-- What a row needs besides its dead.
framed AS MATERIALIZED (
    SELECT
        c.event_id,
        CASE
            WHEN p.date_prec IS NULL THEN 'no_day'
            WHEN p.where_prec IS NULL THEN 'no_place'
            WHEN k.gw_number IS NULL OR k.ged_region IS NULL THEN 'country_not_told'
            WHEN l.latitude IS NULL OR l.longitude IS NULL THEN 'no_point'
            WHEN s.claim_id IS NULL AND n.event_id IS NOT NULL THEN 'not_looked_for'
            WHEN s.claim_id IS NULL THEN 'nobody_accused'
            WHEN s.state_fire AND s.target_party_id IS NULL THEN 'aim_not_told'
            WHEN s.type_of_violence IS NULL THEN 'violence_not_typed'
        END AS lacking
    FROM counted AS c
    INNER JOIN event_setting AS p ON c.event_id = p.event_id
    INNER JOIN event_sides AS s ON c.event_id = s.event_id
    LEFT JOIN places AS l ON p.place_id = l.place_id
    LEFT JOIN country_codes AS k ON p.country = k.country
    LEFT JOIN event_not_looked_for AS n ON c.event_id = n.event_id AND n.kind = 'attributions' AND n.looking = 0
),

parts AS (
    SELECT DISTINCT w.event_id
    FROM wholes AS w
    INNER JOIN framed AS c ON w.whole_id = c.event_id AND c.lacking IS NULL
    WHERE w.whole_id <> w.event_id
)

SELECT
    e.event_id,
    CASE
        WHEN NOT coalesce(v.violent, FALSE) THEN 'not_violent'
        WHEN e.status IS NULL THEN 'not_looked_for'
        WHEN e.status = 'denied' THEN 'denied'
        WHEN NOT coalesce(e.status IN ('occurred', 'ongoing', 'claimed'), FALSE) THEN 'not_happened'
        WHEN c.event_id IS NOT NULL AND p.event_id IS NOT NULL THEN 'part_of_another'
        WHEN c.event_id IS NOT NULL THEN f.lacking
        WHEN h.killed_here THEN 'no_number'
        WHEN h.killed THEN 'only_running_totals'
        WHEN h.event_id IS NOT NULL THEN 'harm_other_than_death'
        WHEN n.event_id IS NOT NULL THEN 'not_looked_for'
        ELSE 'no_harm_told'
    END AS left_out
FROM events AS e
LEFT JOIN vocabulary AS v ON v.vocabulary = 'event_type' AND e.type = v.value
LEFT JOIN harm AS h ON e.event_id = h.event_id
LEFT JOIN counted AS c ON e.event_id = c.event_id
LEFT JOIN framed AS f ON e.event_id = f.event_id
LEFT JOIN parts AS p ON e.event_id = p.event_id
LEFT JOIN event_not_looked_for AS n ON e.event_id = n.event_id AND n.kind = 'casualties' AND n.looking = 0
ORDER BY e.event_id
