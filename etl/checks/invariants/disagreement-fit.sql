-- title: A disagreement that is not as its claims have it
-- severity: error
-- advice: correct it in seeds/disagreements.yml, or name the claims that are meant
-- passes: first
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
    SELECT claim_id, tally_id, value, NULL AS measure FROM casualties
    UNION ALL
    SELECT claim_id, tally_id, value, measure FROM figures
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
        count(m.claim_id) AS events,
        count(q.claim_id) AS quotes,
        count(a.claim_id) AS attributions,
        count(n.claim_id) AS numbers,
        count(n.measure) AS figures,
        bool_or(
            'denies' IN (m.stance, a.stance) OR m.stance = 'doubts' OR m.status IN ('denied', 'did_not_happen')
        ) AS denied,
        bool_or(c.event_id = d.event_id) AS of_event,
        min(coalesce(m.date, '')) < max(coalesce(m.date, '')) AS days,
        min(coalesce(m.place_id, '')) < max(coalesce(m.place_id, '')) AS places,
        min(m.event_id || m.status || m.modality || m.stance)
        < max(m.event_id || m.status || m.modality || m.stance) AS statuses,
        min(coalesce(r.parts, '')) < max(coalesce(r.parts, '')) AS parties,
        min(q.speaker_id) < max(q.speaker_id) AS speakers,
        min(coalesce(c.claimant_id, c.source_id)) < max(coalesce(c.claimant_id, c.source_id)) AS claimants,
        min(coalesce(c.said_on, s.published)) < max(coalesce(c.said_on, s.published)) AS said_days,
        max(CASE WHEN n.tally_id = d.tally_id THEN n.value END)
        >= 2 * min(CASE WHEN n.tally_id = d.tally_id THEN n.value END) AS twofold
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
        d.kind,
        d.test,
        d.weight,
        d.explained_by,
        d.event_id,
        CASE
            WHEN d.kind <> 'count' AND d.tally_id IS NOT NULL
                THEN 'count, since it is about a tally'
            WHEN d.kind = 'count' AND (d.tally_id IS NULL OR h.numbers < h.claims)
                THEN 'another kind: a count needs a tally, and numbers alone'
            WHEN d.kind = 'comparison' AND h.figures < h.claims
                THEN 'another kind: a comparison needs figures alone'
            WHEN d.kind = 'responsibility' AND h.attributions = 0
                THEN 'another kind: responsibility needs an attribution'
            WHEN d.kind = 'occurrence' AND h.denied IS NOT TRUE
                THEN 'another kind: occurrence needs somebody who says that it did not happen, or doubts it'
            WHEN d.kind = 'status' AND (h.events < h.claims OR NOT h.statuses)
                THEN 'another kind: a status needs mentions of events alone, told in two ways'
            WHEN d.kind = 'date' AND (h.events < h.claims OR NOT h.days)
                THEN 'another kind: a date needs mentions of events alone, on two days'
            WHEN d.kind = 'place' AND h.events > 0 AND NOT h.places
                THEN 'another kind: a place needs mentions at two places'
            WHEN d.kind = 'participants' AND (h.events < h.claims OR NOT h.parties)
                THEN 'another kind: participants need mentions of events alone, with two lists of them'
            WHEN d.kind = 'speaker' AND h.speakers IS NOT TRUE
                THEN 'another kind: a speaker needs quotes of two'
            WHEN d.kind = 'wording' AND h.quotes + h.events < h.claims
                THEN 'another kind: a wording needs quotes and mentions of events alone'
        END AS its_kind,
        CASE
            WHEN d.test = 'not_numeric' AND h.numbers > 0
                THEN 'another test, since answers are numbers'
        END AS its_test,
        CASE
            WHEN d.kind IN ('responsibility', 'occurrence') OR (d.kind = 'count' AND h.twofold)
                THEN 'major'
            WHEN d.kind NOT IN ('count', 'place', 'status', 'participants') OR (d.kind = 'count' AND NOT h.twofold)
                THEN 'minor'
        END AS its_weight,
        CASE
            WHEN d.explained_by = 'other_claimant' AND NOT h.claimants
                THEN 'another explanation: it is one who says all of it'
            WHEN d.explained_by = 'later_report' AND h.said_days IS NOT TRUE AND u.disagreement_id IS NULL
                THEN 'another explanation, or a link by which one claim updates another'
            WHEN d.explained_by = 'rounding' AND h.numbers < h.claims
                THEN 'another explanation: not all of it is numbers'
            WHEN d.explained_by = 'translation' AND h.quotes = 0
                THEN 'another explanation: no words are quoted'
            WHEN d.explained_by = 'wording' AND d.test = 'contradictory'
                THEN 'another explanation, since the answers exclude each other'
        END AS its_explanation,
        CASE
            WHEN d.event_id <> t.event_id
                THEN t.event_id || ', the event of its tally ' || t.tally_id
            WHEN d.event_id IS NOT NULL AND h.of_event IS NOT TRUE
                THEN 'an event that one of its claims is about'
        END AS its_event
    FROM disagreements AS d
    INNER JOIN held AS h ON d.disagreement_id = h.disagreement_id
    LEFT JOIN tallies AS t ON d.tally_id = t.tally_id
    LEFT JOIN updating AS u ON d.disagreement_id = u.disagreement_id
)

SELECT
    'disagreements' AS table_name,
    "row",
    CASE
        WHEN its_kind IS NOT NULL THEN 'kind'
        WHEN its_test IS NOT NULL THEN 'test'
        WHEN its_weight <> weight THEN 'weight'
        WHEN its_explanation IS NOT NULL THEN 'explained_by'
        ELSE 'event_id'
    END AS field,
    CASE
        WHEN its_kind IS NOT NULL THEN kind
        WHEN its_test IS NOT NULL THEN test
        WHEN its_weight <> weight THEN weight
        WHEN its_explanation IS NOT NULL THEN explained_by
        ELSE event_id
    END AS value,
    coalesce(its_kind, its_test, nullif(its_weight, weight), its_explanation, its_event) AS expected
FROM judged
WHERE coalesce(its_kind, its_test, nullif(its_weight, weight), its_explanation, its_event) IS NOT NULL
ORDER BY "row";
