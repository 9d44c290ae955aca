-- Every claim that belongs to a count, in one form: what it says in numbers, from whom, when, whether it still stands.
-- One row a statement of harm or another figure with a tally; a number told only as possible is left out, since it
-- states none. The day on which something was said is the day given for it; where none is given, an article's own voice
-- speaks on the day of publication, and others spoke on that day or before it. A claim no longer stands when another of
-- the same tally updates it, and neither do its copies: claims that repeat it or derive from it, or that come from the
-- same origin with the same number. A claim that takes a number up again, after the number that replaced it, is no copy
-- of the old one. An update is sure where its link is stated and certain, and unsure where it is inferred or only
-- probable. Copies follow every link, as the curator made it.
-- low_open: Whether low itself is outside, as with more than 300.
-- high_open: Whether high itself is outside, as with nearly 1,000.
-- smallest: The smallest number in the words: low, else value, else high; null where no quantity is given.
-- largest: The largest number in the words: high, else value, else low.
-- number: The number as a text by which equal numbers are told: the value, or low and high of a vague word.
-- origin_kind [origin_kind]: What kind of statement or report the origin is; null where it is unknown.
-- claimant_side [side]: Side of the claimant; null for an article's own voice.
-- origin_side [side]: Side of the actor from whom the origin comes; null where it is unknown or names none.
-- said_from: Earliest day on which it can have been said; null where that is open.
-- said_to: Latest day on which it can have been said.
-- updated: Whether another claim updates this one, or one that this is a copy of, so that it no longer stands.
-- updated_surely: Whether that is so by the sure updates alone.
-- superseded_by_ids: The claims that so take its place, separated by blanks; null where it stands.
-- superseded_basis [basis]: Inferred where any of these takes its place by an update that is our conclusion, else
--   stated; null where it stands.
-- updates_unsurely: Whether it updates another claim of the count, and not surely.
WITH RECURSIVE counted AS (
    SELECT
        claim_id,
        tally_id,
        source_id,
        paragraph,
        stance,
        CAST(value AS DOUBLE) AS value,
        CAST(low AS DOUBLE) AS low,
        CAST(high AS DOUBLE) AS high,
        qualifier,
        claimant_id,
        claimant_interest
    FROM casualties
    WHERE tally_id IS NOT NULL AND modality = 'certain'
    UNION ALL
    SELECT
        claim_id,
        tally_id,
        source_id,
        paragraph,
        stance,
        CAST(value AS DOUBLE),
        CAST(low AS DOUBLE),
        CAST(high AS DOUBLE),
        qualifier,
        claimant_id,
        NULL
    FROM figures
    WHERE tally_id IS NOT NULL AND modality = 'certain'
),

said AS (
    SELECT
        n.claim_id,
        n.tally_id,
        n.source_id,
        n.paragraph,
        c.basis,
        c.claimant_basis,
        n.stance,
        n.value,
        n.low,
        n.high,
        n.qualifier,
        coalesce(
            CAST(n.value AS VARCHAR),
            coalesce(CAST(n.low AS VARCHAR), '') || ' to ' || coalesce(CAST(n.high AS VARCHAR), '')
        ) AS number,
        c.origin_id,
        c.origin_basis,
        n.claimant_id,
        n.claimant_interest,
        c.said_on,
        c.said_on_start,
        c.said_on_end
    FROM counted AS n
    INNER JOIN claims AS c ON n.claim_id = c.claim_id
),

-- What one origin says with one number is one statement; where the origin is unknown, each claim is its own.
stated AS (
    SELECT
        tally_id,
        claim_id,
        number,
        CASE WHEN origin_id IS NULL THEN claim_id ELSE origin_id || ' ' || number END AS statement
    FROM said
),

linked AS (
    SELECT
        a.tally_id,
        l.relation,
        l.claim_id,
        a.number,
        a.statement,
        l.other_claim_id,
        b.number AS other_number,
        b.statement AS other_statement,
        l.basis,
        coalesce(l.basis = 'stated' AND l.certainty = 'certain', FALSE) AS sure
    FROM claim_links AS l
    INNER JOIN stated AS a ON l.claim_id = a.claim_id
    INNER JOIN stated AS b ON l.other_claim_id = b.claim_id AND a.tally_id = b.tally_id
    WHERE l.relation = 'updates' OR (l.relation IN ('repeats', 'derives_from') AND a.number = b.number)
),

