-- What the rules make of each count.
SELECT
    tally_id,
    rule,
    value,
    low,
    low_open,
    high,
    high_open,
    deciding_claim_ids,
    claims,
    articles,
    origins_low,
    origins_high,
    reason_null,
    hangs_on,
    value_without,
    low_without,
    low_open_without,
    high_without,
    high_open_without,
    basis,
    superseded_by_ids,
    superseded_basis
FROM estimates
ORDER BY tally_id, rule
