-- Which articles have no claim filed under a count: one row a tally and a silent article, without a number filed under
-- it or a stance to one. An article is silent where it tells the event of the count and has no claim under the count,
-- or where at least half of the articles have one, of people harmed at least a fifth, and it has none; of what fewer
-- articles tell, that others do not tell it says little. It may be silent because the count came later, because it
-- tells another part of the story, or because it leaves it out; the view does not say which. It may also count the same
-- thing, even in the same words, under another tally. Only articles in which such numbers were looked for are counted,
-- and can be silent.
-- Key: tally_id, source_id
-- tally: What is counted, in words.
-- publisher: Who published the silent article.
-- tells_event: Whether the silent article makes any claim about the event of the tally; null where the tally has none,
--   and where no such claim is recorded of an article in which events were not looked for.
-- articles_telling: Number of articles with a number filed under this tally, or with a stance to one.
-- articles: Number of articles in which such numbers were looked for: people harmed, or other figures.
WITH told AS (
    SELECT tally_id, source_id FROM casualties WHERE tally_id IS NOT NULL
    UNION
    SELECT tally_id, source_id FROM figures WHERE tally_id IS NOT NULL
),

telling AS (
    SELECT tally_id, count(*) AS articles_telling FROM told GROUP BY tally_id
),

events_told AS (
    SELECT DISTINCT event_id, source_id FROM claims WHERE event_id IS NOT NULL
),

looking AS (
    SELECT source_id, kind FROM source_scope WHERE kind IN ('casualties', 'figures')
),

number_of_articles AS (
    SELECT kind, count(*) AS articles FROM looking GROUP BY kind
),

-- Only these can be silent: the articles that tell the event, and all of them where enough give the count. So the
-- silences are never more than a few times the claims.
asked AS (
    SELECT g.tally_id, e.source_id
    FROM telling AS g
    INNER JOIN tallies AS t ON g.tally_id = t.tally_id
    INNER JOIN events_told AS e ON t.event_id = e.event_id
    UNION
    SELECT g.tally_id, s.source_id
    FROM telling AS g
    INNER JOIN tallies AS t ON g.tally_id = t.tally_id
    INNER JOIN number_of_articles AS n
        ON
            n.kind = CASE WHEN t.outcome IS NULL THEN 'figures' ELSE 'casualties' END
            AND g.articles_telling * CASE WHEN t.outcome IS NULL THEN 2 ELSE 5 END >= n.articles
    CROSS JOIN sources AS s
)

SELECT
    t.tally_id,
    t.title AS tally,
    t.event_id,
    s.source_id,
    s.publisher,
    s.publisher_basis,
    CASE
        WHEN e.event_id IS NOT NULL THEN TRUE
        WHEN t.event_id IS NOT NULL AND v.source_id IS NOT NULL THEN FALSE
    END AS tells_event,
    g.articles_telling,
    n.articles
FROM asked AS a
INNER JOIN telling AS g ON a.tally_id = g.tally_id
INNER JOIN tallies AS t ON a.tally_id = t.tally_id
INNER JOIN sources AS s ON a.source_id = s.source_id
INNER JOIN looking AS l
    ON a.source_id = l.source_id AND l.kind = CASE WHEN t.outcome IS NULL THEN 'figures' ELSE 'casualties' END
INNER JOIN number_of_articles AS n ON l.kind = n.kind
LEFT JOIN source_scope AS v ON a.source_id = v.source_id AND v.kind = 'events'
LEFT JOIN told AS o ON a.tally_id = o.tally_id AND a.source_id = o.source_id
LEFT JOIN events_told AS e ON t.event_id = e.event_id AND a.source_id = e.source_id
WHERE o.tally_id IS NULL
ORDER BY g.articles_telling DESC, t.tally_id, s.source_id
