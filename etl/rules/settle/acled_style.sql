-- Our reading of how ACLED records deaths: one plain number for each count of people killed, the most cautious one.
-- ACLED is the Armed Conflict Location and Event Data Project. Each claim is made a number: tens are 10, dozens 12,
-- hundreds 100; other vague words are the lower bound that our vocabulary gives them; "more than 300", "at least 300",
-- "up to 300" and "about 300" are 300; "between 5 and 10" is 5. The smallest of these is value, low and high at once,
-- without open ends, since their table holds nothing else. A claim that a later one updates is a report as well, and
-- has its say. Between equal numbers goes what names its source, then the smaller claim id. Counts of anything but
-- people killed have no answer: ACLED records no others.
-- Practice: ACLED's questions and answers on fatalities (read in a third party's copy of the page of 7 May 2024): the
-- most conservative of differing or vague reports, and the three numbers for vague words. What it makes of bounds and
-- of further vague words could not be read there: that part is ours, unconfirmed.
-- What it cannot see: their coders revise a number when better information comes; here the most cautious one stays. It
-- can lie below everything that was said, as with the 12 for dozens.
WITH numbers AS (
    SELECT
        tally_id,
        claim_id,
        claimant_id,
        CAST(
            CASE
                WHEN qualifier = 'tens' THEN 10
                WHEN qualifier = 'dozens' THEN 12
                WHEN qualifier = 'hundreds' THEN 100
                ELSE coalesce(value, low, high)
            END AS DOUBLE
        ) AS value
    FROM tally_votes
    WHERE electorate = 'said'
),

placed AS (
    SELECT
        tally_id,
        claim_id,
        value,
        row_number() OVER (PARTITION BY tally_id ORDER BY value, claimant_id IS NULL, claim_id) AS place
    FROM numbers
)

SELECT
    e.tally_id,
    'acled_style' AS rule,
    p.value,
    p.value AS low,
    FALSE AS low_open,
    p.value AS high,
    FALSE AS high_open,
    p.claim_id AS deciding_claim_ids,
    CASE WHEN e.deaths THEN e.claims ELSE 0 END AS claims,
    CASE WHEN e.deaths THEN e.articles ELSE 0 END AS articles,
    CASE WHEN e.deaths THEN e.origins_low ELSE 0 END AS origins_low,
    CASE WHEN e.deaths THEN e.origins_high ELSE 0 END AS origins_high,
    e.contested,
    CASE WHEN NOT e.deaths THEN 'not_deaths' WHEN p.claim_id IS NULL THEN 'no_number' END AS reason_null,
    CAST(NULL AS VARCHAR) AS hangs_on,
    CAST(NULL AS DOUBLE) AS value_without,
    CAST(NULL AS DOUBLE) AS low_without,
    CAST(NULL AS BOOLEAN) AS low_open_without,
    CAST(NULL AS DOUBLE) AS high_without,
    CAST(NULL AS BOOLEAN) AS high_open_without
FROM tally_electorate AS e
LEFT JOIN placed AS p ON e.tally_id = p.tally_id AND p.place = 1 AND e.deaths
WHERE e.electorate = 'said'
ORDER BY e.tally_id
