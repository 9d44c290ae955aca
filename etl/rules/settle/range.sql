-- From the smallest to the largest number that anybody asserts, superseded or not.
-- It prefers nobody. It begins where the rule lowest answers and ends where highest does: "at least 16" beside "45" is
-- 16 to 45, and "more than 300" at the top leaves the upper end open. "About 20" prints no bounds and stands with 20 at
-- its end. Between equal numbers goes what leaves more open. There is a value only where everybody gives one number and
-- leaves no end open. Another claim can put an end further out, never further in.
-- Practice: Iraq Body Count extracts a minimum and a maximum of deaths for each incident (its Methods, section 3, read
-- in a stored copy). Every Casualty's knowledge base names ranges first among the rules of casualty recorders, there
-- for the status of the dead ("Rules that casualty recorders apply to assigning status", read in a stored copy). That
-- an open end stays open is ours.
-- What it cannot see: that a number in the middle may have ten origins and the one at the end a single one, or that
-- nobody holds the one at the end any more.
WITH numbers AS (
    SELECT
        tally_id,
        claim_id,
        value,
        number,
        low_open,
        high_open,
        lower_end,
        upper_end,
        smallest,
        largest,
        min(smallest) OVER tally AS least,
        max(largest) OVER tally AS most
    FROM tally_votes
    WHERE electorate = 'said'
    WINDOW tally AS (PARTITION BY tally_id)
),

settled AS (
    SELECT
        tally_id,
        CASE WHEN bool_and(lower_end IS NOT NULL) FILTER (WHERE smallest = least) THEN least END AS low,
        bool_and(low_open) FILTER (WHERE smallest = least) AS low_open,
        CASE WHEN bool_and(upper_end IS NOT NULL) FILTER (WHERE largest = most) THEN most END AS high,
        bool_and(high_open) FILTER (WHERE largest = most) AS high_open,
        string_agg(claim_id, ' ' ORDER BY claim_id) FILTER (
            WHERE smallest = least OR largest = most
        ) AS deciding_claim_ids,
        count(DISTINCT number) AS numbers,
        max(value) AS any_value
    FROM numbers
    GROUP BY tally_id, least, most
),

answers AS (
    SELECT
        tally_id,
        CASE WHEN numbers = 1 AND low = high AND NOT low_open AND NOT high_open THEN any_value END AS value,
        low,
        low IS NOT NULL AND low_open AS low_open,
        high,
        high IS NOT NULL AND high_open AS high_open,
        deciding_claim_ids,
        numbers,
        any_value
    FROM settled
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
    END AS reason_null,
    CAST(NULL AS VARCHAR) AS hangs_on,
    CAST(NULL AS DOUBLE) AS value_without,
    CAST(NULL AS DOUBLE) AS low_without,
    CAST(NULL AS BOOLEAN) AS low_open_without,
    CAST(NULL AS DOUBLE) AS high_without,
    CAST(NULL AS BOOLEAN) AS high_open_without
FROM tally_electorate AS e
LEFT JOIN answers AS s ON e.tally_id = s.tally_id
WHERE e.electorate = 'said'
ORDER BY e.tally_id