-- Statements that an update takes, by which claim and number; with each its copies.
fallen (tally_id, statement, by_number, by_claim_id, sure, basis) AS (
    SELECT tally_id, other_statement, number, claim_id, sure, basis FROM linked WHERE relation = 'updates'
    UNION
    SELECT
        f.tally_id,
        CASE WHEN l.statement = f.statement THEN l.other_statement ELSE l.statement END,
        f.by_number,
        f.by_claim_id,
        f.sure,
        f.basis
    FROM fallen AS f
    INNER JOIN linked AS l
        ON
            f.tally_id = l.tally_id
            AND (l.other_statement = f.statement OR (l.statement = f.statement AND l.relation = 'repeats'))
    WHERE l.relation <> 'updates'
),

-- The numbers that a claim leaves behind by its updates, those that were left behind before among them.
left_behind (claim_id, tally_id, number, sure) AS (
    SELECT claim_id, tally_id, other_number, sure FROM linked WHERE relation = 'updates'
    UNION
    SELECT b.claim_id, b.tally_id, l.other_number, b.sure AND l.sure
    FROM left_behind AS b
    INNER JOIN linked AS l ON b.tally_id = l.tally_id AND b.number = l.number AND l.relation = 'updates'
),

leaving AS (
    SELECT claim_id, number, bool_or(sure) AS surely FROM left_behind GROUP BY claim_id, number
),

-- A claim that leaves behind the number by which its copies fall takes its own number up again, and stands; surely
-- only where it leaves it behind surely.
taken AS (
    SELECT other_claim_id AS claim_id, claim_id AS by_claim_id, TRUE AS updated, sure, basis FROM linked
    WHERE relation = 'updates'
    UNION ALL
    SELECT t.claim_id, f.by_claim_id, b.claim_id IS NULL, f.sure AND NOT coalesce(b.surely, FALSE), f.basis
    FROM stated AS t
    INNER JOIN fallen AS f ON t.tally_id = f.tally_id AND t.statement = f.statement
    LEFT JOIN leaving AS b ON t.claim_id = b.claim_id AND f.by_number = b.number
),

superseded AS (
    SELECT
        claim_id,
        bool_or(updated) AS updated,
        bool_or(sure) AS updated_surely,
        string_agg(by_claim_id, ' ' ORDER BY by_claim_id) FILTER (WHERE updated) AS superseded_by_ids,
        min(basis) FILTER (WHERE updated) AS superseded_basis
    FROM (
        SELECT claim_id, by_claim_id, bool_or(updated) AS updated, bool_or(sure) AS sure, max(basis) AS basis
        FROM taken
        GROUP BY claim_id, by_claim_id
    ) AS by_claim
    GROUP BY claim_id
),

updating AS (
    SELECT claim_id, bool_or(NOT sure) AS unsurely FROM linked WHERE relation = 'updates' GROUP BY claim_id
)

SELECT
    s.tally_id,
    s.claim_id,
    s.source_id,
    s.paragraph,
    s.basis,
    s.claimant_basis,
    s.origin_basis,
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
    s.origin_id,
    o.kind AS origin_kind,
    s.claimant_id,
    claimant.side AS claimant_side,
    teller.side AS origin_side,
    s.claimant_interest,
    CASE
        WHEN s.said_on IS NOT NULL THEN s.said_on_start
        WHEN s.claimant_id IS NULL THEN a.published_start
    END AS said_from,
    coalesce(s.said_on_end, a.published_end) AS said_to,
    coalesce(f.updated, FALSE) AS updated,
    coalesce(f.updated_surely, FALSE) AS updated_surely,
    f.superseded_by_ids,
    f.superseded_basis,
    coalesce(u.unsurely, FALSE) AS updates_unsurely
FROM said AS s
INNER JOIN sources AS a ON s.source_id = a.source_id
LEFT JOIN vocabulary AS q ON q.vocabulary = 'qualifier' AND s.qualifier = q.value
LEFT JOIN actors AS claimant ON s.claimant_id = claimant.actor_id
LEFT JOIN origins AS o ON s.origin_id = o.origin_id
LEFT JOIN actors AS teller ON o.actor_id = teller.actor_id
LEFT JOIN superseded AS f ON s.claim_id = f.claim_id
LEFT JOIN updating AS u ON s.claim_id = u.claim_id
ORDER BY s.tally_id, s.source_id, s.paragraph, s.claim_id
