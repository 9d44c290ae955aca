-- The numbers that each claim that still stands allows, from the least to the most: one row a claim.
-- As the words are: "more than 300" allows 301 and more, "up to 40" no more than 40, a vague word what our vocabulary
-- gives it, and "about 20" any number, since it prints no bound. People and things come in whole numbers; where
-- something else is counted, such as euros, an open bound stays where it is, itself outside.
-- least: The least number that the claim allows; null where the words set none.
-- least_open: Whether that number itself is outside; never where whole things are counted.
-- most: The largest number that the claim allows; null where the words set none.
-- most_open: Whether that number itself is outside; never where whole things are counted.
WITH units AS (
    SELECT claim_id, TRUE AS whole FROM casualties
    UNION ALL
    SELECT claim_id, unit IN ('person', 'item') FROM figures
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
INNER JOIN units AS u ON v.claim_id = u.claim_id
WHERE v.electorate = 'stands'
ORDER BY v.tally_id, v.claim_id
