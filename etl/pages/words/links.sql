-- Pairs of quotations that are linked.
SELECT k.claim_id, k.other_claim_id
FROM claim_links AS k
INNER JOIN quotes AS q ON k.claim_id = q.claim_id
INNER JOIN quotes AS other ON k.other_claim_id = other.claim_id
ORDER BY k.claim_id, k.other_claim_id
