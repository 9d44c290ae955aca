-- How much stands behind a count before any rule settles it: one row a tally, also where nobody gives a number.
-- Copies do not add up: what comes from one origin with one number is one claim, however many articles print it. Claims
-- of unknown origin may all come from one source or each from its own, so that origins are counted as an interval.
-- claims: Claims that have a vote, distinct by origin and number.
-- articles: Articles that print them.
-- origins_low: Origins behind them, those that are unknown counted as one.
-- origins_high: Origins behind them, each claim of unknown origin counted as its own.
-- contested: Whether anybody denies, doubts or does not confirm the count.
WITH said AS (
    SELECT
        tally_id,
        count(DISTINCT coalesce(origin_id, '') || ' ' || number) FILTER (WHERE votes) AS claims,
        count(DISTINCT source_id) FILTER (WHERE votes) AS articles,
        count(DISTINCT origin_id) FILTER (WHERE votes) AS origins,
        count(*) FILTER (WHERE votes AND origin_id IS NULL) AS unknown,
        bool_or(stance <> 'asserts') AS contested
    FROM (
        SELECT
            tally_id,
            source_id,
            stance,
            number,
            origin_id,
            stance = 'asserts' AND smallest IS NOT NULL AND NOT updated AS votes
        FROM tally_claims
    ) AS told
    GROUP BY tally_id
)

SELECT
    t.tally_id,
    coalesce(s.claims, 0) AS claims,
    coalesce(s.articles, 0) AS articles,
    coalesce(s.origins + CASE WHEN s.unknown > 0 THEN 1 ELSE 0 END, 0) AS origins_low,
    coalesce(s.origins + s.unknown, 0) AS origins_high,
    coalesce(s.contested, FALSE) AS contested
FROM tallies AS t
LEFT JOIN said AS s ON t.tally_id = s.tally_id
ORDER BY t.tally_id
