-- Our events in the shape of UCDP GED, to be set beside its rows: the 49 columns of GED in their order and types.
-- GED-shaped: our rows, none of theirs, and coded by us, not by UCDP. A row is an event of a violent type that is told
-- as having happened, with at least one number of people killed in it alone, with days, a country and sides: every
-- column that is never empty there is filled here, but those that are UCDP's own: its ids, names of conflicts and its
-- coding status. ged_fit says which events that leaves out, and crosswalk_losses counts them and what these rows cannot
-- carry. Ids are negative, so that a union with GED's rows, by name, never takes one for another. Numbers follow the
-- rule ucdp_style, our reading of UCDP's practice, unconfirmed. Sides rest on claims, which source_article names at its
-- end, with who else is accused and whose word the day is: see event_accused and event_setting. Parties accused
-- together share a side. A government stands on side A; between two governments, or none, the accused does. A state's
-- fire that killed civilians is no one-sided violence here: see event_sides.
-- Practice: GED's columns and the codes of type_of_violence, where_prec, date_prec and event_clarity stand in documents
-- that we could read; the formula of priogrid_gid, the numbers of states, regions, and 31 days for a month are from
-- memory.
-- What it cannot see: that two claims contradict each other, who says what, what was denied, an open end, and all that
-- is not death.
-- id: Minus the number in the first seven hexadecimal digits of the MD5 of our event id.
-- relid: Our event id.
-- year: Year of the first day.
-- active_year: Null: whether 25 people died between these sides in the year is not in the record; 0 or 1 in GED's
--   files.
-- code_status: Null: a status of UCDP's coding.
-- type_of_violence: 1 state-based, 2 non-state, 3 one-sided, see event_sides.
-- conflict_dset_id: Null: an id of UCDP.
-- conflict_new_id: Null: an id of UCDP.
-- conflict_name: Null: a name given by UCDP.
-- dyad_dset_id: Null: an id of UCDP.
-- dyad_new_id: Null: an id of UCDP.
-- dyad_name: The two sides, with a hyphen between.
-- side_a_dset_id: Null: an id of UCDP.
-- side_a_new_id: Null: an id of UCDP.
-- side_a: Name of side A; several with commas.
-- side_b_dset_id: Null: an id of UCDP.
-- side_b_new_id: Null: an id of UCDP.
-- side_b: Name of side B; several with commas; civilians in one-sided violence.
-- source_article: Publisher, day and title of each article, and at the end the claim that makes the sides, with its
--   charge, who contests it, and what best would be without the updates that are unsure.
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
-- date_prec: 1 exact, 2 up to six days, 3 a week, 4 a month, 5 a year.
-- date_start: First possible day.
-- date_end: Last possible day.
-- deaths_a: Dead of side A.
-- deaths_b: Dead of side B.
-- deaths_civilians: Dead civilians.
-- deaths_unknown: Dead of neither side, or of whom the claims do not tell.
-- best: Sum of the numbers by the rule ucdp_style; nobody's best estimate.
-- high: Sum of the upper bounds; an open end is cut at the largest number said.
-- low: Sum of the lower bounds.
-- gwnoa: Number of side A in the list of Gleditsch and Ward, where it is a state; several with commas.
-- gwnob: Number of side B in the list of Gleditsch and Ward, where it is a state; several with commas.
WITH ordered AS (
    SELECT
        s.event_id,
        s.type_of_violence,
        s.state_fire,
        s.target_party_id,
        s.type_of_violence = 1 AND NOT accused.is_state AS turned
    FROM event_sides AS s
    INNER JOIN ged_fit AS f ON s.event_id = f.event_id AND f.left_out IS NULL
    INNER JOIN actor_parties AS accused ON s.accused_party_id = accused.actor_id
),

