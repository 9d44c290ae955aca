-- Who speaks in an article and who is only spoken of: one row an article and an actor with a part in its claims.
-- What was not looked for in an article is null, since that there is none is not known.
-- actor: Name of the actor.
-- claims: Claims that the article credits to the actor, of the kinds that were looked for in it.
-- claims_inferred: Of them those that are our conclusion, or whose claimant is.
-- claims_on_behalf: Claims that others make for the actor by their office.
-- quotes: Stretches in quotation marks that the actor uttered; null where quotations were not looked for.
-- words_quoted: Words in them; a quotation inside another counts with both.
-- accused: Claims by which the actor did, directed, backed or answers for something, or would, epithets included;
--   denials and what is left unclear do not count, nor charges that tell of no deed (see no_deed). Null where
--   responsibility was not looked for, as are the two next.
-- said_present: Claims by which it was in a place or among others; denials and what is left unclear do not count.
-- labelled: Claims that call it terrorist or extremist; denials and what is left unclear do not count.
-- harmed: Claims that it, a body or a group of people, is harmed, asserted and told as certain. What is denied,
--   doubted, not confirmed or only possible does not count. Null where casualties were not looked for.
WITH parts AS (
    SELECT
        source_id,
        claimant_id AS actor_id,
        'claims' AS part,
        0 AS words,
        coalesce('inferred' IN (basis, claimant_basis), FALSE) AS inferred
    FROM claims
    WHERE claimant_id IS NOT NULL
    UNION ALL
    SELECT source_id, on_behalf_of_id, 'claims_on_behalf', 0, FALSE FROM claims WHERE on_behalf_of_id IS NOT NULL
    UNION ALL
    SELECT
        source_id,
        speaker_id,
        'quotes',
        -- Each word becomes one letter, and what is no word goes.
        length(
            regexp_replace(
                regexp_replace(exact, '[\p{L}\p{N}]+([''’][\p{L}\p{N}]+)*', 'w', 'g'), '[^w]', '', 'g'
            )
        ),
        FALSE
    FROM quotes
    WHERE speaker_id IS NOT NULL
    UNION ALL
    SELECT a.source_id, a.accused_id, coalesce(v.no_deed, 'deed'), 0, FALSE
    FROM attributions AS a
    LEFT JOIN vocabulary AS v ON v.vocabulary = 'charge' AND a.charge = v.value
    WHERE a.accused_id IS NOT NULL AND a.stance IN ('asserts', 'accuses', 'accepts')
    UNION ALL
    SELECT source_id, victims_id, 'harmed', 0, FALSE
    FROM casualties
    WHERE victims_id IS NOT NULL AND stance = 'asserts' AND modality = 'certain'
),

looked AS (
    SELECT
        source_id,
        bool_or(kind = 'quotes') AS quotes,
        bool_or(kind = 'attributions') AS charges,
        bool_or(kind = 'casualties') AS harm
    FROM source_scope
    GROUP BY source_id
)

SELECT
    p.source_id,
    a.side,
    a.actor_id,
    a.name AS actor,
    count(*) FILTER (WHERE p.part = 'claims') AS claims,
    count(*) FILTER (WHERE p.part = 'claims' AND p.inferred) AS claims_inferred,
    count(*) FILTER (WHERE p.part = 'claims_on_behalf') AS claims_on_behalf,
    CASE WHEN bool_or(l.quotes) THEN count(*) FILTER (WHERE p.part = 'quotes') END AS quotes,
    CASE WHEN bool_or(l.quotes) THEN CAST(sum(p.words) AS BIGINT) END AS words_quoted,
    CASE WHEN bool_or(l.charges) THEN count(*) FILTER (WHERE p.part = 'deed') END AS accused,
    CASE WHEN bool_or(l.charges) THEN count(*) FILTER (WHERE p.part = 'presence') END AS said_present,
    CASE WHEN bool_or(l.charges) THEN count(*) FILTER (WHERE p.part = 'label') END AS labelled,
    CASE WHEN bool_or(l.harm) THEN count(*) FILTER (WHERE p.part = 'harmed') END AS harmed
FROM parts AS p
INNER JOIN actors AS a ON p.actor_id = a.actor_id
INNER JOIN looked AS l ON p.source_id = l.source_id
GROUP BY p.source_id, a.side, a.actor_id, a.name
ORDER BY p.source_id, a.side, claims DESC, words_quoted DESC, a.actor_id
