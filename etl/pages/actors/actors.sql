-- Everyone the articles name, those who say most first, with how often each has a part in a claim.
-- Somebody named as having done or backed something, or as who would, or said to be harmed, is never quoted, or never
-- heard: not credited with anything either.
WITH parts AS (
    SELECT speaker_id AS actor_id, 'quotes' AS part FROM quotes
    UNION ALL
    SELECT claimant_id, 'claims' FROM claims
    UNION ALL
    SELECT on_behalf_of_id, 'on behalf' FROM claims
    UNION ALL
    SELECT relayed_by_id, 'relayed' FROM claims
    UNION ALL
    SELECT accused_id, 'accused' FROM attributions
    UNION ALL
    SELECT victims_id, 'harmed' FROM casualties
    UNION ALL
    SELECT subject_id, 'counted' FROM figures
    UNION ALL
    SELECT actor_id, 'events' FROM event_participants
),

sums AS (
    SELECT
        a.actor_id,
        count(p.part) AS parts,
        count(*) FILTER (WHERE p.part = 'quotes') AS quotes,
        count(*) FILTER (WHERE p.part = 'claims') AS claims,
        count(*) FILTER (WHERE p.part = 'on behalf') AS claims_on_behalf,
        count(*) FILTER (WHERE p.part = 'accused') AS accused,
        count(*) FILTER (WHERE p.part = 'harmed') AS harmed
    FROM actors AS a
    LEFT JOIN parts AS p ON a.actor_id = p.actor_id
    GROUP BY a.actor_id
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
    s.quotes,
    s.claims,
    s.claims_on_behalf,
    s.accused,
    s.harmed,
    CASE
        WHEN s.quotes > 0 OR s.accused + s.harmed = 0 THEN NULL
        WHEN s.claims + s.claims_on_behalf > 0 THEN 'never quoted'
        ELSE 'never heard'
    END AS silence
FROM actors AS a
INNER JOIN sums AS s ON a.actor_id = s.actor_id
LEFT JOIN vocabulary AS kind ON kind.vocabulary = 'actor_kind' AND a.kind = kind.value
LEFT JOIN vocabulary AS side ON side.vocabulary = 'side' AND a.side = side.value
ORDER BY s.claims DESC, s.parts DESC, a.actor_id
