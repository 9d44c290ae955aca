-- Which articles have no claim filed under a count: one row a tally and a silent article, without a number filed under
-- it or a stance to one. An article is silent where it tells the event of the count and has no claim under the count,
-- or where at least half of the articles have one, of people harmed at least a fifth, and it has none; of what fewer
-- articles tell, that others do not tell it says little. It may be silent because the count came later, because it
-- tells another part of the story, or because it leaves it out; the view does not say which. It may also count the same
-- thing, even in the same words, under another tally.
-- Key: tally_id, source_id
-- tally: What is counted, in words.
-- publisher: Who published the silent article.
-- tells_event: Whether the silent article makes any claim about the event of the tally; null where it has none.
-- articles_telling: Number of articles with a number filed under this tally, or with a stance to one.
-- articles: Number of articles in the record.
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

number_of_articles AS (
    SELECT count(*) AS articles FROM sources
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
        ON g.articles_telling * CASE WHEN t.outcome IS NULL THEN 2 ELSE 5 END >= n.articles
    CROSS JOIN sources AS s
)

SELECT
    t.tally_id,
    t.title AS tally,
    t.event_id,
    s.source_id,
    s.publisher,
    s.publisher_basis,
    CASE WHEN t.event_id IS NOT NULL THEN e.event_id IS NOT NULL END AS tells_event,
    g.articles_telling,
    n.articles
FROM asked AS a
INNER JOIN telling AS g ON a.tally_id = g.tally_id
INNER JOIN tallies AS t ON a.tally_id = t.tally_id
INNER JOIN sources AS s ON a.source_id = s.source_id
CROSS JOIN number_of_articles AS n
LEFT JOIN told AS o ON a.tally_id = o.tally_id AND a.source_id = o.source_id
LEFT JOIN events_told AS e ON t.event_id = e.event_id AND a.source_id = e.source_id
WHERE o.tally_id IS NULL
ORDER BY g.articles_telling DESC, t.tally_id, s.source_id
