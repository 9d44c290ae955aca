-- Our reading of how the Uppsala Conflict Data Program gives a best, a low and a high number; ours, and unconfirmed.
-- The lower figure where no source is preferred: value is the smallest number in the words of anybody, low and high are
-- the ends of the rule range. Of a vague word it takes the lower bound that our vocabulary gives it, so "dozens" alone
-- is 24, which is our convention and not theirs. An open end stays open here; their tables have a plain number in each
-- column.
-- Practice: the codebooks of UCDP could not be read. From memory, and unconfirmed: its coders weigh how reliable
-- sources are, and take the lower figure where none can be preferred. No rule in SQL can do that weighing, so this one
-- does not.
-- What it cannot see: which source a coder would trust; that the smallest number may be an early one that nobody linked
-- to its update.
WITH ends AS (
    SELECT
        tally_id,
        claim_id,
        smallest,
        low_open,
        high_open,
        lower_end,
        upper_end,
        min(smallest) OVER tally AS value,
        CASE WHEN count(lower_end) OVER tally = count(*) OVER tally THEN min(lower_end) OVER tally END AS low,
        CASE WHEN count(upper_end) OVER tally = count(*) OVER tally THEN max(upper_end) OVER tally END AS high
    FROM tally_votes
    WINDOW tally AS (PARTITION BY tally_id)
),

settled AS (
    SELECT
        tally_id,
        value,
        low,
        coalesce(bool_and(low_open) FILTER (WHERE lower_end = low), FALSE) AS low_open,
        high,
        coalesce(bool_and(high_open) FILTER (WHERE upper_end = high), FALSE) AS high_open,
        string_agg(claim_id, ' ' ORDER BY claim_id) FILTER (
            WHERE
            smallest = value OR lower_end IS NOT DISTINCT FROM low OR upper_end IS NOT DISTINCT FROM high
        ) AS deciding_claim_ids
    FROM ends
    GROUP BY tally_id, value, low, high
)

SELECT
    e.tally_id,
    'ucdp_style' AS rule,
    s.value,
    s.low,
    coalesce(s.low_open, FALSE) AS low_open,
    s.high,
    coalesce(s.high_open, FALSE) AS high_open,
    s.deciding_claim_ids,
    e.claims,
    e.articles,
    e.origins_low,
    e.origins_high,
    e.contested,
    CASE WHEN s.tally_id IS NULL THEN 'no_number' END AS reason_null
FROM tally_electorate AS e
LEFT JOIN settled AS s ON e.tally_id = s.tally_id
ORDER BY e.tally_id
