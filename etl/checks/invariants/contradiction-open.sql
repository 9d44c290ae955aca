-- Two asserted numbers of one tally that no value satisfies as they are said ("more than 300" excludes 300) are a
-- disagreement, which the record names and explains; unless one of the claims updates the other, perhaps by way of a
-- third. Each claim is told once, against the first before it that it contradicts.
WITH RECURSIVE said AS (
    SELECT claim_id, tally_id, stance, qualifier, value, low, high, TRUE AS whole FROM casualties
    UNION ALL
    SELECT claim_id, tally_id, stance, qualifier, value, low, high, unit IN ('person', 'item') FROM figures
),

-- People and things come in whole numbers: the least that "more than 300" of them allows is 301.
limits AS (
    SELECT
        s.claim_id,
        s.tally_id,
        s.low + CASE WHEN s.whole AND NOT q.inclusive THEN 1 ELSE 0 END AS low,
        s.high - CASE WHEN s.whole AND NOT q.inclusive THEN 1 ELSE 0 END AS high,
        NOT s.whole AND NOT q.inclusive AS open,
        s.qualifier || coalesce(' ' || rtrim(rtrim(CAST(CAST(s.value AS DECIMAL(24, 6)) AS VARCHAR), '0'), '.'), '')
            AS told
    FROM said AS s
    INNER JOIN vocabulary AS q ON q.vocabulary = 'qualifier' AND s.qualifier = q.value
    WHERE
        s.stance = 'asserts'
        AND NOT EXISTS (SELECT 1 FROM disagreements AS d WHERE d.tally_id = s.tally_id AND d.test = 'contradictory')
),

-- Only tallies where some two claims stand apart are looked at pair by pair.
torn AS (
    SELECT tally_id
    FROM limits
    GROUP BY tally_id
    HAVING max(low) > min(high) OR (max(low) = min(high) AND bool_or(open))
),

updates (claim_id, other_claim_id) AS (
    SELECT claim_id, other_claim_id FROM claim_links WHERE relation = 'updates'
    UNION
    SELECT u.claim_id, l.other_claim_id
    FROM updates AS u
    INNER JOIN claim_links AS l ON u.other_claim_id = l.claim_id AND l.relation = 'updates'
),

apart AS (
    SELECT
        c.kind,
        later.claim_id,
        later.tally_id,
        later.told,
        earlier.claim_id AS other_claim_id,
        earlier.told AS other_told,
        row_number() OVER (PARTITION BY later.claim_id ORDER BY o."row") AS nth
    FROM limits AS later
    INNER JOIN torn AS t ON later.tally_id = t.tally_id
    INNER JOIN limits AS earlier
        ON
            later.tally_id = earlier.tally_id
            AND (
                later.low > earlier.high
                OR earlier.low > later.high
                OR ((later.low = earlier.high OR earlier.low = later.high) AND (later.open OR earlier.open))
            )
    INNER JOIN claims AS c ON later.claim_id = c.claim_id
    INNER JOIN claims AS o ON earlier.claim_id = o.claim_id AND o."row" < c."row"
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM updates AS u
            WHERE
                (u.claim_id = later.claim_id AND u.other_claim_id = earlier.claim_id)
                OR (u.claim_id = earlier.claim_id AND u.other_claim_id = later.claim_id)
        )
),

numbers AS (
    SELECT 'casualties' AS table_name, "row", claim_id FROM casualties
    UNION ALL
    SELECT 'figures', "row", claim_id FROM figures
)

SELECT
    r.table_name,
    r."row",
    'value' AS field,
    a.told AS value,
    'a number that fits ' || a.other_told || ' of ' || a.other_claim_id
    || ', a link by which one claim updates the other, or a contradictory disagreement on the tally ' || a.tally_id
        AS expected
FROM apart AS a
INNER JOIN numbers AS r ON a.claim_id = r.claim_id
WHERE a.nth = 1
ORDER BY r.table_name, r."row";
