-- The number that more than half of the origins still give, however many origins the unknown ones may be.
-- Origins vote, not articles: nine reprints of one announcement are one voice. Claims of unknown origin may all come
-- from one origin or each from its own; a number wins only where it has its majority both ways. An origin that gives
-- two numbers stands behind both, so two numbers can have a majority, and then none wins. Bounds are those of the
-- narrowest words in which the number is given; a vague word can win, with bounds and no value. Of one origin's claims
-- the one that names its source decides, then the smaller claim id. What a later claim updates has no vote; where such
-- updates are unsure, the answer without all of them stands beside the answer.
-- Practice: some casualty recorders take the view of the greatest number of sources (Every Casualty's knowledge base,
-- "Rules that casualty recorders apply to assigning status", read in a stored copy), there for the status of the dead.
-- That copies do not add up, and that it takes more than half, is ours.
-- What it cannot see: that many can repeat one error whose common origin is not told.
WITH told AS (
    SELECT
        tally_id,
        electorate,
        claim_id,
        claimant_id,
        value,
        low,
        low_open,
        high,
        high_open,
        number,
        origin_id
    FROM tally_votes
    WHERE electorate <> 'said'
),

numbers AS (
    SELECT
        tally_id,
        electorate,
        number,
        count(DISTINCT origin_id) AS known,
        count(*) FILTER (WHERE origin_id IS NULL) AS unknown
    FROM told
    GROUP BY tally_id, electorate, number
),

majorities AS (
    SELECT
        n.tally_id,
        n.electorate,
        n.number,
        count(*) OVER (PARTITION BY n.tally_id, n.electorate) AS winners
    FROM numbers AS n
    INNER JOIN tally_electorate AS e ON n.tally_id = e.tally_id AND n.electorate = e.electorate
    WHERE
        2 * (n.known + n.unknown) > e.origins_high
        AND 2 * (n.known + CASE WHEN n.unknown > 0 THEN 1 ELSE 0 END) > e.origins_low
),

placed AS (
    SELECT
        v.tally_id,
        v.electorate,
        v.claim_id,
        v.value,
        v.low,
        v.low_open,
        v.high,
        v.high_open,
        v.origin_id IS NULL
        OR row_number() OVER (
            PARTITION BY v.tally_id, v.electorate, v.origin_id ORDER BY v.claimant_id IS NULL, v.claim_id
        ) = 1 AS speaks,
        row_number() OVER (
            PARTITION BY v.tally_id, v.electorate
            ORDER BY
                v.high - v.low NULLS LAST,
                v.low_open,
                v.high_open,
                v.low NULLS LAST,
                v.high NULLS LAST,
                v.claimant_id IS NULL,
                v.claim_id
        ) AS place
    FROM told AS v
    INNER JOIN majorities AS m
        ON v.tally_id = m.tally_id AND v.electorate = m.electorate AND v.number = m.number AND m.winners = 1
),

chosen AS (
    SELECT
        tally_id,
        electorate,
        max(claim_id) FILTER (WHERE place = 1) AS claim_id,
        max(value) FILTER (WHERE place = 1) AS value,
        max(low) FILTER (WHERE place = 1) AS low,
        bool_and(low_open) FILTER (WHERE place = 1) AS low_open,
        max(high) FILTER (WHERE place = 1) AS high,
        bool_and(high_open) FILTER (WHERE place = 1) AS high_open,
        string_agg(claim_id, ' ' ORDER BY claim_id) FILTER (WHERE speaks) AS deciding_claim_ids
    FROM placed
    GROUP BY tally_id, electorate
),

answers AS (
    SELECT
        e.tally_id,
        'majority' AS rule,
        e.electorate,
        e.hangs_on,
        p.value,
        p.low,
        coalesce(p.low_open, FALSE) AS low_open,
        p.high,
        coalesce(p.high_open, FALSE) AS high_open,
        p.deciding_claim_ids,
        e.claims,
        e.articles,
        e.origins_low,
        e.origins_high,
        e.contested,
        CASE
            WHEN e.claims = 0 THEN 'no_number'
            WHEN p.claim_id IS NULL THEN 'no_majority'
            WHEN p.value IS NULL THEN 'words_only'
        END AS reason_null
    FROM tally_electorate AS e
    LEFT JOIN chosen AS p ON e.tally_id = p.tally_id AND e.electorate = p.electorate
    WHERE e.electorate <> 'said'
)

{beside}
