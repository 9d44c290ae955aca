-- The number told last among what still stands, where days and updates say which that is.
-- A number is the newest when it was told on a day after every other number had been told, at the latest; one number
-- alone is the newest without any day. What another claim updates has no say; where such updates are unsure, the answer
-- without all of them stands beside the answer. Days are all there is else: no article prints an hour, and two numbers
-- of one day have no order. A reprint makes no number newer: what comes from one origin with one number counts as told
-- when it was first told. The words are the narrowest in which the newest number is given; between equal words goes
-- what names its source, then the smaller claim id.
-- Practice: casualty counts of an event grow for days, and recorders follow them; no document that says which claim
-- goes before could be read, so this is unconfirmed.
-- What it cannot see: that the newest number may be the worst informed, or speak of fewer places than one before it.
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
        coalesce(origin_id, ' ' || claim_id) AS origin,
        said_from,
        said_to
    FROM tally_votes
    WHERE electorate <> 'said'
),

statements AS (
    SELECT
        tally_id,
        electorate,
        number,
        origin,
        min(said_from) AS said_from,
        min(said_to) AS said_to
    FROM told
    GROUP BY tally_id, electorate, number, origin
),

-- Of a number: the first possible day of its latest telling, and the last possible day of any of its tellings.
numbers AS (
    SELECT
        tally_id,
        electorate,
        number,
        max(said_from) AS latest_from,
        max(coalesce(said_to, DATE '9999-12-31')) AS latest_to
    FROM statements
    GROUP BY tally_id, electorate, number
),

-- Only the number whose latest telling begins last can be the newest.
placed_numbers AS (
    SELECT
        tally_id,
        electorate,
        number,
        latest_to,
        row_number() OVER (
            PARTITION BY tally_id, electorate ORDER BY latest_from DESC NULLS LAST, number
        ) AS place
    FROM numbers
),

candidates AS (
    SELECT
        tally_id,
        electorate,
        max(number) FILTER (WHERE place = 1) AS number,
        max(latest_to) FILTER (WHERE place > 1) AS others_to
    FROM placed_numbers
    GROUP BY tally_id, electorate
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
    INNER JOIN candidates AS c
        ON v.tally_id = c.tally_id AND v.electorate = c.electorate AND v.number = c.number
    INNER JOIN statements AS s
        ON
            v.tally_id = s.tally_id
            AND v.electorate = s.electorate
            AND v.number = s.number
            AND v.origin = s.origin
    WHERE c.others_to IS NULL OR s.said_from > c.others_to
),

answers AS (
    SELECT
        e.tally_id,
        'newest' AS rule,
        e.electorate,
        e.hangs_on,
        p.value,
        p.low,
        coalesce(p.low_open, FALSE) AS low_open,
        p.high,
        coalesce(p.high_open, FALSE) AS high_open,
        p.claim_id AS deciding_claim_ids,
        e.claims,
        e.articles,
        e.origins_low,
        e.origins_high,
        e.contested,
        CASE
            WHEN e.claims = 0 THEN 'no_number'
            WHEN p.claim_id IS NULL THEN 'undetermined_order'
            WHEN p.value IS NULL THEN 'words_only'
        END AS reason_null
    FROM tally_electorate AS e
    LEFT JOIN placed AS p ON e.tally_id = p.tally_id AND e.electorate = p.electorate AND p.place = 1
    WHERE e.electorate <> 'said'
)

{beside}
