-- How much stands behind a count before any rule settles it: one row a tally, also where nobody gives a number.
-- Copies do not add up: what comes from one origin with one number is one claim, however many articles print it. Claims
-- of unknown origin may all come from one source or each from its own, so that origins are counted as an interval.
-- claims: Claims that have a vote, distinct by origin and number.
-- articles: Articles that print them.
-- origins_low: Origins behind them, those that are unknown counted as one.
-- origins_high: Origins behind them, each claim of unknown origin counted as its own.
-- contested: Whether anybody denies, doubts or does not confirm the count.
WITH votes AS (
    SELECT
        tally_id,
        count(DISTINCT coalesce(origin_id, '') || ' ' || number) AS claims,
        count(DISTINCT source_id) AS articles,
        count(DISTINCT origin_id) AS origins,
        count(*) FILTER (WHERE origin_id IS NULL) AS unknown
    FROM tally_votes
    GROUP BY tally_id
),

doubts AS (
    SELECT DISTINCT tally_id FROM tally_claims WHERE stance <> 'asserts'
)

SELECT
    t.tally_id,
    coalesce(v.claims, 0) AS claims,
    coalesce(v.articles, 0) AS articles,
    coalesce(v.origins + CASE WHEN v.unknown > 0 THEN 1 ELSE 0 END, 0) AS origins_low,
    coalesce(v.origins + v.unknown, 0) AS origins_high,
    d.tally_id IS NOT NULL AS contested
FROM tallies AS t
LEFT JOIN votes AS v ON t.tally_id = v.tally_id
LEFT JOIN doubts AS d ON t.tally_id = d.tally_id
ORDER BY t.tally_id
