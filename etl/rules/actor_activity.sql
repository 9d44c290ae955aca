-- What each actor does in the record, says in it, and is said of it: one row an actor, by side.
-- An actor is unheard where it is named as having done, directed or backed something, or as who would, is said to be
-- present, is called terrorist or extremist, or is said to be harmed, and no article quotes it, credits a claim to it,
-- or lets anybody speak for it by office. Bodies and people that belong to it have rows of their own. What is counted
-- is counted in the articles in which it was looked for, and null where there is none; unheard is said of those alone
-- in which every kind of claim was looked for.
-- actor: Name of the actor.
-- articles: Articles in which it appears: under a name, as one who speaks or is spoken to, or in what is told.
-- names: Different names under which articles print it.
-- claims: Claims that articles credit to it.
-- claims_inferred: Of them those that are our conclusion, or whose claimant is.
-- claims_on_behalf: Claims that others make for it by their office.
-- relayed: Claims of others that it passed on.
-- quotes: Stretches in quotation marks that it uttered.
-- words_quoted: Words in them; a quotation inside another counts with both.
-- charges_made: Claims with which it makes a charge of any kind, also against itself; no denials.
-- accused: Claims by which it did, directed, backed or answers for something, or would, epithets included; denials and
--   what is left unclear do not count, nor charges that tell of no deed (see no_deed).
-- said_present: Claims by which it was in a place or among others; denials and what is left unclear do not count.
-- labelled: Claims that call it terrorist or extremist; denials and what is left unclear do not count.
-- denials: Claims with which it denies something: a charge, a number, an event.
-- harmed: Claims that it, a body or a group of people, is harmed, asserted and told as certain. What is denied,
--   doubted, not confirmed or only possible does not count.
-- events_taking_part: Events in which it is told to act, be the other party, host or mediate.
-- events_addressed: Events in which it is called on, warned, threatened or asked.
-- events_affected: Events by which it is told to be struck, moved or bound, without doing them.
-- events_absent: Events in which it is named as not having taken part.
-- first_day: First day of the events in which it takes part or by which it is affected; null where none is told.
-- last_day: Last day of them.
-- unheard: Whether it is counted in accused, said_present, labelled or harmed, and never heard; null where it is not
--   heard and no article was coded for every kind of claim.
WITH heard AS (
    SELECT
        actor_id,
        sum(claims) AS claims,
        sum(claims_inferred) AS claims_inferred,
        sum(claims_on_behalf) AS claims_on_behalf,
        sum(quotes) AS quotes,
        sum(words_quoted) AS words_quoted,
        sum(accused) AS accused,
        sum(said_present) AS said_present,
        sum(labelled) AS labelled,
        sum(harmed) AS harmed
    FROM article_voices
    GROUP BY actor_id
),

looked AS (
    SELECT
        bool_or(kind = 'quotes') AS quotes,
        bool_or(kind = 'attributions') AS charges,
        bool_or(kind = 'casualties') AS harm,
        bool_or(kind = 'events') AS events
    FROM source_scope
),

whole AS (
    SELECT source_id
    FROM source_scope
    WHERE kind IN ('casualties', 'quotes', 'figures', 'attributions', 'events')
    GROUP BY source_id
    HAVING count(*) = 5
),

spoken_of AS (
    SELECT DISTINCT v.actor_id
    FROM article_voices AS v
    INNER JOIN whole AS w ON v.source_id = w.source_id
    WHERE v.accused + v.said_present + v.labelled + v.harmed > 0
),

denied AS (
    SELECT claim_id FROM casualties WHERE stance = 'denies'
    UNION ALL
    SELECT claim_id FROM figures WHERE stance = 'denies'
    UNION ALL
    SELECT claim_id FROM attributions WHERE stance = 'denies'
    UNION ALL
    SELECT claim_id FROM event_mentions WHERE stance = 'denies'
),

said AS (
    SELECT c.claimant_id AS actor_id, count(*) AS denials
    FROM denied AS d
    INNER JOIN claims AS c ON d.claim_id = c.claim_id
    GROUP BY c.claimant_id
),

charging AS (
    SELECT claimant_id AS actor_id, count(*) AS charges_made
    FROM attributions
    WHERE stance IN ('asserts', 'accuses', 'accepts')
    GROUP BY claimant_id
),

passing AS (
    SELECT relayed_by_id AS actor_id, count(*) AS relayed FROM claims GROUP BY relayed_by_id
),

named AS (
    SELECT actor_id, count(DISTINCT name) AS names FROM actor_names GROUP BY actor_id
),

