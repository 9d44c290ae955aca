-- What stands, and beside it what would without all the unsure updates, which sorts behind it.
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
    contested,
    reason_null,
    CASE WHEN moved THEN hangs_on END AS hangs_on,
    CASE WHEN moved THEN value_without END AS value_without,
    CASE WHEN moved THEN low_without END AS low_without,
    CASE WHEN moved THEN low_open_without END AS low_open_without,
    CASE WHEN moved THEN high_without END AS high_without,
    CASE WHEN moved THEN high_open_without END AS high_open_without
FROM (
    SELECT
        tally_id,
        rule,
        electorate,
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
        contested,
        reason_null,
        lead(hangs_on) OVER pair AS hangs_on,
        lead(value) OVER pair AS value_without,
        lead(low) OVER pair AS low_without,
        lead(low_open) OVER pair AS low_open_without,
        lead(high) OVER pair AS high_without,
        lead(high_open) OVER pair AS high_open_without,
        (
            value IS DISTINCT FROM lead(value) OVER pair
            OR low IS DISTINCT FROM lead(low) OVER pair
            OR low_open IS DISTINCT FROM lead(low_open) OVER pair
            OR high IS DISTINCT FROM lead(high) OVER pair
            OR high_open IS DISTINCT FROM lead(high_open) OVER pair
        ) AS moved
    FROM answers
    WINDOW pair AS (PARTITION BY tally_id ORDER BY electorate)
) AS paired
WHERE electorate = 'stands'
ORDER BY tally_id