-- Both sides, a row a party: those accused, and the one that is struck.
sided AS (
    SELECT
        o.event_id,
        o.type_of_violence,
        o.state_fire,
        CASE WHEN w.accused = o.turned THEN 'b' ELSE 'a' END AS side,
        CASE WHEN w.accused THEN a.party_id WHEN o.type_of_violence <> 3 THEN o.target_party_id END AS party_id,
        CASE WHEN w.accused THEN a.place ELSE 1 END AS place
    FROM ordered AS o
    CROSS JOIN (VALUES (TRUE), (FALSE)) AS w (accused)
    LEFT JOIN event_accused AS a ON o.event_id = a.event_id AND a.together AND w.accused
),

named AS (
    SELECT
        s.event_id,
        s.type_of_violence,
        s.state_fire,
        s.side,
        s.party_id,
        s.place,
        CASE WHEN a.kind = 'state' THEN 'Government of ' ELSE '' END || a.name AS name,
        CASE WHEN p.is_state THEN CAST(c.gw_number AS VARCHAR) END AS gw_number
    FROM sided AS s
    INNER JOIN actors AS a ON s.party_id = a.actor_id
    INNER JOIN actor_parties AS p ON s.party_id = p.actor_id
    LEFT JOIN country_codes AS c ON p.country = c.country
),

-- Both sides of an event in one row.
facing AS (
    SELECT
        event_id,
        type_of_violence,
        state_fire,
        ' ' || string_agg(party_id, ' ' ORDER BY place) FILTER (WHERE side = 'a') || ' ' AS parties_a,
        ' ' || string_agg(party_id, ' ' ORDER BY place) FILTER (WHERE side = 'b') || ' ' AS parties_b,
        string_agg(name, ', ' ORDER BY place) FILTER (WHERE side = 'a') AS side_a,
        CASE
            WHEN type_of_violence = 3 THEN 'civilians'
            ELSE string_agg(name, ', ' ORDER BY place) FILTER (WHERE side = 'b')
        END AS side_b,
        string_agg(gw_number, ', ' ORDER BY place) FILTER (WHERE side = 'a') AS gwnoa,
        string_agg(gw_number, ', ' ORDER BY place) FILTER (WHERE side = 'b') AS gwnob
    FROM named
    GROUP BY event_id, type_of_violence, state_fire
),

-- The claims by which the accused stand where they do, and who else is accused.
grounds AS (
    SELECT
        a.event_id,
        string_agg(a.claim_id || ' (' || a.charge || ')', ', ' ORDER BY a.place) FILTER (WHERE a.together) AS by_claims,
        string_agg(p.party || ' by claim ' || a.claim_id, ', ' ORDER BY a.claim_id) FILTER (WHERE NOT a.together)
            AS not_taken
    FROM event_accused AS a
    INNER JOIN actor_parties AS p ON a.party_id = p.actor_id
    GROUP BY a.event_id
),

-- The dead of each side, and on which updates their number hangs.
deaths AS (
    SELECT
        f.event_id,
        f.type_of_violence,
        f.state_fire,
        f.side_a,
        f.side_b,
        f.gwnoa,
        f.gwnob,
        sum(k.best) FILTER (WHERE k.victims <> 'civilians' AND contains(f.parties_a, ' ' || k.party_id || ' ')) AS of_a,
        sum(k.best) FILTER (WHERE k.victims <> 'civilians' AND contains(f.parties_b, ' ' || k.party_id || ' ')) AS of_b,
        sum(k.best) FILTER (WHERE k.victims = 'civilians') AS of_civilians,
        sum(k.best) AS best,
        sum(k.low) AS low,
        sum(k.high) AS high,
        sum(coalesce(k.best_without, k.best)) AS best_without,
        string_agg(k.hangs_on, ' ' ORDER BY k.tally_id) AS hangs_on
    FROM facing AS f
    INNER JOIN event_killed AS k ON f.event_id = k.event_id
    WHERE f.side_a IS NOT NULL
    GROUP BY f.event_id, f.type_of_violence, f.state_fire, f.side_a, f.side_b, f.gwnoa, f.gwnob
),

