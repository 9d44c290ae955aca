-- The events in the order of their days, with how they are told: one row an event.
-- Day, place and status are first of all what each article says; where its mentions differ the columns say so. Events
-- to which no mention gives a day stand last.
-- violent: Whether its type is one of violence.
-- status_teller_ids: Whose word the status is, and who denies or doubts it, ids of actors parted by spaces; null where
--   an article tells it so in its own voice, and where there is no status since no mention was looked for.
-- status_tellers: Their names; in brackets what they do where they do not assert it, that their telling is inferred,
--   and that they tell it only as possible.
-- status_basis [basis]: Inferred where each telling on which the status rests is our conclusion, see status_tellings.
-- status_modality [modality]: Possible where each of them has a word of chance or doubt, else certain.
-- days_told: Number of different days that its mentions give; a span of days is one.
-- date_basis: Inferred where a day that its mentions give is printed in none of them, else stated; null without a day.
-- date_teller_ids: Who gives its days, ids of actors parted by spaces; null without a day, and where an article gives
--   one in its own voice.
-- date_tellers: Their names.
-- date_teller_basis [basis]: Inferred where each telling by which they give a day is our conclusion, or its claimant
--   is.
-- differs_in_day: Whether mentions give different days.
-- differs_in_place: Whether mentions give different places; one that lies in another is different.
-- differs_in_status: Whether mentions tell it differently, as occurred by one and claimed or denied by another.
-- place: Name of the place.
-- place_basis: Whether the articles print where the place lies, or it is concluded.
-- latitude: Of the place, in degrees north.
-- longitude: Of the place, in degrees east.
-- part_of: Title of the event of which it is a part.
-- responds_to: Title of the event to which it is an answer.
-- announced_in: Title of the event in which it was announced.
-- mentions: Number of paragraphs and voices that tell it; null, as all that is counted of them, where no article that
--   tells of the event looked for mentions of events.
-- mentions_inferred: Of them those that are our conclusion, or whose claimant is.
-- articles: Articles that mention it.
-- claimants: Different claimants who are credited with telling it.
-- own_voice_mentions: Mentions in an article's own voice.
-- denials: Mentions that deny it, or say that it did not happen.
-- tallies_of_harm: Number of counts of people harmed in it.
WITH told AS (
    SELECT
        m.event_id,
        count(*) AS mentions,
        count(*) FILTER (WHERE 'inferred' IN (c.basis, c.claimant_basis)) AS mentions_inferred,
        count(DISTINCT m.source_id) AS articles,
        count(DISTINCT m.claimant_id) AS claimants,
        count(*) FILTER (WHERE m.claimant_id IS NULL) AS own_voice_mentions,
        count(*) FILTER (
            WHERE m.stance = 'denies' OR (m.stance = 'asserts' AND m.status IN ('denied', 'did_not_happen'))
        ) AS denials,
        count(DISTINCT m.date) AS days_told,
        count(m.date) FILTER (WHERE m.claimant_id IS NULL) AS own_voice_days,
        string_agg(DISTINCT m.claimant_id, ' ' ORDER BY m.claimant_id) FILTER (
            WHERE m.date IS NOT NULL
        ) AS date_teller_ids,
        string_agg(DISTINCT a.name, '; ' ORDER BY a.name) FILTER (WHERE m.date IS NOT NULL) AS date_tellers,
        max(CASE WHEN 'inferred' IN (c.basis, c.claimant_basis) THEN 'inferred' ELSE 'stated' END) FILTER (
            WHERE m.date IS NOT NULL
        ) AS date_teller_basis,
        count(DISTINCT m.place_id) AS places_told,
        count(DISTINCT m.stance || ' ' || m.status) AS statuses_told
    FROM event_mentions AS m
    INNER JOIN claims AS c ON m.claim_id = c.claim_id
    LEFT JOIN actors AS a ON m.claimant_id = a.actor_id
    GROUP BY m.event_id
),

days AS (
    SELECT event_id, min(basis) AS basis
    FROM (SELECT event_id, date, max(date_basis) AS basis FROM event_mentions GROUP BY event_id, date) AS told_days
    GROUP BY event_id
),

