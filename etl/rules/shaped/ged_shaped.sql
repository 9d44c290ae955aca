-- Our events in the shape of UCDP GED, to be set beside its rows: the 49 columns of GED in their order and types.
-- GED-shaped: our rows, none of theirs, and coded by us, not by UCDP. A row is an event of a violent type that is told
-- as having happened, with at least one number of people killed in it alone; ged_fit says which events that leaves out,
-- and crosswalk_losses counts them and what these rows cannot carry. Ids are negative, so that a union with GED's rows,
-- by name, never takes one for another. UCDP's own ids, names of conflicts and its coding status are null: we have
-- none. Numbers follow the rule ucdp_style, our reading of UCDP's practice, unconfirmed. Sides rest on one claim, which
-- source_article names at its end: see event_accused. A government stands on side A; between two governments, or none,
-- the accused does. Nobody accused: no sides, and dead combatants are of unknown side.
-- Practice: GED's columns and the codes of type_of_violence, where_prec, date_prec and event_clarity stand in documents
-- that we could read; the formula of priogrid_gid, the numbers of states, regions, and 31 days for a month are from
-- memory.
-- What it cannot see: that two claims contradict each other, who says what, what was denied, an open end, and all that
-- is not death.
-- id: Minus the number in the first seven hexadecimal digits of the MD5 of our event id.
-- relid: Our event id.
-- year: Year of the first day; null where no day is told.
-- active_year: Null: whether 25 people died between these sides in the year is not in the record; 0 or 1 in GED's
--   files.
-- code_status: Null: a status of UCDP's coding.
-- type_of_violence: 1 state-based, 2 non-state, 3 one-sided; null where the claims do not tell, see event_sides.
-- conflict_dset_id: Null: an id of UCDP.
-- conflict_new_id: Null: an id of UCDP.
-- conflict_name: Null: a name given by UCDP.
-- dyad_dset_id: Null: an id of UCDP.
-- dyad_new_id: Null: an id of UCDP.
-- dyad_name: The two sides, with a hyphen between; null unless both are told.
-- side_a_dset_id: Null: an id of UCDP.
-- side_a_new_id: Null: an id of UCDP.
-- side_a: Name of side A.
-- side_b_dset_id: Null: an id of UCDP.
-- side_b_new_id: Null: an id of UCDP.
-- side_b: Name of side B; civilians in one-sided violence.
-- source_article: Publisher, day and title of each article, and at the end the claim that makes the sides, with its
--   charge.
-- source_original: Whose the deciding numbers are, as far as an article credits them: claimants by name, or by the
--   credit as printed where who that is was concluded; null where every article speaks in its own voice.
-- where_prec: 1 exact place, 2 near a place, 3 district, 4 province, 5 vague or a line, 6 country, 7 at sea.
-- where_coordinates: Name of the place for which the point stands.
-- where_description: Our note on the place.
-- adm_1: Province or governorate.
-- adm_2: Null: districts are not in the record.
-- latitude: Latitude of the place, WGS84.
-- longitude: Longitude of the place, WGS84.
-- geom_wkt: The point as well-known text, longitude before latitude.
-- priogrid_gid: Cell of half a degree in PRIO-GRID.
-- country: Name of the country.
-- country_id: Number of the country in the list of Gleditsch and Ward.
-- region: Region of the world in GED.
-- event_clarity: 1 where the day is exact and the place known to a province or better, else 2.
-- date_prec: 1 exact, 2 up to six days, 3 a week, 4 a month, 5 a year; null where the days are open or span more.
-- date_start: First possible day.
-- date_end: Last possible day.
-- deaths_a: Dead of side A.
-- deaths_b: Dead of side B.
-- deaths_civilians: Dead civilians.
-- deaths_unknown: Dead of neither side, or of whom the claims do not tell.
-- best: Sum of the numbers by the rule ucdp_style; nobody's best estimate.
-- high: Sum of the upper bounds; an open end is cut at the largest number said.
-- low: Sum of the lower bounds.
-- gwnoa: Number of side A in the list of Gleditsch and Ward, where it is a state.
-- gwnob: Number of side B in the list of Gleditsch and Ward, where it is a state.
WITH ordered AS (
    SELECT
        s.event_id,
        s.claim_id,
        s.charge,
        s.type_of_violence,
        CASE
            WHEN s.type_of_violence = 1 AND NOT accused.is_state THEN s.target_party_id
            ELSE s.accused_party_id
        END AS side_a_id,
        CASE
            WHEN s.accused_party_id IS NULL OR s.type_of_violence = 3 THEN NULL
            WHEN s.type_of_violence = 1 AND NOT accused.is_state THEN s.accused_party_id
            ELSE s.target_party_id
        END AS side_b_id
    FROM event_sides AS s
    INNER JOIN ged_fit AS f ON s.event_id = f.event_id AND f.left_out IS NULL
    LEFT JOIN actor_parties AS accused ON s.accused_party_id = accused.actor_id
),

