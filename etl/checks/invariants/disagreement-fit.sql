-- title: A disagreement that is not as its claims have it
-- severity: error
-- advice: correct it in seeds/disagreements.yml, or name the claims that are meant
-- needs: whole
-- example: seeds/disagreements.yml
--   -kind: responsibility
--   +kind: ▶date
-- says: A disagreement that is not as its claims have it: kind is 'date'; expected another kind: a date needs
--   mentions of events alone, on two days
--
-- What is said of a disagreement holds of the claims that give its answers, as far as they decide it. Its kind: a count
-- is about a tally, and only a count is; and so on, as written below. Its test: where no test by value applies, nobody
-- gives a number. Its weight, by its definition: who is held responsible and whether it happened are major, what
-- changes neither is minor, and a count is major where the largest number is twice the smallest or more. What explains
-- it: a later report is one that updates another or was said on another day, claimants are two or more, numbers alone
-- are rounded, a translation is of quoted words, and what is put in different words is no contradiction. Its event is
-- that of a claim, and of its tally. A place, a status or who took part may be major or not: that is judgement.
WITH numbers AS (
    SELECT claim_id, tally_id, value FROM casualties
    UNION ALL
    SELECT claim_id, tally_id, value FROM figures
),

parts AS (
    SELECT claim_id, string_agg(actor_id || ' ' || role, ', ' ORDER BY actor_id, role) AS parts
    FROM event_participants
    GROUP BY claim_id
),

updating AS (
    SELECT DISTINCT a.disagreement_id
    FROM claim_links AS l
    INNER JOIN disagreement_positions AS a ON l.claim_id = a.claim_id
    INNER JOIN disagreement_positions AS b ON l.other_claim_id = b.claim_id AND a.disagreement_id = b.disagreement_id
    WHERE l.relation = 'updates'
),

held AS (
    SELECT
        p.disagreement_id,
        count(*) AS claims,
        count(*) FILTER (WHERE c.kind = 'event') AS events,
        count(*) FILTER (WHERE c.kind = 'quote') AS quotes,
        count(*) FILTER (WHERE c.kind = 'figure') AS figures,
        count(*) FILTER (WHERE c.kind IN ('casualty', 'figure')) AS numbers,
        count(*) FILTER (WHERE c.kind = 'attribution') AS attributions,
        count(*) FILTER (WHERE 'denies' IN (m.stance, a.stance) OR m.status = 'did_not_happen') AS denials,
        count(*) FILTER (WHERE c.event_id = d.event_id) AS of_event,
        count(DISTINCT coalesce(m.date, '')) AS days,
        count(DISTINCT coalesce(m.place_id, '')) AS places,
        count(DISTINCT concat_ws(' ', c.event_id, m.status, m.modality, m.stance)) AS statuses,
        count(DISTINCT coalesce(r.parts, '')) AS parties,
        count(DISTINCT q.speaker_id) AS speakers,
        count(DISTINCT coalesce(c.claimant_id, c.source_id)) AS claimants,
        count(DISTINCT coalesce(c.said_on, s.published)) AS said_days,
        max(n.value) FILTER (WHERE n.tally_id = d.tally_id)
        >= 2 * min(n.value) FILTER (WHERE n.tally_id = d.tally_id) AS twofold
    FROM disagreement_positions AS p
    INNER JOIN disagreements AS d ON p.disagreement_id = d.disagreement_id
    INNER JOIN claims AS c ON p.claim_id = c.claim_id
    INNER JOIN sources AS s ON c.source_id = s.source_id
    LEFT JOIN numbers AS n ON c.claim_id = n.claim_id
    LEFT JOIN event_mentions AS m ON c.claim_id = m.claim_id
    LEFT JOIN parts AS r ON c.claim_id = r.claim_id
    LEFT JOIN attributions AS a ON c.claim_id = a.claim_id
    LEFT JOIN quotes AS q ON c.claim_id = q.claim_id
    GROUP BY p.disagreement_id
),