tellers AS (
    SELECT
        event_id,
        string_agg(teller_id, ' ' ORDER BY against, teller, teller_id, stance) AS status_teller_ids,
        string_agg(
            teller
            || coalesce(
                ' ('
                || nullif(
                    concat_ws(
                        ', ',
                        CASE stance WHEN 'denies' THEN 'denies' WHEN 'doubts' THEN 'doubts or has not seen' END,
                        nullif(basis, 'stated'), nullif(modality, 'certain')
                    ),
                    ''
                )
                || ')',
                ''
            ), '; '
            ORDER BY against, teller, teller_id, stance
        ) AS status_tellers
    FROM event_tellers
    GROUP BY event_id
),

resting AS (
    SELECT event_id, max(basis) AS basis, min(modality) AS modality
    FROM status_tellings
    WHERE NOT against
    GROUP BY event_id
),

-- How many mentions are known of an event that has none.
lacking AS (
    SELECT e.event_id, CASE WHEN n.event_id IS NULL THEN 0 END AS none
    FROM events AS e
    LEFT JOIN event_not_looked_for AS n ON e.event_id = n.event_id AND n.kind = 'events' AND n.looking = 0
),

counted AS (
    SELECT event_id, count(*) AS tallies_of_harm
    FROM tallies
    WHERE event_id IS NOT NULL AND victims_id IS NOT NULL
    GROUP BY event_id
)

SELECT
    e.event_id,
    e.title,
    e.type,
    coalesce(v.violent, FALSE) AS violent,
    e.status,
    n.status_teller_ids,
    n.status_tellers,
    r.basis AS status_basis,
    r.modality AS status_modality,
    e.date,
    e.date_start,
    e.date_end,
    d.basis AS date_basis,
    CASE t.own_voice_days WHEN 0 THEN t.date_teller_ids END AS date_teller_ids,
    CASE t.own_voice_days WHEN 0 THEN t.date_tellers END AS date_tellers,
    CASE t.own_voice_days WHEN 0 THEN t.date_teller_basis END AS date_teller_basis,
    coalesce(t.days_told, 0) AS days_told,
    coalesce(t.days_told > 1, FALSE) AS differs_in_day,
    coalesce(t.places_told > 1, FALSE) AS differs_in_place,
    coalesce(t.statuses_told > 1, FALSE) AS differs_in_status,
    e.place_id,
    p.name AS place,
    p.basis AS place_basis,
    p.latitude,
    p.longitude,
    e.place_precision,
    e.part_of_id,
    whole.title AS part_of,
    e.responds_to_id,
    cause.title AS responds_to,
    e.announced_in_id,
    announcement.title AS announced_in,
    coalesce(t.mentions, l.none) AS mentions,
    coalesce(t.mentions_inferred, l.none) AS mentions_inferred,
    coalesce(t.articles, l.none) AS articles,
    coalesce(t.claimants, l.none) AS claimants,
    coalesce(t.own_voice_mentions, l.none) AS own_voice_mentions,
    coalesce(t.denials, l.none) AS denials,
    coalesce(c.tallies_of_harm, 0) AS tallies_of_harm
FROM events AS e
INNER JOIN lacking AS l ON e.event_id = l.event_id
LEFT JOIN vocabulary AS v ON v.vocabulary = 'event_type' AND e.type = v.value
LEFT JOIN places AS p ON e.place_id = p.place_id
LEFT JOIN events AS whole ON e.part_of_id = whole.event_id
LEFT JOIN events AS cause ON e.responds_to_id = cause.event_id
LEFT JOIN events AS announcement ON e.announced_in_id = announcement.event_id
LEFT JOIN told AS t ON e.event_id = t.event_id
LEFT JOIN days AS d ON e.event_id = d.event_id
LEFT JOIN tellers AS n ON e.event_id = n.event_id
LEFT JOIN resting AS r ON e.event_id = r.event_id
LEFT JOIN counted AS c ON e.event_id = c.event_id
ORDER BY e.date_start NULLS LAST, e.date_end NULLS LAST, e.event_id
