-- Our reading of how ACLED records deaths: one plain number for each count, the most cautious one.
-- ACLED is the Armed Conflict Location and Event Data Project. Each claim is made a number: tens are 10, dozens 12,
-- hundreds 100; other vague words are the lower bound that our vocabulary gives them; "more than 300", "at least 300",
-- "up to 300" and "about 300" are 300; "between 5 and 10" is 5. The smallest of these is value, low and high at once,
-- without open ends, since their table holds nothing else.
-- Practice: ACLED's questions and answers on fatalities (read in a third party's copy of the page of 7 May 2024): the
-- most conservative of differing or vague reports, and the three numbers for vague words. What it makes of bounds and
-- of further vague words could not be read there: that part is ours, unconfirmed.
-- What it cannot see: their coders revise a number when better information comes; here only an update that is linked
-- takes the old number's say. It can lie below everything that was said, as with the 12 for dozens.
WITH numbers AS (
    SELECT
        tally_id,
        claim_id,
        CAST(
            CASE
                WHEN qualifier = 'tens' THEN 10
                WHEN qualifier = 'dozens' THEN 12
                WHEN qualifier = 'hundreds' THEN 100
                ELSE coalesce(value, low, high)
            END AS DOUBLE
        ) AS value
    FROM tally_votes
),

placed AS (
    SELECT
        tally_id,
        claim_id,
        value,
        row_number() OVER (PARTITION BY tally_id ORDER BY value, claim_id) AS place
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
    e.claims,
    e.articles,
    e.origins_low,
    e.origins_high,
    e.contested,
    CASE WHEN p.claim_id IS NULL THEN 'no_number' END AS reason_null
FROM tally_electorate AS e
LEFT JOIN placed AS p ON e.tally_id = p.tally_id AND p.place = 1
ORDER BY e.tally_id