judged AS (
    SELECT
        d."row",
        f.field,
        CASE f.field
            WHEN 'kind' THEN d.kind
            WHEN 'test' THEN d.test
            WHEN 'weight' THEN d.weight
            WHEN 'explained_by' THEN d.explained_by
            ELSE d.event_id
        END AS value,
        CASE
            WHEN f.field = 'kind' AND d.kind <> 'count' AND d.tally_id IS NOT NULL
                THEN 'count, since it is about a tally'
            WHEN f.field = 'kind' AND d.kind = 'count' AND (d.tally_id IS NULL OR h.numbers < h.claims)
                THEN 'another kind: a count needs a tally, and numbers alone'
            WHEN f.field = 'kind' AND d.kind = 'comparison' AND h.figures < h.claims
                THEN 'another kind: a comparison needs figures alone'
            WHEN f.field = 'kind' AND d.kind = 'responsibility' AND h.attributions = 0
                THEN 'another kind: responsibility needs an attribution'
            WHEN f.field = 'kind' AND d.kind = 'occurrence' AND h.denials = 0
                THEN 'another kind: occurrence needs somebody who says that it did not happen'
            WHEN f.field = 'kind' AND d.kind = 'status' AND (h.events < h.claims OR h.statuses < 2)
                THEN 'another kind: a status needs mentions of events alone, told in two ways'
            WHEN f.field = 'kind' AND d.kind = 'date' AND (h.events < h.claims OR h.days < 2)
                THEN 'another kind: a date needs mentions of events alone, on two days'
            WHEN f.field = 'kind' AND d.kind = 'place' AND h.events > 0 AND h.places < 2
                THEN 'another kind: a place needs mentions at two places'
            WHEN f.field = 'kind' AND d.kind = 'participants' AND (h.events < h.claims OR h.parties < 2)
                THEN 'another kind: participants need mentions of events alone, with two lists of them'
            WHEN f.field = 'kind' AND d.kind = 'speaker' AND h.speakers < 2
                THEN 'another kind: a speaker needs quotes of two'
            WHEN f.field = 'kind' AND d.kind = 'wording' AND h.quotes + h.events < h.claims
                THEN 'another kind: a wording needs quotes and mentions of events alone'
            WHEN f.field = 'test' AND d.test = 'not_numeric' AND h.numbers > 0
                THEN 'another test, since answers are numbers'
            WHEN f.field = 'weight' AND (d.kind IN ('responsibility', 'occurrence') OR (d.kind = 'count' AND h.twofold))
                THEN 'major'
            WHEN
                f.field = 'weight'
                AND (d.kind NOT IN ('count', 'place', 'status', 'participants') OR (d.kind = 'count' AND NOT h.twofold))
                THEN 'minor'
            WHEN f.field = 'explained_by' AND d.explained_by = 'other_claimant' AND h.claimants < 2
                THEN 'another explanation: it is one who says all of it'
            WHEN
                f.field = 'explained_by'
                AND d.explained_by = 'later_report'
                AND h.said_days < 2
                AND u.disagreement_id IS NULL
                THEN 'another explanation, or a link by which one claim updates another'
            WHEN f.field = 'explained_by' AND d.explained_by = 'rounding' AND h.numbers < h.claims
                THEN 'another explanation: not all of it is numbers'
            WHEN f.field = 'explained_by' AND d.explained_by = 'translation' AND h.quotes = 0
                THEN 'another explanation: no words are quoted'
            WHEN f.field = 'explained_by' AND d.explained_by = 'wording' AND d.test = 'contradictory'
                THEN 'another explanation, since the answers exclude each other'
            WHEN f.field = 'event_id' AND d.event_id <> t.event_id
                THEN t.event_id || ', the event of its tally ' || t.tally_id
            WHEN f.field = 'event_id' AND d.event_id IS NOT NULL AND h.of_event = 0
                THEN 'an event that one of its claims is about'
        END AS expected
    FROM disagreements AS d
    CROSS JOIN (VALUES ('kind'), ('test'), ('weight'), ('explained_by'), ('event_id')) AS f (field)
    INNER JOIN held AS h ON d.disagreement_id = h.disagreement_id
    LEFT JOIN tallies AS t ON d.tally_id = t.tally_id
    LEFT JOIN updating AS u ON d.disagreement_id = u.disagreement_id
)

SELECT
    'disagreements' AS table_name,
    "row",
    field,
    value,
    expected
FROM judged
WHERE expected IS NOT NULL AND value IS DISTINCT FROM expected
ORDER BY "row", field;
