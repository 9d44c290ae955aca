-- Everyone the articles name, those who say most first, with how often each has a part in a claim.
-- Somebody of whom others say something, as actor_activity counts it, is never quoted, or never heard: not credited
-- with anything either.
WITH parts AS (
    SELECT speaker_id AS actor_id FROM quotes
    UNION ALL
    SELECT claimant_id FROM claims
    UNION ALL
    SELECT on_behalf_of_id FROM claims
    UNION ALL
    SELECT relayed_by_id FROM claims
    UNION ALL
    SELECT accused_id FROM attributions
    UNION ALL
    SELECT victims_id FROM casualties
    UNION ALL
    SELECT subject_id FROM figures
    UNION ALL
    SELECT actor_id FROM event_participants
),

sums AS (
    SELECT actor_id, count(*) AS parts FROM parts GROUP BY actor_id
)

SELECT
    a.actor_id,
    a.name AS title,
    a.name || ': the names printed, what is credited there, and what is said by others.' AS description,
    a.kind,
    kind.label AS kind_label,
    a.side,
    side.label AS side_label,
    a.country,
    a.member_of_id,
    a.wikidata_id,
    a.description AS about,
    a.note,
    v.quotes,
    v.claims,
    v.claims_on_behalf,
    v.accused,
    v.said_present,
    v.labelled,
    v.harmed,
    CASE
        WHEN v.unheard THEN 'never heard'
        WHEN
            v.quotes = 0
            AND v.accused + v.said_present + v.labelled + v.harmed > 0
            AND (SELECT count(*) FROM sources)
            = (SELECT count(*) FROM source_scope AS o WHERE o.kind = 'quotes')
            THEN 'never quoted'
    END AS silence
FROM actors AS a
LEFT JOIN sums AS s ON a.actor_id = s.actor_id
INNER JOIN actor_activity AS v ON a.actor_id = v.actor_id
LEFT JOIN vocabulary AS kind ON kind.vocabulary = 'actor_kind' AND a.kind = kind.value
LEFT JOIN vocabulary AS side ON side.vocabulary = 'side' AND a.side = side.value
ORDER BY v.claims DESC, coalesce(s.parts, 0) DESC, a.actor_id
