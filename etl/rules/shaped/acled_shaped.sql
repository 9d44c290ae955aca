-- Our events in the shape of ACLED, to be set beside its rows: the 31 columns of ACLED in their order and types.
-- ACLED-shaped, not ACLED data: our rows, none of theirs, and coded by us. A row is an event of a violent type that is
-- told as having happened, that has a place in ACLED's list of types, see acled_types, and a day, a country and actors:
-- every column that is never empty there is filled here. acled_fit says which events that leaves out, and
-- crosswalk_losses counts them and what these rows cannot carry. Diplomacy is left out rather than forced. Fatalities
-- follow the rule acled_style, our reading of ACLED's practice; 0 where none is told, as ACLED writes it, and the notes
-- say so. Actor 1 is the accused by claims, which notes names at the end, see event_accused, and actor 2 those struck;
-- whoever is accused together with actor 1 is its associate. A state that acts or is struck by force stands by its
-- military, as ACLED names forces, without the years of a government; everybody else stands by the record's name. Types
-- of actors follow: a military outside its own country is External/Other forces. The notes, made from the claims, hold
-- the dispute over the dead, who says and denies who did it, and each convention that the row follows.
-- Practice: columns and code lists stand in what ACLED publishes with its R package and in copies of its guides; how it
-- names forces and civilians is from memory.
-- What it cannot see: which numbers belong to one source, and where several militias of different kinds stand behind a
-- name.
-- event_id_cnty: Our event id after a prefix with a hyphen, which ACLED's own ids never have.
-- event_date: The day, or the middle one of those possible, see event_setting.
-- year: Year of that day.
-- time_precision: 1 the day, 2 within a week, 3 within a month.
-- disorder_type: Political violence in every row.
-- event_type: ACLED's event type.
-- sub_event_type: ACLED's sub-event type.
-- actor1: The accused party.
-- assoc_actor_1: The body or person that the deciding claim accuses, where it is not the party itself, and the parties
--   accused together with it, separated by semicolons.
-- inter1: Type of actor 1; an armed group is taken for a rebel group, a political party for a political militia.
-- actor2: The party struck, or the civilians; null where fire is told without either.
-- assoc_actor_2: The body or people struck by the record's name, where it is not that of actor 2.
-- inter2: Type of actor 2; null where there is none.
-- interaction: The two types, the lower code first, or the one alone.
-- civilian_targeting: Civilian targeting where all who are told as harmed are civilians.
-- iso: ISO 3166-1 numeric code of the country.
-- region: ACLED's region.
-- country: Name of the country.
-- admin1: Province or governorate.
-- admin2: Null: districts are not in the record.
-- admin3: Null: not in the record.
-- location: Name of the place.
-- latitude: Latitude of the place, to four places.
-- longitude: Longitude of the place, to four places.
-- geo_precision: 1 a town or spot, 2 part of a province, 3 a province, a line or more.
-- source: Publishers of the articles that tell of the event.
-- source_scale: Null: not in the record.
-- notes: Title of the event, the dispute over its dead, who did it as told, the conventions that the row follows, and
--   the claims by which actor 1 is as it is.
-- fatalities: Sum of the numbers of killed by the rule acled_style; 0 where nobody gives one.
-- tags: Null: we have none of ACLED's.
-- timestamp: Null: a time of upload, which a build that gives the same bytes each time cannot have.
WITH placed AS (
    SELECT
        e.event_id,
        e.title,
        e.part_of_id,
        f.acled_event_type,
        f.acled_sub_event_type,
        t.days,
        t.first_day,
        t.last_day,
        t.middle_day AS event_date,
        t.time_precision,
        t.geo_precision,
        p.name AS location,
        p.admin1,
        p.latitude,
        p.longitude,
        t.country
    FROM events AS e
    INNER JOIN acled_fit AS f ON e.event_id = f.event_id AND f.left_out IS NULL
    INNER JOIN event_setting AS t ON e.event_id = t.event_id
    INNER JOIN places AS p ON t.place_id = p.place_id
),

killed AS (
    SELECT event_id, sum(fatalities) AS fatalities FROM event_killed GROUP BY event_id
),