named AS MATERIALIZED (
    SELECT
        o.event_id,
        o.claim_id,
        o.charge,
        o.type_of_violence,
        o.side_a_id,
        o.side_b_id,
        CASE WHEN a.kind = 'state' THEN 'Government of ' ELSE '' END || a.name AS side_a,
        CASE
            WHEN o.type_of_violence = 3 THEN 'civilians'
            ELSE CASE WHEN b.kind = 'state' THEN 'Government of ' ELSE '' END || b.name
        END AS side_b,
        CASE WHEN pa.is_state THEN CAST(ca.gw_number AS VARCHAR) END AS gwnoa,
        CASE WHEN pb.is_state THEN CAST(cb.gw_number AS VARCHAR) END AS gwnob
    FROM ordered AS o
    LEFT JOIN actors AS a ON o.side_a_id = a.actor_id
    LEFT JOIN actors AS b ON o.side_b_id = b.actor_id
    LEFT JOIN actor_parties AS pa ON o.side_a_id = pa.actor_id
    LEFT JOIN actor_parties AS pb ON o.side_b_id = pb.actor_id
    LEFT JOIN country_codes AS ca ON pa.country = ca.country
    LEFT JOIN country_codes AS cb ON pb.country = cb.country
),

killed AS MATERIALIZED (
    SELECT
        event_id,
        tally_id,
        victims,
        party_id,
        best,
        low,
        high,
        deciding_claim_ids
    FROM event_killed
),

deaths AS (
    SELECT
        n.event_id,
        sum(k.best) FILTER (WHERE k.victims <> 'civilians' AND k.party_id = n.side_a_id) AS of_a,
        sum(k.best) FILTER (WHERE k.victims <> 'civilians' AND k.party_id = n.side_b_id) AS of_b,
        sum(k.best) FILTER (WHERE k.victims = 'civilians') AS of_civilians,
        sum(k.best) AS best,
        sum(k.low) AS low,
        sum(k.high) AS high
    FROM named AS n
    INNER JOIN killed AS k ON n.event_id = k.event_id
    GROUP BY n.event_id
),

deciders AS (
    SELECT DISTINCT
        k.event_id,
        replace(
            CASE WHEN m.claimant_basis = 'inferred' THEN coalesce(m.credit_exact, a.name) ELSE a.name END, ';', ','
        ) AS name
    FROM killed AS k
    INNER JOIN casualties AS c
        ON k.tally_id = c.tally_id AND contains(' ' || k.deciding_claim_ids || ' ', ' ' || c.claim_id || ' ')
    INNER JOIN claims AS m ON c.claim_id = m.claim_id
    INNER JOIN actors AS a ON c.claimant_id = a.actor_id
),

originals AS (
    SELECT event_id, string_agg(name, ';' ORDER BY name) AS names FROM deciders GROUP BY event_id
),

