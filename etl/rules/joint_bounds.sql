-- The numbers that all claims of a count that still stand allow together: one row a tally.
-- What each claim allows is an interval, see tally_limits, and what all allow runs from the largest of the lower bounds
-- to the smallest of the upper ones: "at least 16" and "up to 40" allow 16 to 40. Where the one lies above the other
-- there is none, and that is so exactly where two of the claims exclude each other (Helly's theorem, on a line). A
-- bound is given as it is said: "more than 300" bounds by 300, which is outside. Which number is right, no bound can
-- say. What is taken to be updated no longer stands: the curator's updates hold here, the inferred and the only
-- probable like the others. What hangs on the unsure ones for a rule's answer is in `estimates.hangs_on`.
-- low: The largest of the lower bounds; null where nobody sets one, or where no number satisfies all.
-- low_open: Whether that bound is itself outside.
-- high: The smallest of the upper bounds; null where nobody sets one, or where no number satisfies all.
-- high_open: Whether that bound is itself outside.
-- claims: Claims that still stand, distinct by origin and number.
-- reason_null [reason_null]: Why neither bound is given; null where one is.
-- basis [basis]: Whether all claims that set the largest lower or the smallest upper bound are printed (stated), or any
--   of them is itself concluded (inferred); null where nobody sets one.
WITH ends AS (
    SELECT
        tally_id,
        basis,
        low,
        low_open,
        high,
        high_open,
        least,
        least_open,
        most,
        most_open,
        max(low) OVER tally AS top_low,
        min(high) OVER tally AS bottom_high,
        max(least) OVER tally AS top_least,
        min(most) OVER tally AS bottom_most
    FROM tally_limits
    WINDOW tally AS (PARTITION BY tally_id)
),

joint AS (
    SELECT
        tally_id,
        top_low AS low,
        coalesce(bool_or(low_open) FILTER (WHERE low = top_low), FALSE) AS low_open,
        bottom_high AS high,
        coalesce(bool_or(high_open) FILTER (WHERE high = bottom_high), FALSE) AS high_open,
        coalesce(
            top_least > bottom_most
            OR (
                top_least = bottom_most
                AND bool_or((least = top_least AND least_open) OR (most = bottom_most AND most_open))
            ),
            FALSE
        ) AS torn,
        min(CASE WHEN low = top_low OR high = bottom_high THEN basis END) AS basis
    FROM ends
    GROUP BY tally_id, top_low, bottom_high, top_least, bottom_most
)

SELECT
    e.tally_id,
    CASE WHEN NOT j.torn THEN j.low END AS low,
    coalesce(NOT j.torn AND j.low_open, FALSE) AS low_open,
    CASE WHEN NOT j.torn THEN j.high END AS high,
    coalesce(NOT j.torn AND j.high_open, FALSE) AS high_open,
    e.claims,
    CASE
        WHEN j.tally_id IS NULL THEN 'no_number'
        WHEN j.torn THEN 'no_common_number'
        WHEN j.low IS NULL AND j.high IS NULL THEN 'no_bounds'
    END AS reason_null,
    j.basis
FROM tally_electorate AS e
LEFT JOIN joint AS j ON e.tally_id = j.tally_id
WHERE e.electorate = 'stands'
ORDER BY e.tally_id