civilians AS (
    SELECT event_id, min(victims_id) AS victims_id
    FROM tally_victims
    WHERE victims = 'civilians' AND scope = 'event' AND outcome NOT IN ('displaced', 'trapped')
    GROUP BY event_id
),

grounds AS (
    SELECT
        a.event_id,
        a.party_id,
        a.claim_id,
        a.together,
        a.place,
        a.charge,
        CASE
            WHEN p.kind = 'state' AND a.charge IN ('carried_out', 'indiscriminate_attacks', 'ethnic_cleansing')
                THEN 'Military Forces of '
            ELSE ''
        END
        || p.name AS name
    FROM event_accused AS a
    INNER JOIN actors AS p ON a.party_id = p.actor_id
),

accused AS (
    SELECT
        event_id,
        max(name) FILTER (WHERE together AND place = 1) AS first_accused,
        string_agg(name, '; ' ORDER BY place) FILTER (WHERE together AND place > 1) AS associates,
        string_agg(claim_id || ' (' || charge || ')', ', ' ORDER BY place) FILTER (WHERE together) AS by_claims,
        string_agg(name || ' by claim ' || claim_id, ', ' ORDER BY claim_id) FILTER (WHERE NOT together) AS not_taken
    FROM grounds
    GROUP BY event_id
),

-- Both actors in one form, so that their types are told by one rule.
acting AS (
    SELECT
        s.event_id,
        n.actor_no,
        CASE
            WHEN n.actor_no = 1 THEN s.accused_party_id
            WHEN s.civilians_only THEN c.victims_id
            ELSE s.target_party_id
        END AS party_id,
        CASE
            WHEN n.actor_no = 1 THEN s.accused_id
            WHEN s.civilians_only THEN c.victims_id
            ELSE s.target_id
        END AS actor_id,
        n.actor_no = 2 AND coalesce(s.civilians_only, FALSE) AS civilian,
        CASE
            WHEN n.actor_no = 1 THEN u.first_accused
            WHEN s.civilians_only THEN 'Civilians' || coalesce(' (' || k.country_name || ')', '')
            WHEN t.kind = 'state' THEN 'Military Forces of ' || t.name
            ELSE t.name
        END AS name
    FROM event_sides AS s
    CROSS JOIN (VALUES (1), (2)) AS n (actor_no)
    LEFT JOIN accused AS u ON s.event_id = u.event_id
    LEFT JOIN civilians AS c ON s.event_id = c.event_id
    LEFT JOIN actors AS v ON c.victims_id = v.actor_id
    LEFT JOIN country_codes AS k ON v.country = k.country
    LEFT JOIN actors AS t ON s.target_party_id = t.actor_id
),

typed AS (
    SELECT
        a.event_id,
        a.actor_no,
        a.name,
        CASE WHEN a.civilian OR body.actor_id <> party.actor_id THEN body.name END AS body,
        CASE
            WHEN a.civilian THEN 7
            WHEN party.kind = 'armed_group' THEN 2
            WHEN party.kind = 'party' THEN 3
            WHEN party.kind IN ('international_organization', 'group_of_states') THEN 8
            WHEN p.is_state AND p.country = e.country THEN 1
            WHEN p.is_state THEN 8
        END AS code
    FROM acting AS a
    LEFT JOIN event_setting AS e ON a.event_id = e.event_id
    LEFT JOIN actors AS party ON a.party_id = party.actor_id
    LEFT JOIN actors AS body ON a.actor_id = body.actor_id
    LEFT JOIN actor_parties AS p ON a.party_id = p.actor_id
),

-- Both actors of an event in one row.
pair AS (
    SELECT
        event_id,
        max(name) FILTER (WHERE actor_no = 1) AS actor1,
        max(body) FILTER (WHERE actor_no = 1) AS body1,
        max(code) FILTER (WHERE actor_no = 1) AS code1,
        max(name) FILTER (WHERE actor_no = 2) AS actor2,
        max(body) FILTER (WHERE actor_no = 2) AS body2,
        max(code) FILTER (WHERE actor_no = 2) AS code2
    FROM typed
    GROUP BY event_id
),

labels (code, label) AS (
    VALUES
    (1, 'State forces'),
    (2, 'Rebel group'),
    (3, 'Political militia'),
    (7, 'Civilians'),
    (8, 'External/Other forces')
)