placed AS (
    SELECT
        e.event_id,
        e.date_start,
        e.date_end,
        p.name,
        p.note,
        p.admin1,
        p.latitude,
        p.longitude,
        p.country,
        -- least() passes over a null; the last row and column take the pole and the date line.
        CASE
            WHEN p.latitude IS NOT NULL AND p.longitude IS NOT NULL
                THEN
                    CAST(least(floor((p.latitude + 90) * 2), 359) AS BIGINT) * 720
                    + CAST(least(floor((p.longitude + 180) * 2), 719) AS BIGINT) + 1
        END AS priogrid_gid,
        CASE
            WHEN e.place_precision IN ('exact', 'settlement') THEN 1
            WHEN e.place_precision = 'district' THEN 3
            WHEN e.place_precision IN ('part_of_province', 'province') THEN 4
            WHEN e.place_precision = 'line' AND p.kind = 'strait' THEN 7
            WHEN e.place_precision IN ('line', 'part_of_country') THEN 5
            WHEN e.place_precision = 'country' THEN 6
            WHEN e.place_precision = 'beyond_country' AND p.kind = 'sea' THEN 7
        END AS where_prec,
        CASE
            WHEN e.date_end - e.date_start = 0 THEN 1
            WHEN e.date_end - e.date_start < 6 THEN 2
            WHEN e.date_end - e.date_start = 6 THEN 3
            WHEN e.date_end - e.date_start < 31 THEN 4
            WHEN e.date_end - e.date_start < 366 THEN 5
        END AS date_prec
    FROM events AS e
    LEFT JOIN places AS p ON e.place_id = p.place_id
)

SELECT
    -CAST('0x' || substr(md5(n.event_id), 1, 7) AS BIGINT) AS id,
    n.event_id AS relid,
    CAST(year(p.date_start) AS BIGINT) AS year,
    CAST(NULL AS BIGINT) AS active_year,
    CAST(NULL AS VARCHAR) AS code_status,
    n.type_of_violence,
    CAST(NULL AS VARCHAR) AS conflict_dset_id,
    CAST(NULL AS BIGINT) AS conflict_new_id,
    CAST(NULL AS VARCHAR) AS conflict_name,
    CAST(NULL AS VARCHAR) AS dyad_dset_id,
    CAST(NULL AS BIGINT) AS dyad_new_id,
    n.side_a || ' - ' || n.side_b AS dyad_name,
    CAST(NULL AS VARCHAR) AS side_a_dset_id,
    CAST(NULL AS BIGINT) AS side_a_new_id,
    n.side_a,
    CAST(NULL AS VARCHAR) AS side_b_dset_id,
    CAST(NULL AS BIGINT) AS side_b_new_id,
    n.side_b,
    CAST(a.number_of_sources AS BIGINT) AS number_of_sources,
    a.source_article
    || coalesce(';side A and B by claim ' || n.claim_id || ' (' || n.charge || ')', '') AS source_article,
    a.source_office,
    a.source_date,
    a.source_headline,
    o.names AS source_original,
    CAST(p.where_prec AS BIGINT) AS where_prec,
    p.name AS where_coordinates,
    p.note AS where_description,
    p.admin1 AS adm_1,
    CAST(NULL AS VARCHAR) AS adm_2,
    p.latitude,
    p.longitude,
    'POINT (' || CAST(p.longitude AS VARCHAR) || ' ' || CAST(p.latitude AS VARCHAR) || ')' AS geom_wkt,
    p.priogrid_gid,
    c.country_name AS country,
    c.gw_number AS country_id,
    c.ged_region AS region,
    CAST(CASE WHEN p.date_prec = 1 AND p.where_prec <= 4 THEN 1 ELSE 2 END AS BIGINT) AS event_clarity,
    CAST(p.date_prec AS BIGINT) AS date_prec,
    p.date_start,
    p.date_end,
    CAST(coalesce(d.of_a, 0) AS BIGINT) AS deaths_a,
    CAST(coalesce(d.of_b, 0) AS BIGINT) AS deaths_b,
    CAST(coalesce(d.of_civilians, 0) AS BIGINT) AS deaths_civilians,
    CAST(d.best - coalesce(d.of_a, 0) - coalesce(d.of_b, 0) - coalesce(d.of_civilians, 0) AS BIGINT) AS deaths_unknown,
    CAST(d.best AS BIGINT) AS best,
    CAST(d.high AS BIGINT) AS high,
    CAST(d.low AS BIGINT) AS low,
    n.gwnoa,
    n.gwnob
FROM named AS n
INNER JOIN deaths AS d ON n.event_id = d.event_id
INNER JOIN placed AS p ON n.event_id = p.event_id
LEFT JOIN event_articles AS a ON n.event_id = a.event_id
LEFT JOIN originals AS o ON n.event_id = o.event_id
LEFT JOIN country_codes AS c ON p.country = c.country
ORDER BY n.event_id
