-- Every claim that belongs to a count, in one form: what it says in numbers, from whom, when, and whether it still stands.
-- One row a statement of harm or another figure with a tally. The day on which something was said is the day given for
-- it; where none is given, an article's own voice speaks on the day of publication, and others spoke on that day or
-- before it. A claim no longer stands when another of the same tally updates it, and neither do its copies: claims that
-- repeat it or derive from it, or that come from the same origin with the same number. A claim that itself updates
-- another falls only to an update of its own.
-- low_open: Whether low itself is outside, as with more than 300.
-- high_open: Whether high itself is outside, as with nearly 1,000.
-- smallest: The smallest number in the words: low, else value, else high; null where no quantity is given.
-- largest: The largest number in the words: high, else value, else low.
-- number: The number as a text by which equal numbers are told: the value, or low and high of a vague word.
-- claimant_side: Side of the claimant; null for an article's own voice. Values: side.
-- origin_side: Side of the actor from whom the origin comes; null where it is unknown or names none. Values: side.
-- said_from: Earliest day on which it can have been said; null where that is open.
-- said_to: Latest day on which it can have been said.
-- updated: Whether another claim updates this one, or one that this is a copy of, so that it no longer stands.
WITH RECURSIVE said AS (
    SELECT
        claim_id,
        tally_id,
        source_id,
        paragraph,
        stance,
        CAST(value AS DECIMAL(24, 6)) AS value,
        CAST(low AS DECIMAL(24, 6)) AS low,
        CAST(high AS DECIMAL(24, 6)) AS high,
        qualifier,
        claimant_id,
        claimant_interest
    FROM casualties
    WHERE tally_id IS NOT NULL
    UNION ALL
    SELECT
        claim_id,
        tally_id,
        source_id,
        paragraph,
        stance,
        CAST(value AS DECIMAL(24, 6)),
        CAST(low AS DECIMAL(24, 6)),
        CAST(high AS DECIMAL(24, 6)),
        qualifier,
        claimant_id,
        NULL
    FROM figures
    WHERE tally_id IS NOT NULL
),

numbered AS (
    SELECT
        s.claim_id,
        s.tally_id,
        c.origin_id,
        coalesce(
            CAST(s.value AS VARCHAR),
            coalesce(CAST(s.low AS VARCHAR), '') || ' to ' || coalesce(CAST(s.high AS VARCHAR), '')
        ) AS number
    FROM said AS s
    INNER JOIN claims AS c ON s.claim_id = c.claim_id
),

updates AS (
    SELECT DISTINCT l.claim_id, l.other_claim_id
    FROM claim_links AS l
    INNER JOIN said AS new ON l.claim_id = new.claim_id
    INNER JOIN said AS old ON l.other_claim_id = old.claim_id AND new.tally_id = old.tally_id
    WHERE l.relation = 'updates'
),

-- From a claim to its copies. Claims of one origin with one number meet in a node of their own.
copies AS (
    SELECT l.other_claim_id AS node, l.claim_id AS copy, a.number = b.number AND a.tally_id = b.tally_id AS same
    FROM claim_links AS l
    INNER JOIN numbered AS a ON l.claim_id = a.claim_id
    INNER JOIN numbered AS b ON l.other_claim_id = b.claim_id
    WHERE l.relation IN ('repeats', 'derives_from')
    UNION ALL
    SELECT l.claim_id, l.other_claim_id, a.number = b.number AND a.tally_id = b.tally_id
    FROM claim_links AS l
    INNER JOIN numbered AS a ON l.claim_id = a.claim_id
    INNER JOIN numbered AS b ON l.other_claim_id = b.claim_id
    WHERE l.relation = 'repeats'
    UNION ALL
    SELECT claim_id, tally_id || ' ' || origin_id || ' ' || number, TRUE FROM numbered WHERE origin_id IS NOT NULL
    UNION ALL
    SELECT tally_id || ' ' || origin_id || ' ' || number, claim_id, TRUE FROM numbered WHERE origin_id IS NOT NULL
),

fallen (node) AS (
    SELECT other_claim_id FROM updates
    UNION
    SELECT c.copy
    FROM fallen AS f
    INNER JOIN copies AS c ON f.node = c.node
    WHERE c.same AND NOT EXISTS (SELECT 1 FROM updates AS u WHERE u.claim_id = c.copy)
)

SELECT
    s.tally_id,
    s.claim_id,
    s.source_id,
    s.paragraph,
    s.stance,
    s.value,
    s.low,
    s.low IS NOT NULL AND coalesce(NOT q.inclusive, FALSE) AS low_open,
    s.high,
    s.high IS NOT NULL AND coalesce(NOT q.inclusive, FALSE) AS high_open,
    s.qualifier,
    coalesce(s.low, s.value, s.high) AS smallest,
    coalesce(s.high, s.value, s.low) AS largest,
    n.number,
    c.origin_id,
    s.claimant_id,
    claimant.side AS claimant_side,
    teller.side AS origin_side,
    s.claimant_interest,
    CASE
        WHEN c.said_on IS NOT NULL THEN c.said_on_start
        WHEN s.claimant_id IS NULL THEN a.published_start
    END AS said_from,
    coalesce(c.said_on_end, a.published_end) AS said_to,
    f.node IS NOT NULL AS updated
FROM said AS s
INNER JOIN numbered AS n ON s.claim_id = n.claim_id
INNER JOIN claims AS c ON s.claim_id = c.claim_id
INNER JOIN sources AS a ON s.source_id = a.source_id
LEFT JOIN vocabulary AS q ON q.vocabulary = 'qualifier' AND s.qualifier = q.value
LEFT JOIN actors AS claimant ON s.claimant_id = claimant.actor_id
LEFT JOIN origins AS o ON c.origin_id = o.origin_id
LEFT JOIN actors AS teller ON o.actor_id = teller.actor_id
LEFT JOIN fallen AS f ON s.claim_id = f.node
ORDER BY s.tally_id, s.source_id, s.paragraph, s.claim_id
