-- What each rule makes of each count, side by side: one row a tally and a rule; none of them is a best estimate.
-- A rule that cannot answer says so: its numbers are null and reason_null says why. An open end stays open: a null high
-- beside a low is no upper bound at all. Some rules hear all that was said, superseded or not: acled_style, highest,
-- lowest, range, and ucdp_style for its low and high. The others hear what still stands. Some updates are
-- inferred or only probable. Where the answer is another without all of these together, that one stands beside it.
-- Each rule stands in it as in its own view, but that the claims and their electorate are gathered once for all, and
-- that it is told here whether the claims that decide are printed, and what took their place.
-- Key: tally_id, rule
-- tally_id: What is counted.
-- rule: Name of the rule, which is a view of that name.
-- value: The number that the rule gives; null where it gives none, or a range alone.
-- low: Lower bound of what the rule gives; null where the words set none.
-- low_open: Whether low itself is outside, as with more than 300.
-- high: Upper bound of what the rule gives; null where the words set none.
-- high_open: Whether high itself is outside, as with nearly 1,000.
-- deciding_claim_ids: The claims that decide the answer, separated by blanks.
-- claims: Claims that the rule looks at, distinct by origin and number; never printings.
-- articles: Articles that print them.
-- origins_low: Origins behind them, those that are unknown counted as one.
-- origins_high: Origins behind them, each claim of unknown origin counted as its own.
-- contested: Whether anybody denies, doubts or does not confirm the count.
-- reason_null [reason_null]: Why there is no value; null where there is one.
-- hangs_on: The claims whose updates of others of the count are inferred or only probable, separated by blanks: without
--   all of these updates together the rule answers otherwise; what each of them alone does is not tried. Null where the
--   answer is the same.
-- value_without: The number that the rule gives without these updates; null where hangs_on is.
-- low_without: Lower bound of what the rule gives without them; null where hangs_on is.
-- low_open_without: Whether low_without itself is outside; null where hangs_on is.
-- high_without: Upper bound of what the rule gives without them; null where hangs_on is.
-- high_open_without: Whether high_without itself is outside; null where hangs_on is.
-- basis [basis]: Whether all claims that decide are printed (stated), or any of them is itself concluded (inferred);
--   null where none decides.
-- superseded_by_ids: The claims that are taken to have replaced claims that decide, or what these are copies of,
--   separated by blanks; null where all that decide still stand.
-- superseded_basis [basis]: Inferred where any of them replaces one by an update that is our conclusion, else stated;
--   null where all that decide still stand.
WITH votes AS MATERIALIZED (
    SELECT
        tally_id,
        electorate,
        claim_id,
        basis,
        source_id,
        value,
        low,
        low_open,
        high,
        high_open,
        qualifier,
        smallest,
        largest,
        lower_end,
        upper_end,
        number,
        origin_id,
        origin_kind,
        claimant_id,
        claimant_side,
        origin_side,
        claimant_interest,
        said_from,
        said_to,
        superseded_by_ids,
        superseded_basis
    FROM tally_votes
),

-- Every rule reads both. The published file forgets that they are materialised: its storage is that of older DuckDBs.
electorate AS MATERIALIZED (
    SELECT
        tally_id,
        electorate,
        claims,
        articles,
        origins_low,
        origins_high,
        contested,
        deaths,
        hangs_on
    FROM tally_electorate
)

SELECT
    r.tally_id,
    r.rule,
    r.value,
    r.low,
    r.low_open,
    r.high,
    r.high_open,
    r.deciding_claim_ids,
    r.claims,
    r.articles,
    r.origins_low,
    r.origins_high,
    r.contested,
    r.reason_null,
    r.hangs_on,
    r.value_without,
    r.low_without,
    r.low_open_without,
    r.high_without,
    r.high_open_without,
    min(d.basis) AS basis,
    string_agg(DISTINCT u.claim_id, ' ' ORDER BY u.claim_id) AS superseded_by_ids,
    min(d.superseded_basis) AS superseded_basis
FROM (
    {rules}
) AS r
-- Whatever decides was said.
LEFT JOIN votes AS d
    ON
        r.tally_id = d.tally_id
        AND d.electorate = 'said'
        AND contains(' ' || r.deciding_claim_ids || ' ', ' ' || d.claim_id || ' ')
LEFT JOIN tally_claims AS u
    ON d.tally_id = u.tally_id AND contains(' ' || d.superseded_by_ids || ' ', ' ' || u.claim_id || ' ')
GROUP BY
    r.tally_id,
    r.rule,
    r.value,
    r.low,
    r.low_open,
    r.high,
    r.high_open,
    r.deciding_claim_ids,
    r.claims,
    r.articles,
    r.origins_low,
    r.origins_high,
    r.contested,
    r.reason_null,
    r.hangs_on,
    r.value_without,
    r.low_without,
    r.low_open_without,
    r.high_without,
    r.high_open_without
ORDER BY r.tally_id, r.rule
