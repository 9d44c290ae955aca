-- How far the rules lie apart for each count: the smallest and the largest number that any of them gives, and their
-- ratio.
-- One row a tally for which any rule gives a number; numbers are a rule's value and its bounds. Where rules tie, the
-- one that goes first in the alphabet is named. Where a rule has no upper end, its largest number is only the largest
-- printed.
-- rules: Rules that give a number or a bound.
-- lowest_number: The smallest number that a rule gives.
-- lowest_rule: The rule that gives it.
-- lowest_claim_id: The claim by which that rule decides, the smaller id where there are several.
-- lowest_basis [basis]: Whether all claims by which that rule decides are printed (stated), or any of them is itself
--   concluded (inferred).
-- highest_number: The largest number that a rule gives.
-- highest_rule: The rule that gives it.
-- highest_claim_id: The claim by which that rule decides, the smaller id where there are several.
-- highest_basis [basis]: Whether all claims by which that rule decides are printed (stated), or any of them is itself
--   concluded (inferred).
-- open_ended: Whether any of the rules leaves the upper end open, so that the spread has no end there.
-- ratio: The largest number divided by the smallest, to three decimals; null where the smallest is 0.
WITH answers AS (
    SELECT
        tally_id,
        rule,
        least(coalesce(low, value, high), coalesce(value, low, high)) AS smallest,
        greatest(coalesce(high, value, low), coalesce(value, high, low)) AS largest,
        high IS NULL AS is_open,
        split_part(deciding_claim_ids, ' ', 1) AS claim_id,
        basis
    FROM estimates
    WHERE coalesce(value, low, high) IS NOT NULL
),

placed AS (
    SELECT
        tally_id,
        rule,
        smallest,
        largest,
        is_open,
        claim_id,
        basis,
        row_number() OVER (PARTITION BY tally_id ORDER BY smallest, rule) AS from_below,
        row_number() OVER (PARTITION BY tally_id ORDER BY largest DESC, rule) AS from_above
    FROM answers
),

ends AS (
    SELECT
        tally_id,
        count(*) AS rules,
        max(smallest) FILTER (WHERE from_below = 1) AS lowest_number,
        max(rule) FILTER (WHERE from_below = 1) AS lowest_rule,
        max(claim_id) FILTER (WHERE from_below = 1) AS lowest_claim_id,
        max(basis) FILTER (WHERE from_below = 1) AS lowest_basis,
        max(largest) FILTER (WHERE from_above = 1) AS highest_number,
        max(rule) FILTER (WHERE from_above = 1) AS highest_rule,
        max(claim_id) FILTER (WHERE from_above = 1) AS highest_claim_id,
        max(basis) FILTER (WHERE from_above = 1) AS highest_basis,
        bool_or(is_open) AS open_ended
    FROM placed
    GROUP BY tally_id
)

SELECT
    tally_id,
    rules,
    lowest_number,
    lowest_rule,
    lowest_claim_id,
    lowest_basis,
    highest_number,
    highest_rule,
    highest_claim_id,
    highest_basis,
    open_ended,
    CASE
        WHEN lowest_number > 0 THEN round(CAST(highest_number AS DOUBLE) / CAST(lowest_number AS DOUBLE), 3)
    END AS ratio
FROM ends
ORDER BY tally_id
