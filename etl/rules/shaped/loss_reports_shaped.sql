-- Our statements of losses in the shape of the conflict-loss reports of Radford et al.: their 10 columns, in order.
-- Shaped like them: our rows, none of theirs. It is the most faithful of the three shapes, since a row is a claim here
-- too: every statement that soldiers or civilians were killed, hurt or, without saying which, harmed, or that equipment
-- of their kinds was destroyed, by claimant, printing by printing. loss_claims links each row to its claim, since its
-- report_no is the number of the row here; it says as well which claims are left out, and crosswalk_losses counts them
-- and what these rows cannot carry. Rows stand in the order of articles and of their text. Fighters of an armed group
-- have no row: they are no country's military, and the reports have no other category.
-- Practice: their columns and values were read in their data; sources there stand in groups such as UA Source, here by
-- name.
-- What it cannot see: which claims come from one origin, so that copies of a number add up; whether a bound is itself
-- outside; which claim a row is, but by its number in loss_claims.
-- days: Days from the day before the earliest first day of the events told in these rows to the last day on which this
--   claim can have been said, so that 1 is that first day.
-- loss_count: The number; the lower end of a range or of a vague word.
-- loss_type: Category and country, with a hyphen between.
-- claim_source: Name of the claimant, or the publisher of an article that says it in its own voice; the credit as
--   printed, where the claimant is concluded.
-- time_frame: Day for the count of one event, Cumulative for a running total or a stock.
-- loss_country: Name of the country of the people harmed, or of whose equipment it is.
-- minimum: 1 where the number is a lower bound, as with at least, else 0.
-- maximum: 1 where the number is an upper bound, as with up to, else 0.
-- category: Military or Civilian, and Deaths, Injuries or Casualties; or the kind of equipment.
-- source_target: Claim source and country, with a hyphen between.
WITH reports AS (
    SELECT
        report_no,
        told_on - min(first_day) OVER () + 1 AS days,
        number,
        category,
        claim_source,
        time_frame,
        loss_country,
        minimum,
        maximum
    FROM loss_claims
    WHERE left_out IS NULL
)

SELECT
    CAST(days AS BIGINT) AS days,
    number AS loss_count,
    category || '-' || loss_country AS loss_type,
    claim_source,
    time_frame,
    loss_country,
    minimum,
    maximum,
    category,
    claim_source || '-' || loss_country AS source_target
FROM reports
ORDER BY report_no
