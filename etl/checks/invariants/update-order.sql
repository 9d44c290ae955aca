-- title: An update said before what it updates
-- severity: error
-- advice: turn the link round in seeds/links.yml, or correct the day on which one of the two was said
-- example: seeds/sources/river-post.yml
--    credit: the ministry raised
--   -    said_on: 2021-05-04
--   +    said_on: 2021-05-03
-- example: seeds/links.yml
--    other_claim: ▶river-post-p3-wounded
-- says: An update said before what it updates: other_claim is 'river-post-p3-wounded'; expected a claim that
--   river-post-p4-wounded can update: it was said on 2021-05-03 at the latest, and river-post-p3-wounded on 2021-05-04
--   at the earliest
--
-- A claim that updates another, perhaps by way of others, was not certainly said before it: the last day on which it
-- can have been said does not come before the first day on which the other can. An article's own voice speaks on the
-- day of publication; others on the day given for them, or else on that day or before it. That updates do not run in a
-- circle is told with the other references.
WITH RECURSIVE said AS (
    SELECT
        c.claim_id,
        CASE
            WHEN c.said_on IS NOT NULL THEN c.said_on_start
            WHEN c.claimant_id IS NULL THEN s.published_start
        END AS said_from,
        coalesce(c.said_on_end, s.published_end) AS said_to
    FROM claims AS c
    INNER JOIN sources AS s ON c.source_id = s.source_id
),

ways ("row", claim_id, other_claim_id) AS (
    SELECT "row", claim_id, other_claim_id FROM claim_links WHERE relation = 'updates'
    UNION
    SELECT w."row", w.claim_id, l.other_claim_id
    FROM ways AS w
    INNER JOIN claim_links AS l ON w.other_claim_id = l.claim_id AND l.relation = 'updates'
),

early AS (
    SELECT
        w."row",
        n.said_to,
        o.claim_id,
        o.said_from,
        row_number() OVER (PARTITION BY w."row" ORDER BY o.said_from DESC, o.claim_id) AS nth
    FROM ways AS w
    INNER JOIN said AS n ON w.claim_id = n.claim_id
    INNER JOIN said AS o ON w.other_claim_id = o.claim_id
    WHERE n.said_to < o.said_from
)

SELECT
    'claim_links' AS table_name,
    l."row",
    'other_claim_id' AS field,
    l.other_claim_id AS value,
    'a claim that ' || l.claim_id || ' can update: it was said on ' || CAST(e.said_to AS VARCHAR)
    || ' at the latest, and ' || e.claim_id || ' on ' || CAST(e.said_from AS VARCHAR) || ' at the earliest' AS expected
FROM early AS e
INNER JOIN claim_links AS l ON e."row" = l."row"
WHERE e.nth = 1
ORDER BY l."row";
