-- The numbers that each claim that still stands allows, from the least to the most: one row a claim.
-- As the words are: "more than 300" allows 301 and more, "up to 40" no more than 40, a vague word what our vocabulary
-- gives it, and "about 20" any number, since it prints no bound. People and things are counted in whole numbers. Where
-- something is measured, such as euros, or where any number of the count has a fraction, an open bound stays where it
-- is, itself outside: "more than 2.5" allows 2.6.
-- least: The least number that the claim allows; null where the words set none.
-- least_open: Whether that number itself is outside; never where whole things are counted.
-- most: The largest number that the claim allows; null where the words set none.
-- most_open: Whether that number itself is outside; never where whole things are counted.
WITH units AS (
    SELECT tally_id, bool_and(whole) AS whole
    FROM (
        SELECT tally_id, TRUE AS whole FROM casualties
        UNION ALL
        SELECT tally_id, unit IN ('person', 'item') AND coalesce(greatest(value % 1, low % 1, high % 1), 0) = 0
        FROM figures
        WHERE stance = 'asserts' AND modality = 'certain'
    ) AS counted
    GROUP BY tally_id
)

SELECT
    v.tally_id,
    v.claim_id,
    c.basis,
    v.low,
    v.low_open,
    v.high,
    v.high_open,
    v.low + CASE WHEN u.whole AND v.low_open THEN 1 ELSE 0 END AS least,
    v.low_open AND NOT u.whole AS least_open,
    v.high - CASE WHEN u.whole AND v.high_open THEN 1 ELSE 0 END AS most,
    v.high_open AND NOT u.whole AS most_open
FROM tally_votes AS v
INNER JOIN claims AS c ON v.claim_id = c.claim_id
INNER JOIN units AS u ON v.tally_id = u.tally_id
WHERE v.electorate = 'stands'
ORDER BY v.tally_id, v.claim_id
