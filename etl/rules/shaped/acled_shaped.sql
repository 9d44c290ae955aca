-- Our events in the shape of ACLED, to be set beside its rows: the 31 columns of ACLED in their order and types.
-- ACLED-shaped, not ACLED data: our rows, none of theirs, and coded by us. A row is an event of a violent type that is
-- told as having happened and that has a place in ACLED's list of types, see acled_types; acled_fit says which events
-- that leaves out, and crosswalk_losses counts them and what these rows cannot carry. Diplomacy is left out rather than
-- forced. Fatalities follow the rule acled_style, our reading of ACLED's practice. Null means that no article gives a
-- number, and 0 that one says nobody was killed; ACLED writes 0 for both, so take coalesce(fatalities, 0) to compare.
-- The dispute stands in notes, made from the claims. Actor 1 is the accused by one claim, which notes names at the end,
-- see event_accused, and actor 2 those struck. Types of actors follow from that claim: a military outside its own
-- country is External/Other forces.
-- Practice: columns and code lists stand in what ACLED publishes with its R package and in copies of its guides.
-- What it cannot see: who says what, which numbers belong to one source, what was denied, and where several militias of
-- different kinds stand behind a name.
-- event_id_cnty: Our event id after a prefix with a hyphen, which ACLED's own ids never have.
-- event_date: The day, or the middle one of those possible; null where the days are open, not told, or more than a
--   month.
-- year: Year of that day.
-- time_precision: 1 the day, 2 within a week, 3 within a month.
-- disorder_type: Political violence in every row.
-- event_type: ACLED's event type.
-- sub_event_type: ACLED's sub-event type.
-- actor1: The accused party; null where nobody is accused.
-- assoc_actor_1: The body or person that the deciding claim accuses, where it is not the party itself.
-- inter1: Type of actor 1; an armed group is taken for a rebel group; null where the claims do not tell.
-- actor2: The party struck, or the civilians.
-- assoc_actor_2: The body that is struck, where it is not the party itself.
-- inter2: Type of actor 2.
-- interaction: The two types, the lower code first; null unless both are told.
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
-- geo_precision: 1 a town or spot, 2 part of a province, 3 a province, a line or more; null for what is larger than a
--   country.
-- source: Publishers of the articles that tell of the event.
-- source_scale: Null: not in the record.
-- notes: Title of the event, the dispute over its dead, and the claim by which actor 1 is as it is.
-- fatalities: Sum of the numbers of killed by the rule acled_style; null where nobody gives one.
-- tags: Null: we have none of ACLED's.
-- timestamp: Null: a time of upload, which a build that gives the same bytes each time cannot have.
WITH placed AS MATERIALIZED (
    SELECT
        e.event_id,
        e.title,
        f.acled_event_type,
        f.acled_sub_event_type,
        CASE
            WHEN e.date_end - e.date_start < 31 THEN e.date_start + CAST((e.date_end - e.date_start) // 2 AS INTEGER)
        END
            AS event_date,
        CASE
            WHEN e.date_end - e.date_start = 0 THEN 1
            WHEN e.date_end - e.date_start < 7 THEN 2
            WHEN e.date_end - e.date_start < 31 THEN 3
        END AS time_precision,
        CASE
            WHEN e.place_precision IN ('exact', 'settlement') THEN 1
            WHEN e.place_precision IN ('district', 'part_of_province') THEN 2
            WHEN e.place_precision IN ('line', 'province', 'part_of_country', 'country') THEN 3
        END AS geo_precision,
        p.name AS location,
        p.admin1,
        p.latitude,
        p.longitude,
        p.country
    FROM events AS e
    INNER JOIN acled_fit AS f ON e.event_id = f.event_id AND f.left_out IS NULL
    LEFT JOIN places AS p ON e.place_id = p.place_id
),

sides AS MATERIALIZED (
    SELECT
        event_id,
        claim_id,
        charge,
        accused_id,
        accused_party_id,
        target_id,
        target_party_id,
        civilians_only
    FROM event_sides
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

-- Both actors in one form, so that their types are told by one rule.
acting AS (
    SELECT event_id, 1 AS actor_no, accused_party_id AS party_id, accused_id AS actor_id, FALSE AS civilian
    FROM sides
    WHERE accused_party_id IS NOT NULL
    UNION ALL
    SELECT
        s.event_id,
        2,
        CASE WHEN s.civilians_only THEN c.victims_id ELSE s.target_party_id END,
        CASE WHEN s.civilians_only THEN c.victims_id ELSE s.target_id END,
        coalesce(s.civilians_only, FALSE)
    FROM sides AS s
    LEFT JOIN civilians AS c ON s.event_id = c.event_id
),

typed AS MATERIALIZED (
    SELECT
        a.event_id,
        a.actor_no,
        party.name AS party,
        CASE WHEN body.actor_id <> party.actor_id THEN body.name END AS body,
        CASE
            WHEN a.civilian THEN 7
            WHEN party.kind = 'armed_group' THEN 2
            WHEN party.kind = 'international_organization' THEN 8
            WHEN p.is_state AND p.country = e.country THEN 1
            WHEN p.is_state AND p.country <> e.country THEN 8
        END AS code
    FROM acting AS a
    INNER JOIN placed AS e ON a.event_id = e.event_id
    LEFT JOIN actors AS party ON a.party_id = party.actor_id
    LEFT JOIN actors AS body ON a.actor_id = body.actor_id
    LEFT JOIN actor_parties AS p ON a.party_id = p.actor_id
),

labels (code, label) AS (
    VALUES (1, 'State forces'), (2, 'Rebel group'), (7, 'Civilians'), (8, 'External/Other forces')
)

SELECT
    'shaped-' || e.event_id AS event_id_cnty,
    e.event_date,
    CAST(year(e.event_date) AS BIGINT) AS year,
    CAST(e.time_precision AS BIGINT) AS time_precision,
    'Political violence' AS disorder_type,
    e.acled_event_type AS event_type,
    e.acled_sub_event_type AS sub_event_type,
    one.party AS actor1,
    one.body AS assoc_actor_1,
    inter1.label AS inter1,
    two.party AS actor2,
    two.body AS assoc_actor_2,
    inter2.label AS inter2,
    -- ACLED's one label whose higher code goes first is that of foreign forces against civilians.
    CASE
        WHEN (one.code <= two.code AND NOT (one.code = 7 AND two.code = 8)) OR (one.code = 8 AND two.code = 7)
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
    || coalesce(' Actor 1 by claim ' || s.claim_id || ' (' || s.charge || ').', '') AS notes,
    CAST(d.fatalities AS BIGINT) AS fatalities,
    CAST(NULL AS VARCHAR) AS tags,
    CAST(NULL AS BIGINT) AS timestamp
FROM placed AS e
INNER JOIN sides AS s ON e.event_id = s.event_id
LEFT JOIN typed AS one ON e.event_id = one.event_id AND one.actor_no = 1
LEFT JOIN typed AS two ON e.event_id = two.event_id AND two.actor_no = 2
LEFT JOIN labels AS inter1 ON one.code = inter1.code
LEFT JOIN labels AS inter2 ON two.code = inter2.code
LEFT JOIN country_codes AS c ON e.country = c.country
LEFT JOIN event_articles AS a ON e.event_id = a.event_id
LEFT JOIN fatalities_disputed AS f ON e.event_id = f.event_id
LEFT JOIN killed AS d ON e.event_id = d.event_id
ORDER BY e.event_id
