-- A disagreement on a tally that is called contradictory is one: two asserted numbers there that no value satisfies.
-- That one updates the other does not matter here; a disagreement may be explained by the later report.
WITH said AS (
    SELECT tally_id, stance, qualifier, low, high, TRUE AS whole FROM casualties
    UNION ALL
    SELECT tally_id, stance, qualifier, low, high, unit IN ('person', 'item') FROM figures
),

-- People and things come in whole numbers: the least that "more than 300" of them allows is 301.
limits AS (
    SELECT
        s.tally_id,
        s.low + CASE WHEN s.whole AND NOT q.inclusive THEN 1 ELSE 0 END AS low,
        s.high - CASE WHEN s.whole AND NOT q.inclusive THEN 1 ELSE 0 END AS high,
        NOT s.whole AND NOT q.inclusive AS open
    FROM said AS s
    INNER JOIN vocabulary AS q ON q.vocabulary = 'qualifier' AND s.qualifier = q.value
    WHERE s.stance = 'asserts'
),

torn AS (
    SELECT tally_id
    FROM limits
    GROUP BY tally_id
    HAVING max(low) > min(high) OR (max(low) = min(high) AND bool_or(open))
)

SELECT
    'disagreements' AS table_name,
    d."row",
    'test' AS field,
    d.test AS value,
    'two numbers of the tally ' || d.tally_id || ' that no value satisfies, or another test' AS expected
FROM disagreements AS d
WHERE
    d.test = 'contradictory'
    AND d.tally_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM torn AS t WHERE t.tally_id = d.tally_id)
ORDER BY d."row";
