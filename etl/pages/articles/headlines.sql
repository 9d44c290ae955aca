-- Where headline and body of each article tell differently: as a fact, or as somebody's word.
SELECT source_id, matter, stated_by, headline_claim_id, body_claim_id
FROM headline_and_body
ORDER BY source_id, matter, event_id, tally_id, accused_id, charge
