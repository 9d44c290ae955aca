-- Every claim of each article in reading order.
SELECT source_id, paragraph, claim_id, kind, claimant_id, exact
FROM claims
ORDER BY source_id, span_start, span_end, claim_id
