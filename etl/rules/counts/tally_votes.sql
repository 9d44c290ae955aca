-- The claims that have a say when a rule settles a count: asserted, with a quantity, and not updated by a later one.
-- Denials, doubts and what was not confirmed have no vote; they make a count contested, see tally_electorate.
-- lower_end: Where the words begin: low, or the value where no bound is printed; null where they are open below.
-- upper_end: Where the words end: high, or the value where no bound is printed; null where they are open above.
SELECT
    tally_id,
    claim_id,
    source_id,
    value,
    low,
    low_open,
    high,
    high_open,
    qualifier,
    smallest,
    largest,
    CASE WHEN low IS NULL AND high IS NULL THEN value ELSE low END AS lower_end,
    CASE WHEN low IS NULL AND high IS NULL THEN value ELSE high END AS upper_end,
    number,
    origin_id,
    claimant_side,
    origin_side,
    claimant_interest,
    said_from,
    said_to
FROM tally_claims
WHERE stance = 'asserts' AND smallest IS NOT NULL AND NOT updated
ORDER BY tally_id, claim_id
