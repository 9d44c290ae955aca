-- Where headline and body of one article tell differently who did it: as a fact, or as somebody's word.
SELECT event_id, source_id, accused_id, charge, stated_by, headline_claim_id, body_claim_id
FROM headline_and_body
WHERE matter = 'responsibility'
ORDER BY source_id, event_id, accused_id, charge
