-- Every claim that belongs to a count, in one form: what it says in numbers, from whom, when, whether it still stands.
-- One row a statement of harm or another figure with a tally. The day on which something was said is the day given for
-- it; where none is given, an article's own voice speaks on the day of publication, and others spoke on that day or
-- before it. A claim no longer stands when another of the same tally updates it, and neither do its copies: claims that
-- repeat it or derive from it, or that come from the same origin with the same number. Only a claim that takes a number
-- up again, by updates that lead from it back to that number, is no copy of the old one.
-- low_open: Whether low itself is outside, as with more than 300.
-- high_open: Whether high itself is outside, as with nearly 1,000.
-- smallest: The smallest number in the words: low, else value, else high; null where no quantity is given.
-- largest: The largest number in the words: high, else value, else low.
-- number: The number as a text by which equal numbers are told: the value, or low and high of a vague word.
-- claimant_side [side]: Side of the claimant; null for an article's own voice.
-- origin_side [side]: Side of the actor from whom the origin comes; null where it is unknown or names none.
-- said_from: Earliest day on which it can have been said; null where that is open.
-- said_to: Latest day on which it can have been said.
-- updated: Whether another claim updates this one, or one that this is a copy of, so that it no longer stands.
WITH RECURSIVE counted AS (
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

said AS (
    SELECT
        claim_id,
        tally_id,
        source_id,
        paragraph,
        stance,
        value,
        low,
        high,
        coalesce(
            CAST(value AS VARCHAR),
            coalesce(CAST(low AS VARCHAR), '') || ' to ' || coalesce(CAST(high AS VARCHAR), '')
        ) AS number,
        qualifier,
        claimant_id,
        claimant_interest
    FROM counted
),

-- What one origin says with one number is one statement; where the origin is unknown, each claim is its own.
stated AS MATERIALIZED (
    SELECT
        s.claim_id,
        s.tally_id,
        s.number,
        CASE WHEN c.origin_id IS NULL THEN s.claim_id ELSE c.origin_id || ' ' || s.number END AS statement
    FROM said AS s
    INNER JOIN claims AS c ON s.claim_id = c.claim_id
),

linked AS MATERIALIZED (
    SELECT
        l.relation,
        a.tally_id,
        l.claim_id,
        a.number,
        a.statement,
        l.other_claim_id,
        b.number AS other_number,
        b.statement AS other_statement
    FROM claim_links AS l
    INNER JOIN stated AS a ON l.claim_id = a.claim_id
    INNER JOIN stated AS b ON l.other_claim_id = b.claim_id AND a.tally_id = b.tally_id
    WHERE l.relation IN ('updates', 'repeats', 'derives_from')
),

-- The numbers that a claim leaves behind by its updates, and those that were left behind before.
left_behind (claim_id, tally_id, number) AS (
    SELECT claim_id, tally_id, other_number FROM linked WHERE relation = 'updates'
    UNION
    SELECT e.claim_id, e.tally_id, l.other_number
    FROM left_behind AS e
    INNER JOIN linked AS l ON e.tally_id = l.tally_id AND e.number = l.number AND l.relation = 'updates'
),

taken_up AS MATERIALIZED (
    SELECT e.claim_id
    FROM left_behind AS e
    INNER JOIN stated AS n ON e.claim_id = n.claim_id AND e.number = n.number
),

copies AS (
    SELECT
        tally_id,
        relation,
        other_statement AS statement,
        statement AS copy
    FROM linked
    WHERE
        relation <> 'updates'
        AND number = other_number
        AND claim_id NOT IN (SELECT claim_id FROM taken_up)
        AND other_claim_id NOT IN (SELECT claim_id FROM taken_up)
),

-- Of two claims that repeat each other either can be the one that somebody updates.
spread AS (
    SELECT tally_id, statement, copy FROM copies
    UNION ALL
    SELECT tally_id, copy, statement FROM copies WHERE relation = 'repeats'
),

fallen (tally_id, statement) AS (
    SELECT tally_id, other_statement FROM linked WHERE relation = 'updates'
    UNION
    SELECT c.tally_id, c.copy
    FROM fallen AS f
    INNER JOIN spread AS c ON f.tally_id = c.tally_id AND f.statement = c.statement
),

superseded AS (
    SELECT other_claim_id AS claim_id FROM linked WHERE relation = 'updates'
    UNION
    SELECT n.claim_id
    FROM stated AS n
    INNER JOIN fallen AS f ON n.tally_id = f.tally_id AND n.statement = f.statement
    WHERE n.claim_id NOT IN (SELECT claim_id FROM taken_up)
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
    s.number,
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
    f.claim_id IS NOT NULL AS updated
FROM said AS s
INNER JOIN claims AS c ON s.claim_id = c.claim_id
INNER JOIN sources AS a ON s.source_id = a.source_id
LEFT JOIN vocabulary AS q ON q.vocabulary = 'qualifier' AND s.qualifier = q.value
LEFT JOIN actors AS claimant ON s.claimant_id = claimant.actor_id
LEFT JOIN origins AS o ON c.origin_id = o.origin_id
LEFT JOIN actors AS teller ON o.actor_id = teller.actor_id
LEFT JOIN superseded AS f ON s.claim_id = f.claim_id
ORDER BY s.tally_id, s.source_id, s.paragraph, s.claim_id
