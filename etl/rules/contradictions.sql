-- Pairs of claims that cannot both hold, found from what the claims say: one row a pair, the earlier to read first.
-- Four kinds. Two asserted numbers of one count that no value satisfies as they are said: more than 300 excludes 300,
-- and people and things are counted in whole numbers, so that more than 10 excludes less than 11, unless a number of
-- the count has a fraction; a number that only could be excludes none. A charge, and its denial for the same actor, a
-- body above it or one below it. Two tellings of a planned event on days that do not meet. An event told without doubt
-- as having happened or going on, and told as not having happened or denied.
-- What it cannot see: that two claims speak of different things under one name, or contradict each other in anything
-- but numbers, responsibility, planned days and occurrence.
-- Key: kind, claim_id, other_claim_id
-- kind: What the claims contradict each other in: count, responsibility, date or occurrence.
-- event_id: The event that both claims are about; for a count the event of its tally.
-- claim_id: The claim that is read first, by article and place in it.
-- other_claim_id: The claim that cannot hold beside it.
-- source_id: Article of the first claim.
-- other_source_id: Article of the other claim.
-- claimant_id: Claimant of the first claim; null is the article's own voice.
-- other_claimant_id: Claimant of the other claim; null is the article's own voice.
-- basis: Whether what the first claim says is printed, or our conclusion.
-- other_basis: Whether what the other claim says is printed, or our conclusion.
-- claimant_basis: Whether the claimant of the first claim is printed, or concluded.
-- other_claimant_basis: Whether the claimant of the other claim is printed, or concluded.
-- told: What the first claim tells in short: qualifier and number, stance, day, or status.
-- other_told: What the other claim tells in short.
-- says: The first claim in a sentence that needs nothing beside it.
-- other_says: The other claim in a sentence.
-- exact: Printed phrase of the first claim.
-- other_exact: Printed phrase of the other claim.
-- joined_by_update: Whether one of the two updates the other, perhaps by way of others.
-- joined_basis [basis]: Whether the articles say so (stated), or any of the updates that join them is our conclusion
--   (inferred); null where none joins them.
WITH RECURSIVE numbers AS (
    SELECT
        claim_id,
        tally_id,
        qualifier,
        TRUE AS whole,
        CAST(value AS DECIMAL(38, 6)) AS value,
        CAST(low AS DECIMAL(38, 6)) AS low,
        CAST(high AS DECIMAL(38, 6)) AS high
    FROM casualties
    WHERE stance = 'asserts' AND modality = 'certain' AND tally_id IS NOT NULL
    UNION ALL
    SELECT
        claim_id,
        tally_id,
        qualifier,
        unit IN ('person', 'item') AND coalesce(greatest(value % 1, low % 1, high % 1), 0) = 0,
        CAST(value AS DECIMAL(38, 6)),
        CAST(low AS DECIMAL(38, 6)),
        CAST(high AS DECIMAL(38, 6))
    FROM figures
    WHERE stance = 'asserts' AND modality = 'certain' AND tally_id IS NOT NULL
),

-- What a claim allows, from low to high; open where the bounds themselves are outside. Days are numbers as well.
limits AS (
    SELECT
        'count' AS kind,
        n.tally_id AS matter_id,
        n.claim_id,
        n.low + CASE WHEN bool_and(n.whole) OVER tally AND NOT q.inclusive THEN 1 ELSE 0 END AS low,
        n.high - CASE WHEN bool_and(n.whole) OVER tally AND NOT q.inclusive THEN 1 ELSE 0 END AS high,
        coalesce(NOT bool_and(n.whole) OVER tally AND NOT q.inclusive, FALSE) AS bounds_open,
        n.qualifier || coalesce(' ' || rtrim(rtrim(CAST(n.value AS VARCHAR), '0'), '.'), '') AS told
    FROM numbers AS n
    INNER JOIN vocabulary AS q ON q.vocabulary = 'qualifier' AND n.qualifier = q.value
    WINDOW tally AS (PARTITION BY n.tally_id)
    UNION ALL
    SELECT
        'date',
        event_id,
        claim_id,
        date_diff('day', DATE '1970-01-01', date_start),
        date_diff('day', DATE '1970-01-01', date_end),
        FALSE,
        date
    FROM event_mentions
    WHERE stance = 'asserts' AND status = 'planned' AND event_id IS NOT NULL
),

-- Only where the ends stand apart are claims held against each other, and there equal ends once.
torn AS (
    SELECT kind, matter_id
    FROM limits
    GROUP BY kind, matter_id
    HAVING max(low) > min(high) OR (max(low) = min(high) AND bool_or(bounds_open))
),

torn_limits AS (
    SELECT l.kind, l.matter_id, l.claim_id, l.low, l.high, l.bounds_open, l.told
    FROM limits AS l
    INNER JOIN torn AS t ON l.kind = t.kind AND l.matter_id = t.matter_id
),

ends_apart AS (
    SELECT
        a.kind,
        a.matter_id,
        a.high,
        a.bounds_open AS high_open,
        b.low,
        b.bounds_open AS low_open
    FROM (SELECT DISTINCT kind, matter_id, high, bounds_open FROM torn_limits) AS a
    INNER JOIN
        (SELECT DISTINCT kind, matter_id, low, bounds_open FROM torn_limits) AS b
        ON
            a.kind = b.kind
            AND a.matter_id = b.matter_id
            AND (a.high < b.low OR (a.high = b.low AND (a.bounds_open OR b.bounds_open)))
),