SELECT
    'shaped-' || e.event_id AS event_id_cnty,
    e.event_date,
    CAST(year(e.event_date) AS BIGINT) AS year,
    CAST(e.time_precision AS BIGINT) AS time_precision,
    'Political violence' AS disorder_type,
    e.acled_event_type AS event_type,
    e.acled_sub_event_type AS sub_event_type,
    t.actor1,
    nullif(concat_ws('; ', t.body1, u.associates), '') AS assoc_actor_1,
    inter1.label AS inter1,
    t.actor2,
    t.body2 AS assoc_actor_2,
    inter2.label AS inter2,
    -- ACLED's one label whose higher code goes first is that of foreign forces against civilians.
    CASE
        WHEN t.code2 IS NULL THEN inter1.label || ' only'
        WHEN (t.code1 <= t.code2 AND NOT (t.code1 = 7 AND t.code2 = 8)) OR (t.code1 = 8 AND t.code2 = 7)
            THEN inter1.label || '-' || inter2.label
        ELSE inter2.label || '-' || inter1.label
    END AS interaction,
    CASE WHEN s.civilians_only THEN 'Civilian targeting' END AS civilian_targeting,
    c.iso,
    c.acled_region AS region,
    c.country_name AS country,
    e.admin1,
    CAST(NULL AS VARCHAR) AS admin2,
    CAST(NULL AS VARCHAR) AS admin3,
    e.location,
    round(e.latitude, 4) AS latitude,
    round(e.longitude, 4) AS longitude,
    CAST(e.geo_precision AS BIGINT) AS geo_precision,
    a.source_office AS source,
    CAST(NULL AS VARCHAR) AS source_scale,
    e.title
    || '.'
    || coalesce(' ' || f.disputed, '')
    || CASE
        WHEN d.fatalities IS NULL THEN ' No number of dead of this event alone is told: 0, as ACLED writes it.'
        ELSE ''
    END
    || coalesce(' ' || r.responsibility, '')
    || CASE WHEN s.state_fire THEN ' That civilians were meant is not told.' ELSE '' END
    || CASE
        WHEN y.by_convention THEN ' Means not told, or several: shelling as the sub-event type is our convention.'
        ELSE ''
    END
    || CASE e.days
        WHEN 'claimed'
            THEN
                ' Day by claimants alone; possible are '
                || CAST(e.first_day AS VARCHAR)
                || ' to '
                || CAST(e.last_day AS VARCHAR)
                || '.'
        WHEN 'derived'
            THEN
                ' Day not told; what is told beside the event leaves '
                || CAST(e.first_day AS VARCHAR)
                || ' to '
                || CAST(e.last_day AS VARCHAR)
                || '.'
        ELSE ''
    END
    || CASE WHEN w.event_id IS NULL THEN '' ELSE ' Part of shaped-' || w.event_id || '.' END
    || coalesce(' Accused by others and not taken: ' || u.not_taken || '.', '')
    || coalesce(' Without a say in actor 1: ' || r.no_say || '.', '')
    || ' Actor 1 by claim '
    || u.by_claims
    || '.' AS notes,
    CAST(coalesce(d.fatalities, 0) AS BIGINT) AS fatalities,
    CAST(NULL AS VARCHAR) AS tags,
    CAST(NULL AS BIGINT) AS timestamp
FROM placed AS e
INNER JOIN event_sides AS s ON e.event_id = s.event_id
LEFT JOIN pair AS t ON e.event_id = t.event_id
LEFT JOIN labels AS inter1 ON t.code1 = inter1.code
LEFT JOIN labels AS inter2 ON t.code2 = inter2.code
LEFT JOIN country_codes AS c ON e.country = c.country
LEFT JOIN event_articles AS a ON e.event_id = a.event_id
LEFT JOIN accused AS u ON e.event_id = u.event_id
LEFT JOIN acled_types AS y ON e.event_id = y.event_id
LEFT JOIN event_responsibility AS r ON e.event_id = r.event_id
LEFT JOIN acled_fit AS w ON e.part_of_id = w.event_id AND w.left_out IS NULL
LEFT JOIN fatalities_disputed AS f ON e.event_id = f.event_id
LEFT JOIN killed AS d ON e.event_id = d.event_id
ORDER BY e.event_id
