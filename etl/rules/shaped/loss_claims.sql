-- Which claims have a row in the shape of the loss reports, with what that row needs; and why the others have none.
-- One row a claim of any kind. The first reason that holds is given; crosswalk_losses counts them and says what they
-- mean.
-- left_out: Why the claim has no row in loss_reports_shaped; null where it has one.
-- report_no: Number of its row in loss_reports_shaped; null where it has none.
-- told_on: Last day on which it can have been said.
-- number: The number as said, or the lower end of a range or of a vague word by our convention.
-- copy: Whether a row before it gives the same number from the same origin; never where it has no row itself.
-- minimum: 1 where the number is a lower bound, else 0.
-- maximum: 1 where the number is an upper bound, else 0.
-- in_words: Whether a vague word was turned into a number.
-- exclusive: Whether the words exclude the number itself.
-- category: Military or Civilian, and Deaths, Injuries or Casualties; or the kind of equipment destroyed, told by whole
--   words for it, so that tankers are no tanks. One number of what is joined by and, or, a comma or the like, not each
--   of it of one known kind, is of several kinds. Combatants and equipment are a military's only where they stand for a
--   state, since the categories are those of a country's losses.
-- time_frame: Day for the count of one event, Cumulative for a running total or a stock.
-- loss_country: Name of the country of the people harmed, or of whose equipment it is.
-- claim_source: Whose claim it is; as printed, where who that is was concluded.
-- first_day: First day of the event that it is about.
WITH equipment (word, category) AS (
    VALUES
    ('helicopter', 'Helicopters'),
    ('tank', 'Tanks'),
    ('air defence', 'AA Systems'),
    ('air defense', 'AA Systems'),
    ('air-defence', 'AA Systems'),
    ('air-defense', 'AA Systems'),
    ('drone', 'UAVs'),
    ('ship', 'Ships'),
    ('warship', 'Ships'),
    ('artillery', 'Artillery')
),

-- A whole word in the name of things destroyed, also in the plural, tells their category. Of things that are joined
-- each has to name it: known words become a #, and no part between what joins them may be without.
joined AS (
    SELECT
        claim_id,
        subject_id,
        scope,
        stance,
        modality,
        regexp_replace(lower(subject), '\s*([,;/&+]|\s(and|or)\s)+\s*', ' , ', 'g') AS subject,
        (SELECT string_agg(w.word, '|' ORDER BY w.word) FROM equipment AS w) AS words
    FROM figures
    WHERE measure = 'equipment_destroyed'
),

destroyed AS (
    SELECT
        f.claim_id,
        f.subject_id,
        f.scope,
        f.stance,
        f.modality,
        CASE WHEN count(DISTINCT q.category) = 1 THEN min(q.category) END AS category,
        count(DISTINCT q.category) > 1
        OR (
            count(q.category) > 0
            AND regexp_matches(
                regexp_replace(f.subject, '(^|[^\p{L}-])(' || f.words || ')s?([^\p{L}-]|$)', '\1#\3', 'g'),
                '(^|,)[^#,]*(,|$)'
            )
        ) AS several_kinds
    FROM joined AS f
    LEFT JOIN equipment AS q ON regexp_matches(f.subject, '(^|[^\p{L}-])' || q.word || 's?([^\p{L}-]|$)')
    GROUP BY f.claim_id, f.subject_id, f.scope, f.stance, f.modality, f.subject, f.words
),

