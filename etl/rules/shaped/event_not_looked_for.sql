-- What was not looked for in every article that tells of an event: one row an event and such a kind of thing.
-- An article tells of an event where a claim of it is about the event, or about a count of it. Where each article that
-- tells of an event looked for everything, it has no row; where none looked for something, looking is 0, and that
-- nobody tells it is not known.
-- Key: event_id, kind
-- kind [source_scope]: What was not looked for in each of them.
-- articles: Articles that tell of the event.
-- looking: Of them those in which things of this kind were looked for.
WITH told AS (
    SELECT event_id, source_id FROM claims WHERE event_id IS NOT NULL
    UNION
    SELECT t.event_id, h.source_id
    FROM casualties AS h
    INNER JOIN tallies AS t ON h.tally_id = t.tally_id
    WHERE t.event_id IS NOT NULL
    UNION
    SELECT t.event_id, f.source_id
    FROM figures AS f
    INNER JOIN tallies AS t ON f.tally_id = t.tally_id
    WHERE t.event_id IS NOT NULL
)

SELECT
    t.event_id,
    v.value AS kind,
    count(*) AS articles,
    count(s.source_id) AS looking
FROM told AS t
INNER JOIN vocabulary AS v ON v.vocabulary = 'source_scope'
LEFT JOIN source_scope AS s ON t.source_id = s.source_id AND v.value = s.kind
GROUP BY t.event_id, v.value
HAVING count(s.source_id) < count(*)
ORDER BY t.event_id, v.value
