-- How far each claim of a count lies from what the others allow: one row a claim that still stands.
-- What each claim allows is an interval, see tally_limits, from its least number to its most. The size is the largest
-- gap between that interval and the interval of any other claim of the count: the greatest of 0, the largest least of
-- the others minus its own most, and its own least minus the smallest most of the others. Where the others agree, it is
-- the distance to the nearest number that they all allow. Between "45" and "more than 300" of soldiers it is 256, since
-- 301 is the nearest number that "more than 300" allows. It measures words against words: a large size makes no claim
-- wrong. What is taken to be updated no longer stands: the curator's updates hold here, the inferred and the only
-- probable like the others. What hangs on the unsure ones for a rule's answer is in `estimates.hangs_on`.
-- size: The gap, in the unit of the count; 0 where the claim fits all others, where there is no other, and where two
--   open bounds only touch.
WITH gaps AS (
    SELECT
        tally_id,
        claim_id,
        basis,
        least,
        most,
        CASE
            WHEN row_number() OVER from_above = 1 THEN lead(least) OVER from_above
            ELSE first_value(least) OVER from_above
        END AS others_least,
        CASE
            WHEN row_number() OVER from_below = 1 THEN lead(most) OVER from_below
            ELSE first_value(most) OVER from_below
        END AS others_most
    FROM tally_limits
    WINDOW
        from_above AS (PARTITION BY tally_id ORDER BY least DESC NULLS LAST, claim_id),
        from_below AS (PARTITION BY tally_id ORDER BY most NULLS LAST, claim_id)
)

SELECT
    tally_id,
    claim_id,
    greatest(
        CAST(0 AS DOUBLE),
        coalesce(others_least - most, CAST(0 AS DOUBLE)),
        coalesce(least - others_most, CAST(0 AS DOUBLE))
    ) AS size,
    basis
FROM gaps
ORDER BY tally_id, claim_id