-- Each actor with itself, what it belongs to and what belongs to it.
above (actor_id, kin_id) AS (
    SELECT actor_id, actor_id FROM actors
    UNION
    SELECT u.actor_id, a.member_of_id
    FROM above AS u
    INNER JOIN actors AS a ON u.kin_id = a.actor_id
    WHERE a.member_of_id IS NOT NULL
),

kin AS (
    SELECT actor_id, kin_id FROM above
    UNION ALL
    SELECT kin_id, actor_id FROM above WHERE kin_id <> actor_id
),

happened AS (
    SELECT
        claim_id,
        event_id,
        stance = 'asserts' AND status IN ('occurred', 'ongoing', 'claimed') AS asserted,
        CASE WHEN stance = 'asserts' THEN status ELSE stance END AS told
    FROM event_mentions
    WHERE
        modality = 'certain'
        AND (
            (stance = 'asserts' AND status IN ('occurred', 'ongoing', 'claimed', 'denied', 'did_not_happen'))
            OR (stance = 'denies' AND status IN ('occurred', 'ongoing', 'claimed'))
        )
),

pairs AS (
    SELECT
        e.kind,
        CASE WHEN e.kind = 'count' THEN e.matter_id END AS tally_id,
        CASE WHEN e.kind = 'date' THEN e.matter_id END AS event_id,
        a.claim_id,
        a.told,
        b.claim_id AS other_claim_id,
        b.told AS other_told
    FROM ends_apart AS e
    INNER JOIN torn_limits AS a
        ON e.kind = a.kind AND e.matter_id = a.matter_id AND e.high = a.high AND e.high_open = a.bounds_open
    INNER JOIN torn_limits AS b
        ON e.kind = b.kind AND e.matter_id = b.matter_id AND e.low = b.low AND e.low_open = b.bounds_open
    UNION ALL
    SELECT 'responsibility', NULL, d.event_id, c.claim_id, c.stance, d.claim_id, d.stance
    FROM attributions AS d
    INNER JOIN kin AS k ON d.accused_id = k.actor_id
    INNER JOIN attributions AS c
        ON
            d.event_id = c.event_id
            AND d.charge = c.charge
            AND k.kin_id = c.accused_id
            AND c.stance IN ('asserts', 'accuses', 'accepts')
    WHERE d.stance = 'denies'
    UNION ALL
    SELECT 'occurrence', NULL, n.event_id, y.claim_id, y.told, n.claim_id, n.told
    FROM happened AS n
    INNER JOIN happened AS y ON n.event_id = y.event_id AND y.asserted
    WHERE NOT n.asserted
),

reading AS (
    SELECT claim_id, row_number() OVER (ORDER BY source_id, span_start, span_end, claim_id) AS nth FROM claims
),

-- Turned so that the claim that is read first stands first; a condition for it would have all pairs of claims tried.
turned AS (
    SELECT
        p.kind,
        p.tally_id,
        p.event_id,
        CASE WHEN a.nth < b.nth THEN p.claim_id ELSE p.other_claim_id END AS claim_id,
        CASE WHEN a.nth < b.nth THEN p.told ELSE p.other_told END AS told,
        CASE WHEN a.nth < b.nth THEN p.other_claim_id ELSE p.claim_id END AS other_claim_id,
        CASE WHEN a.nth < b.nth THEN p.other_told ELSE p.told END AS other_told,
        least(a.nth, b.nth) AS nth,
        greatest(a.nth, b.nth) AS other_nth
    FROM pairs AS p
    INNER JOIN reading AS a ON p.claim_id = a.claim_id
    INNER JOIN reading AS b ON p.other_claim_id = b.claim_id
),

updates (claim_id, other_claim_id, basis) AS (
    SELECT claim_id, other_claim_id, basis FROM claim_links WHERE relation = 'updates'
    UNION
    SELECT u.claim_id, l.other_claim_id, least(u.basis, l.basis)
    FROM updates AS u
    INNER JOIN claim_links AS l ON u.other_claim_id = l.claim_id AND l.relation = 'updates'
),

-- (DuckDB before 2.0 leaves doubles in a UNION among recursive parts.)
joined AS (
    SELECT claim_id, other_claim_id, max(basis) AS basis
    FROM (
        SELECT claim_id, other_claim_id, basis FROM updates
        UNION ALL
        SELECT other_claim_id, claim_id, basis FROM updates
    ) AS both_ways
    GROUP BY claim_id, other_claim_id
)

SELECT
    p.kind,
    p.tally_id,
    coalesce(t.event_id, p.event_id) AS event_id,
    p.claim_id,
    p.other_claim_id,
    x.source_id,
    y.source_id AS other_source_id,
    x.basis,
    y.basis AS other_basis,
    x.claimant_id,
    y.claimant_id AS other_claimant_id,
    x.claimant_basis,
    y.claimant_basis AS other_claimant_basis,
    p.told,
    p.other_told,
    x.says,
    y.says AS other_says,
    x.exact,
    y.exact AS other_exact,
    j.claim_id IS NOT NULL AS joined_by_update,
    j.basis AS joined_basis
FROM turned AS p
INNER JOIN claims AS x ON p.claim_id = x.claim_id
INNER JOIN claims AS y ON p.other_claim_id = y.claim_id
LEFT JOIN tallies AS t ON p.tally_id = t.tally_id
LEFT JOIN joined AS j ON p.claim_id = j.claim_id AND p.other_claim_id = j.other_claim_id
ORDER BY p.kind, p.tally_id, coalesce(t.event_id, p.event_id), p.nth, p.other_nth
