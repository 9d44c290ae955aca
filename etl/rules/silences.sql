-- Which articles say nothing of a count: one row a tally and an article without a number for it, or a stance to one.
-- An article may be silent because the count came later, because it tells another part of the story, or because it
-- leaves it out; the view does not say which. Whether it tells the event at all stands beside.
-- tally: What is counted, in words.
-- publisher: Who published the silent article.
-- tells_event: Whether the silent article makes any claim about the event of the tally; null where it has none.
-- articles_telling: Number of articles that do give a number of this tally, or take a stance to one.
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
)

SELECT
    t.tally_id,
    t.title AS tally,
    t.event_id,
    s.source_id,
    s.publisher,
    CASE WHEN t.event_id IS NOT NULL THEN e.event_id IS NOT NULL END AS tells_event,
    g.articles_telling,
    count(*) OVER (PARTITION BY t.tally_id) + g.articles_telling AS articles
FROM telling AS g
INNER JOIN tallies AS t ON g.tally_id = t.tally_id
CROSS JOIN sources AS s
LEFT JOIN told AS o ON g.tally_id = o.tally_id AND s.source_id = o.source_id
LEFT JOIN events_told AS e ON t.event_id = e.event_id AND s.source_id = e.source_id
WHERE o.tally_id IS NULL
ORDER BY g.articles_telling DESC, t.tally_id, s.source_id