deciders AS (
    SELECT DISTINCT
        k.event_id,
        replace(
            CASE WHEN m.claimant_basis = 'inferred' THEN coalesce(m.credit_exact, a.name) ELSE a.name END, ';', ','
        ) AS name
    FROM event_killed AS k
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
        e.days,
        e.first_day,
        e.last_day,
        e.date_prec,
        e.where_prec,
        p.name,
        p.note,
        p.admin1,
        p.latitude,
        p.longitude,
        p.country,
        -- The last row and column take the pole and the date line.
        CAST(least(floor((p.latitude + 90) * 2), 359) AS BIGINT) * 720
        + CAST(least(floor((p.longitude + 180) * 2), 719) AS BIGINT) + 1 AS priogrid_gid
    FROM event_setting AS e
    INNER JOIN places AS p ON e.place_id = p.place_id
)

SELECT
    -CAST('0x' || substr(md5(d.event_id), 1, 7) AS BIGINT) AS id,
    d.event_id AS relid,
    CAST(year(p.first_day) AS BIGINT) AS year,
    CAST(NULL AS BIGINT) AS active_year,
    CAST(NULL AS VARCHAR) AS code_status,
    d.type_of_violence,
    CAST(NULL AS VARCHAR) AS conflict_dset_id,
    CAST(NULL AS BIGINT) AS conflict_new_id,
    CAST(NULL AS VARCHAR) AS conflict_name,
    CAST(NULL AS VARCHAR) AS dyad_dset_id,
    CAST(NULL AS BIGINT) AS dyad_new_id,
    d.side_a || ' - ' || d.side_b AS dyad_name,
    CAST(NULL AS VARCHAR) AS side_a_dset_id,
    CAST(NULL AS BIGINT) AS side_a_new_id,
    d.side_a,
    CAST(NULL AS VARCHAR) AS side_b_dset_id,
    CAST(NULL AS BIGINT) AS side_b_new_id,
    d.side_b,
    CAST(a.number_of_sources AS BIGINT) AS number_of_sources,
    a.source_article
    || ';sides by claim '
    || g.by_claims
    || coalesce(';also accused: ' || g.not_taken, '')
    || CASE WHEN r.contested THEN ';' || replace(r.responsibility, ';', ',') ELSE '' END
    || coalesce(';without a say in the sides: ' || r.no_say, '')
    || CASE WHEN d.state_fire THEN ';fire of a state that killed civilians, whose intent is not seen' ELSE '' END
    || CASE p.days
        WHEN 'claimed' THEN ';day by claimants alone'
        WHEN 'derived' THEN ';days derived from what is told beside the event'
        ELSE ''
    END
    || coalesce(
        ';best would be ' || CAST(d.best_without AS VARCHAR) || ' without the unsure updates by ' || d.hangs_on, ''
    ) AS source_article,
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
    p.first_day AS date_start,
    p.last_day AS date_end,
    CAST(coalesce(d.of_a, 0) AS BIGINT) AS deaths_a,
    CAST(coalesce(d.of_b, 0) AS BIGINT) AS deaths_b,
    CAST(coalesce(d.of_civilians, 0) AS BIGINT) AS deaths_civilians,
    CAST(d.best - coalesce(d.of_a, 0) - coalesce(d.of_b, 0) - coalesce(d.of_civilians, 0) AS BIGINT) AS deaths_unknown,
    CAST(d.best AS BIGINT) AS best,
    CAST(d.high AS BIGINT) AS high,
    CAST(d.low AS BIGINT) AS low,
    d.gwnoa,
    d.gwnob
FROM deaths AS d
INNER JOIN placed AS p ON d.event_id = p.event_id
INNER JOIN grounds AS g ON d.event_id = g.event_id
LEFT JOIN event_responsibility AS r ON d.event_id = r.event_id
LEFT JOIN event_articles AS a ON d.event_id = a.event_id
LEFT JOIN originals AS o ON d.event_id = o.event_id
LEFT JOIN country_codes AS c ON p.country = c.country
ORDER BY d.event_id
