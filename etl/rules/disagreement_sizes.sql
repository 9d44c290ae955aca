-- How large each disagreement is: one row a disagreement and one of its answers, with the claims, articles and origins
-- on its side, and how far the numbers stand apart.
-- Origins are counted as an interval: claims of unknown origin may all come from one source or each from its own. A
-- number that one origin gave and several articles print is one origin, so that printings outvote nobody.
-- Key: disagreement_id, position_no
-- position_no: Number of the answer among those of the disagreement.
-- articles: Articles that give the answer.
-- claims: Claims that give the answer; copies in the same words from the same origin among them.
-- origins_low: Origins behind them, those that are unknown counted as one.
-- origins_high: Origins behind them, each claim of unknown origin counted as its own.
-- smallest: Smallest number of the answer's claims in the count that the disagreement is about.
-- largest: Largest number of the answer's claims in that count.
-- ratio: The largest number of the whole disagreement to the smallest; null where it is about no count, or that is 0.
-- explained: Whether something in the articles explains the difference.
-- basis [basis]: Whether all claims that give the answer are printed (stated), or any of them is itself concluded
--   (inferred); null where none does.
WITH answers AS (
    SELECT disagreement_id, position_no, min(answer) AS answer
    FROM disagreement_positions
    GROUP BY disagreement_id, position_no
),

sides AS (
    SELECT
        p.disagreement_id,
        p.position_no,
        count(*) AS claims,
        min(p.basis) AS basis,
        count(DISTINCT p.origin_id) AS origins,
        count(*) FILTER (WHERE p.origin_id IS NULL) AS unknown,
        min(n.smallest) AS smallest,
        max(n.largest) AS largest
    FROM disagreement_claims AS p
    INNER JOIN disagreements AS d ON p.disagreement_id = d.disagreement_id
    LEFT JOIN tally_claims AS n ON p.claim_id = n.claim_id AND d.tally_id = n.tally_id
    GROUP BY p.disagreement_id, p.position_no
),

-- An answer may stand in an article without a claim.
printed AS (
    SELECT disagreement_id, position_no, count(*) AS articles
    FROM (
        SELECT disagreement_id, position_no, source_id FROM disagreement_positions
        UNION
        SELECT disagreement_id, position_no, source_id FROM disagreement_claims
    ) AS told
    GROUP BY disagreement_id, position_no
)

SELECT
    d.disagreement_id,
    d.question,
    d.weight,
    d.kind,
    d.test,
    a.position_no,
    a.answer,
    p.articles,
    coalesce(s.claims, 0) AS claims,
    coalesce(s.origins + CASE WHEN s.unknown > 0 THEN 1 ELSE 0 END, 0) AS origins_low,
    coalesce(s.origins + s.unknown, 0) AS origins_high,
    s.smallest,
    s.largest,
    round(
        max(s.largest) OVER (PARTITION BY d.disagreement_id)
        / nullif(min(s.smallest) OVER (PARTITION BY d.disagreement_id), 0),
        3
    ) AS ratio,
    d.explained_by <> 'unexplained' AS explained,
    d.explained_by,
    s.basis
FROM disagreements AS d
INNER JOIN answers AS a ON d.disagreement_id = a.disagreement_id
INNER JOIN printed AS p ON a.disagreement_id = p.disagreement_id AND a.position_no = p.position_no
LEFT JOIN sides AS s ON a.disagreement_id = s.disagreement_id AND a.position_no = s.position_no
ORDER BY d.disagreement_id, a.position_no
