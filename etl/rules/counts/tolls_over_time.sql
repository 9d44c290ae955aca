-- What was claimed of each count, by whom, in the order that can be defended: one row a claim that gives a quantity or
-- takes a stance to one.
-- One claim is earlier than another where the last day on which it can have been said comes before the first day on
-- which the other can, or where the other updates it, perhaps by way of third ones; days that an update makes
-- impossible are left out. All else is a tie and shown as one: no article prints an hour, and the order of the
-- articles is none. Rows with ties stand by the number of claims before them, the last possible day and the id, which
-- says nothing of what came first.
-- tally: What is counted, in words.
-- claimant: Name of the claimant; null is the article's own voice.
-- origin_basis: Whether it is printed that the claim comes from its origin, or concluded.
-- earlier: Number of claims of the count that were certainly said before this one.
-- later: Number of claims of the count that were certainly said after it.
-- tied: Number of claims of the count of which neither can be shown.
-- updates_claim_ids: The claims of the count that this one updates, as the record links them; separated by blanks.
-- updates_basis: Inferred where any of these links is our conclusion, else stated; null where there is none.
-- updates_certainty [certainty]: Probable where any of them is no more than that, else certain.
WITH RECURSIVE said AS (
    SELECT
        tally_id,
        claim_id,
        source_id,
        paragraph,
        basis,
        claimant_id,
        claimant_basis,
        stance,
        value,
        low,
        high,
        qualifier,
        origin_id,
        origin_basis,
        said_from,
        said_to,
        updated
    FROM tally_claims
),

links AS (
    SELECT DISTINCT
        n.tally_id,
        n.claim_id,
        n.said_to,
        o.claim_id AS other_claim_id,
        o.said_from AS other_said_from,
        l.basis,
        l.certainty
    FROM claim_links AS l
    INNER JOIN said AS n ON l.claim_id = n.claim_id
    INNER JOIN said AS o ON l.other_claim_id = o.claim_id AND n.tally_id = o.tally_id
    WHERE l.relation = 'updates'
),

updates (claim_id, said_to, other_claim_id, other_said_from) AS (
    SELECT claim_id, said_to, other_claim_id, other_said_from FROM links
    UNION
    SELECT u.claim_id, u.said_to, l.other_claim_id, l.other_said_from
    FROM updates AS u
    INNER JOIN links AS l ON u.other_claim_id = l.claim_id
),

-- An update cannot have been said before what it updates, nor that after it.
not_before AS (
    SELECT claim_id, max(other_said_from) AS day FROM updates GROUP BY claim_id
),

not_after AS (
    SELECT other_claim_id AS claim_id, min(said_to) AS day FROM updates GROUP BY other_claim_id
),

narrowed AS (
    SELECT s.tally_id, s.claim_id, greatest(s.said_from, b.day) AS first_day, least(s.said_to, a.day) AS last_day
    FROM said AS s
    LEFT JOIN not_before AS b ON s.claim_id = b.claim_id
    LEFT JOIN not_after AS a ON s.claim_id = a.claim_id
),

-- DuckDB 1.x works out a WITH query anew at each place that reads it, so that both ends are taken in one reading.
ends (is_last) AS (
    VALUES (0), (1)
),

days AS (
    SELECT
        n.tally_id,
        n.claim_id,
        CASE x.is_last WHEN 0 THEN n.first_day ELSE n.last_day END AS day,
        x.is_last
    FROM narrowed AS n
    CROSS JOIN ends AS x
    WHERE CASE x.is_last WHEN 0 THEN n.first_day ELSE n.last_day END IS NOT NULL
),

-- Along the days of a count: the claims that are over before one begins, and those that begin after one is over.
running AS (
    SELECT
        claim_id,
        is_last,
        count(*) FILTER (WHERE is_last = 1) OVER along AS over_before,
        count(*) FILTER (WHERE is_last = 0) OVER along AS begun,
        count(*) FILTER (WHERE is_last = 0) OVER (PARTITION BY tally_id) AS beginning
    FROM days
    WINDOW along AS (
        PARTITION BY tally_id ORDER BY day, is_last, claim_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )
),

by_day AS (
    SELECT
        claim_id,
        coalesce(max(over_before) FILTER (WHERE is_last = 0), 0) AS earlier,
        coalesce(max(beginning - begun) FILTER (WHERE is_last = 1), 0) AS later
    FROM running
    GROUP BY claim_id
),

-- What an update orders and days do not.
by_update AS (
    SELECT
        CASE x.is_last WHEN 1 THEN u.claim_id ELSE u.other_claim_id END AS claim_id,
        count(*) FILTER (WHERE x.is_last = 1) AS earlier,
        count(*) FILTER (WHERE x.is_last = 0) AS later
    FROM updates AS u
    INNER JOIN narrowed AS n ON u.claim_id = n.claim_id
    INNER JOIN narrowed AS o ON u.other_claim_id = o.claim_id
    CROSS JOIN ends AS x
    WHERE coalesce(o.last_day >= n.first_day, TRUE)
    GROUP BY CASE x.is_last WHEN 1 THEN u.claim_id ELSE u.other_claim_id END
),

ordered AS (
    SELECT
        s.claim_id,
        coalesce(d.earlier, 0) + coalesce(u.earlier, 0) AS earlier,
        coalesce(d.later, 0) + coalesce(u.later, 0) AS later
    FROM said AS s
    LEFT JOIN by_day AS d ON s.claim_id = d.claim_id
    LEFT JOIN by_update AS u ON s.claim_id = u.claim_id
),

linked AS (
    SELECT
        claim_id,
        string_agg(other_claim_id, ' ' ORDER BY other_claim_id) AS updates_claim_ids,
        min(basis) AS updates_basis,
        max(certainty) AS updates_certainty
    FROM links
    GROUP BY claim_id
)

SELECT
    s.tally_id,
    t.title AS tally,
    s.claim_id,
    s.source_id,
    s.paragraph,
    s.basis,
    s.claimant_id,
    a.name AS claimant,
    s.claimant_basis,
    s.stance,
    s.value,
    s.low,
    s.high,
    s.qualifier,
    s.origin_id,
    s.origin_basis,
    s.said_from,
    s.said_to,
    o.earlier,
    o.later,
    count(*) OVER (PARTITION BY s.tally_id) - 1 - o.earlier - o.later AS tied,
    k.updates_claim_ids,
    k.updates_basis,
    k.updates_certainty,
    s.updated
FROM said AS s
INNER JOIN tallies AS t ON s.tally_id = t.tally_id
INNER JOIN ordered AS o ON s.claim_id = o.claim_id
LEFT JOIN actors AS a ON s.claimant_id = a.actor_id
LEFT JOIN linked AS k ON s.claim_id = k.claim_id
ORDER BY s.tally_id, o.earlier, s.said_to NULLS LAST, s.claim_id
