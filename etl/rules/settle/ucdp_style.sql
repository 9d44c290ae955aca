-- Our reading of how the Uppsala Conflict Data Program gives a best, a low and a high number of deaths; unconfirmed.
-- The value is the lower figure where no source is preferred: the smallest number that still stands, in words that
-- bound it at both ends. Words that set one bound alone, as "at least 16" does, give a low or a high; they give the
-- value only where nobody gives any other. Low and high are the ends of the rule range, of all that was said,
-- superseded or not. Of a vague word it takes the lower bound that our vocabulary gives it, so "dozens" alone is 24,
-- which is our convention and not theirs. An open end stays open here; their tables have a plain number in each column.
-- Counts of anything but people killed have no answer: UCDP counts deaths.
-- Practice: the codebooks of UCDP could not be read. From memory, and unconfirmed: its coders weigh how reliable
-- sources are, and take the lower figure where none can be preferred. No rule in SQL can do that weighing, so this one
-- does not. That one bound alone makes no best number is ours.
-- What it cannot see: which source a coder would trust; that the smallest number may be an early one that nobody linked
-- to its update.
WITH numbers AS (
    SELECT
        tally_id,
        electorate,
        claim_id,
        low_open,
        high_open,
        lower_end,
        upper_end,
        smallest,
        largest,
        min(smallest) OVER tally AS least,
        max(largest) OVER tally AS most,
        min(smallest) FILTER (WHERE lower_end IS NOT NULL AND upper_end IS NOT NULL) OVER tally AS least_bounded
    FROM tally_votes
    WINDOW tally AS (PARTITION BY tally_id, electorate)
),

settled AS (
    SELECT
        tally_id,
        electorate,
        coalesce(least_bounded, least) AS value,
        CASE WHEN bool_and(lower_end IS NOT NULL) FILTER (WHERE smallest = least) THEN least END AS low,
        bool_and(low_open) FILTER (WHERE smallest = least) AS low_open,
        CASE WHEN bool_and(upper_end IS NOT NULL) FILTER (WHERE largest = most) THEN most END AS high,
        bool_and(high_open) FILTER (WHERE largest = most) AS high_open
    FROM numbers
    GROUP BY tally_id, electorate, least, most, least_bounded
),

-- The claims at either end of what was said, and those that give the value among what stands.
deciding AS (
    SELECT tally_id, string_agg(claim_id, ' ' ORDER BY claim_id) AS deciding_claim_ids
    FROM (
        SELECT tally_id, claim_id FROM numbers
        WHERE
            (electorate = 'said' AND (smallest = least OR largest = most))
            OR (
                electorate = 'stands'
                AND smallest = coalesce(least_bounded, least)
                AND (least_bounded IS NULL OR (lower_end IS NOT NULL AND upper_end IS NOT NULL))
            )
        GROUP BY tally_id, claim_id
    ) AS ends
    GROUP BY tally_id
),

-- What was said beside what stands, with and without all the unsure updates.
beside AS (
    SELECT
        tally_id,
        max(value) FILTER (WHERE electorate = 'stands') AS value,
        max(value) FILTER (WHERE electorate = 'without') AS value_without,
        max(low) FILTER (WHERE electorate = 'said') AS low,
        bool_and(low_open) FILTER (WHERE electorate = 'said' AND low IS NOT NULL) AS low_open,
        max(high) FILTER (WHERE electorate = 'said') AS high,
        bool_and(high_open) FILTER (WHERE electorate = 'said' AND high IS NOT NULL) AS high_open
    FROM settled
    GROUP BY tally_id
)

SELECT
    e.tally_id,
    'ucdp_style' AS rule,
    r.value,
    r.low,
    coalesce(r.low_open, FALSE) AS low_open,
    r.high,
    coalesce(r.high_open, FALSE) AS high_open,
    d.deciding_claim_ids,
    CASE WHEN e.deaths THEN e.claims ELSE 0 END AS claims,
    CASE WHEN e.deaths THEN e.articles ELSE 0 END AS articles,
    CASE WHEN e.deaths THEN e.origins_low ELSE 0 END AS origins_low,
    CASE WHEN e.deaths THEN e.origins_high ELSE 0 END AS origins_high,
    e.contested,
    CASE WHEN NOT e.deaths THEN 'not_deaths' WHEN r.value IS NULL THEN 'no_number' END AS reason_null,
    u.hangs_on,
    CASE WHEN u.hangs_on IS NOT NULL THEN r.value_without END AS value_without,
    CASE WHEN u.hangs_on IS NOT NULL THEN r.low END AS low_without,
    CASE WHEN u.hangs_on IS NOT NULL THEN coalesce(r.low_open, FALSE) END AS low_open_without,
    CASE WHEN u.hangs_on IS NOT NULL THEN r.high END AS high_without,
    CASE WHEN u.hangs_on IS NOT NULL THEN coalesce(r.high_open, FALSE) END AS high_open_without
FROM tally_electorate AS e
LEFT JOIN beside AS r ON e.tally_id = r.tally_id AND e.deaths
LEFT JOIN deciding AS d ON e.tally_id = d.tally_id AND e.deaths
LEFT JOIN tally_electorate AS u
    ON e.tally_id = u.tally_id AND e.deaths AND u.electorate = 'without' AND r.value IS DISTINCT FROM r.value_without
WHERE e.electorate = 'said'
ORDER BY e.tally_id
