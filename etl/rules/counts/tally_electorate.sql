-- How much stands behind a count before any rule settles it: one row a tally and an electorate, also where nobody gives
-- a number.
-- What was said and what stands have a row for every tally; what stands without the unsure links only where it is
-- another set of claims than with them. Copies do not add up: what comes from one origin with one number is one claim,
-- however many articles print it. Claims of unknown origin may all come from one source or each from its own, so that
-- origins are counted as an interval.
-- electorate [electorate]: The electorate: said, stands, or without.
-- claims: Claims that have a vote in it, distinct by origin and number.
-- articles: Articles that print them.
-- origins_low: Origins behind them, those that are unknown counted as one.
-- origins_high: Origins behind them, each claim of unknown origin counted as its own.
-- contested: Whether anybody denies, doubts or does not confirm the count.
-- deaths: Whether people killed are counted, and nothing else.
-- hangs_on: The claims whose updates, inferred or only probable, are left out of this electorate, all of them together;
--   separated by blanks, and null but in the electorate without them.
WITH said AS (
    SELECT
        tally_id,
        bool_or(stance <> 'asserts') AS contested,
        bool_or(updated <> updated_surely) FILTER (WHERE stance = 'asserts' AND smallest IS NOT NULL) AS hangs,
        string_agg(claim_id, ' ' ORDER BY claim_id) FILTER (WHERE updates_unsurely) AS hangs_on
    FROM tally_claims
    GROUP BY tally_id
),

voting AS (
    SELECT
        tally_id,
        electorate,
        count(DISTINCT coalesce(origin_id, '') || ' ' || number) AS claims,
        count(DISTINCT source_id) AS articles,
        count(DISTINCT origin_id) AS origins,
        count(*) FILTER (WHERE origin_id IS NULL) AS unknown
    FROM tally_votes
    GROUP BY tally_id, electorate
),

electorates (electorate) AS (
    VALUES ('said'), ('stands'), ('without')
)

SELECT
    t.tally_id,
    e.electorate,
    coalesce(v.claims, 0) AS claims,
    coalesce(v.articles, 0) AS articles,
    coalesce(v.origins + CASE WHEN v.unknown > 0 THEN 1 ELSE 0 END, 0) AS origins_low,
    coalesce(v.origins + v.unknown, 0) AS origins_high,
    coalesce(s.contested, FALSE) AS contested,
    coalesce(t.outcome = 'killed', FALSE) AS deaths,
    CASE WHEN e.electorate = 'without' THEN s.hangs_on END AS hangs_on
FROM tallies AS t
CROSS JOIN electorates AS e
LEFT JOIN said AS s ON t.tally_id = s.tally_id
LEFT JOIN voting AS v ON t.tally_id = v.tally_id AND e.electorate = v.electorate
WHERE e.electorate <> 'without' OR coalesce(s.hangs, FALSE)
ORDER BY t.tally_id, e.electorate
