-- From the smallest to the largest number that anybody asserts; open where somebody leaves an end open.
-- It prefers nobody. "At least 16" beside "45" gives 16 and more, without an upper end, since nothing in the words
-- stops at 45. "About 20" prints no bounds and stands with 20 at both ends. There is a value only where everybody gives
-- one number and nobody leaves an end open. Another claim can widen the range, never narrow it; an update can narrow
-- it, since what is updated has no say.
-- Practice: Iraq Body Count extracts a minimum and a maximum of deaths for each incident (its Methods, section 3, read
-- in a stored copy). Every Casualty's knowledge base names ranges first among the rules of casualty recorders, there
-- for the status of the dead ("Rules that casualty recorders apply to assigning status", read in a stored copy). That
-- an open end stays open is ours.
-- What it cannot see: that a number in the middle may have ten origins and the one at the end a single one.
WITH ends AS (
    SELECT
        tally_id,
        claim_id,
        value,
        number,
        low_open,
        high_open,
        lower_end,
        upper_end,
        CASE WHEN count(lower_end) OVER tally = count(*) OVER tally THEN min(lower_end) OVER tally END AS low,
        CASE WHEN count(upper_end) OVER tally = count(*) OVER tally THEN max(upper_end) OVER tally END AS high
    FROM tally_votes
    WINDOW tally AS (PARTITION BY tally_id)
),

ranges AS (
    SELECT
        tally_id,
        low,
        coalesce(bool_and(low_open) FILTER (WHERE lower_end = low), FALSE) AS low_open,
        high,
        coalesce(bool_and(high_open) FILTER (WHERE upper_end = high), FALSE) AS high_open,
        string_agg(claim_id, ' ' ORDER BY claim_id) FILTER (
            WHERE lower_end IS NOT DISTINCT FROM low OR upper_end IS NOT DISTINCT FROM high
        ) AS deciding_claim_ids,
        count(DISTINCT number) AS numbers,
        max(value) AS any_value
    FROM ends
    GROUP BY tally_id, low, high
),

settled AS (
    SELECT
        tally_id,
        CASE WHEN low = high AND NOT low_open AND NOT high_open THEN any_value END AS value,
        low,
        low_open,
        high,
        high_open,
        deciding_claim_ids,
        numbers,
        any_value
    FROM ranges
)

SELECT
    e.tally_id,
    'range' AS rule,
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
    CASE
        WHEN s.tally_id IS NULL THEN 'no_number'
        WHEN s.value IS NOT NULL THEN NULL
        WHEN s.numbers > 1 THEN 'numbers_differ'
        WHEN s.any_value IS NULL THEN 'words_only'
        ELSE 'open_end'
    END AS reason_null
FROM tally_electorate AS e
LEFT JOIN settled AS s ON e.tally_id = s.tally_id
ORDER BY e.tally_id