roles AS (
    SELECT
        p.actor_id,
        m.event_id,
        m.source_id,
        m.date_start,
        m.date_end,
        p.role
    FROM event_participants AS p
    INNER JOIN event_mentions AS m ON p.claim_id = m.claim_id
),

taking AS (
    SELECT
        actor_id,
        count(DISTINCT event_id) FILTER (
            WHERE role IN ('actor', 'counterpart', 'host', 'mediator')
        ) AS events_taking_part,
        count(DISTINCT event_id) FILTER (WHERE role = 'addressee') AS events_addressed,
        count(DISTINCT event_id) FILTER (WHERE role = 'affected') AS events_affected,
        count(DISTINCT event_id) FILTER (WHERE role = 'named_as_absent') AS events_absent,
        min(date_start) FILTER (WHERE role NOT IN ('addressee', 'issuer', 'named_as_absent')) AS first_day,
        max(date_end) FILTER (WHERE role NOT IN ('addressee', 'issuer', 'named_as_absent')) AS last_day
    FROM roles
    GROUP BY actor_id
),

present AS (
    SELECT actor_id, source_id FROM actor_names
    UNION
    SELECT actor_id, source_id FROM article_voices
    UNION
    SELECT actor_id, source_id FROM roles
    UNION
    SELECT relayed_by_id, source_id FROM claims
    UNION
    SELECT addressee_id, source_id FROM quotes
    UNION
    SELECT accused_id, source_id FROM attributions
    UNION
    SELECT perpetrator_id, source_id FROM casualties
    UNION
    SELECT victims_id, source_id FROM casualties
    UNION
    SELECT subject_id, source_id FROM figures
),

appearing AS (
    SELECT actor_id, count(*) AS articles FROM present GROUP BY actor_id
)

SELECT
    a.side,
    a.actor_id,
    a.name AS actor,
    a.kind,
    coalesce(p.articles, 0) AS articles,
    coalesce(n.names, 0) AS names,
    CAST(coalesce(h.claims, 0) AS BIGINT) AS claims,
    CAST(coalesce(h.claims_inferred, 0) AS BIGINT) AS claims_inferred,
    CAST(coalesce(h.claims_on_behalf, 0) AS BIGINT) AS claims_on_behalf,
    coalesce(r.relayed, 0) AS relayed,
    CASE WHEN l.quotes THEN CAST(coalesce(h.quotes, 0) AS BIGINT) END AS quotes,
    CASE WHEN l.quotes THEN CAST(coalesce(h.words_quoted, 0) AS BIGINT) END AS words_quoted,
    CASE WHEN l.charges THEN coalesce(c.charges_made, 0) END AS charges_made,
    CASE WHEN l.charges THEN CAST(coalesce(h.accused, 0) AS BIGINT) END AS accused,
    CASE WHEN l.charges THEN CAST(coalesce(h.said_present, 0) AS BIGINT) END AS said_present,
    CASE WHEN l.charges THEN CAST(coalesce(h.labelled, 0) AS BIGINT) END AS labelled,
    coalesce(d.denials, 0) AS denials,
    CASE WHEN l.harm THEN CAST(coalesce(h.harmed, 0) AS BIGINT) END AS harmed,
    CASE WHEN l.events THEN coalesce(t.events_taking_part, 0) END AS events_taking_part,
    CASE WHEN l.events THEN coalesce(t.events_addressed, 0) END AS events_addressed,
    CASE WHEN l.events THEN coalesce(t.events_affected, 0) END AS events_affected,
    CASE WHEN l.events THEN coalesce(t.events_absent, 0) END AS events_absent,
    t.first_day,
    t.last_day,
    CASE
        WHEN h.claims + h.claims_on_behalf + coalesce(h.quotes, 0) > 0 THEN FALSE
        WHEN w.articles > 0 THEN o.actor_id IS NOT NULL
    END AS unheard
FROM actors AS a
CROSS JOIN looked AS l
CROSS JOIN (SELECT count(*) AS articles FROM whole) AS w
LEFT JOIN spoken_of AS o ON a.actor_id = o.actor_id
LEFT JOIN heard AS h ON a.actor_id = h.actor_id
LEFT JOIN appearing AS p ON a.actor_id = p.actor_id
LEFT JOIN named AS n ON a.actor_id = n.actor_id
LEFT JOIN passing AS r ON a.actor_id = r.actor_id
LEFT JOIN charging AS c ON a.actor_id = c.actor_id
LEFT JOIN said AS d ON a.actor_id = d.actor_id
LEFT JOIN taking AS t ON a.actor_id = t.actor_id
ORDER BY a.side, coalesce(h.claims, 0) DESC, coalesce(h.words_quoted, 0) DESC, a.actor_id