told AS (
    SELECT
        c.claim_id,
        c.source_id,
        c.span_start,
        c.basis,
        h.claim_id IS NOT NULL OR g.claim_id IS NOT NULL AS loss_told,
        coalesce(h.stance, g.stance) AS stance,
        coalesce(h.modality, g.modality) AS modality,
        t.said_to AS told_on,
        coalesce(t.value, t.low, t.high) AS number,
        t.tally_id,
        t.origin_id,
        t.number AS wording,
        t.qualifier,
        t.value IS NULL AS without_value,
        t.low IS NOT NULL AS bounded_below,
        t.low_open OR t.high_open AS exclusive,
        coalesce(h.scope, g.scope) AS scope,
        CASE
            WHEN h.victims_status = 'civilian' THEN 'Civilian'
            WHEN h.victims_status = 'combatant' OR g.claim_id IS NOT NULL THEN 'Military'
        END AS status,
        CASE h.outcome
            WHEN 'killed' THEN 'Deaths'
            WHEN 'wounded' THEN 'Injuries'
            WHEN 'casualties_unspecified' THEN 'Casualties'
        END AS harm,
        g.category,
        coalesce(g.several_kinds, FALSE) AS several_kinds,
        coalesce(p.is_state, FALSE) AS of_a_state,
        k.country_name,
        CASE WHEN c.claimant_basis = 'inferred' THEN c.credit_exact END AS credit,
        coalesce(a.name, s.publisher, s.source_id) AS claim_source,
        e.date_start
    FROM claims AS c
    INNER JOIN sources AS s ON c.source_id = s.source_id
    LEFT JOIN casualties AS h ON c.claim_id = h.claim_id
    LEFT JOIN destroyed AS g ON c.claim_id = g.claim_id
    LEFT JOIN tally_claims AS t ON coalesce(h.claim_id, g.claim_id) = t.claim_id
    LEFT JOIN actor_parties AS p ON coalesce(h.victims_id, g.subject_id) = p.actor_id
    LEFT JOIN country_codes AS k ON p.country = k.country
    LEFT JOIN actors AS a ON c.claimant_id = a.actor_id
    LEFT JOIN events AS e ON c.event_id = e.event_id
),

fit AS (
    SELECT
        claim_id,
        CASE
            WHEN NOT loss_told THEN 'not_about_harm'
            WHEN stance <> 'asserts' THEN 'not_asserted'
            WHEN modality <> 'certain' THEN 'only_possible'
            WHEN tally_id IS NULL THEN 'no_tally'
            WHEN number IS NULL THEN 'no_number'
            WHEN several_kinds THEN 'several_kinds'
            WHEN harm IS NULL AND category IS NULL THEN 'harm_of_another_kind'
            WHEN status IS NULL THEN 'status_not_told'
            WHEN status = 'Military' AND NOT of_a_state THEN 'no_military'
            WHEN country_name IS NULL THEN 'country_not_told'
            WHEN told_on IS NULL THEN 'no_day'
        END AS left_out
    FROM told
)

SELECT
    t.claim_id,
    t.source_id,
    t.span_start,
    t.basis,
    f.left_out,
    CASE
        WHEN f.left_out IS NULL
            THEN row_number() OVER (PARTITION BY f.left_out IS NULL ORDER BY t.source_id, t.span_start, t.claim_id)
    END AS report_no,
    t.told_on,
    TRY_CAST(t.number AS BIGINT) AS number,
    f.left_out IS NULL
    AND t.origin_id IS NOT NULL
    AND row_number() OVER (
        PARTITION BY f.left_out IS NULL, t.tally_id, t.origin_id, t.wording
        ORDER BY t.source_id, t.span_start, t.claim_id
    ) > 1 AS copy,
    CAST(t.qualifier IN ('at_least', 'more_than') OR (t.without_value AND t.bounded_below) AS BIGINT) AS minimum,
    CAST(t.qualifier IN ('up_to', 'less_than', 'nearly') AS BIGINT) AS maximum,
    t.without_value AND t.qualifier <> 'between' AS in_words,
    t.exclusive,
    coalesce(t.category, t.status || ' ' || t.harm) AS category,
    CASE WHEN t.scope = 'event' THEN 'Day' ELSE 'Cumulative' END AS time_frame,
    t.country_name AS loss_country,
    coalesce(t.credit, t.claim_source) AS claim_source,
    t.date_start AS first_day
FROM told AS t
INNER JOIN fit AS f ON t.claim_id = f.claim_id
ORDER BY t.source_id, t.span_start, t.claim_id
