-- The claims to which a claim of each article is linked, and those that are linked to it.
WITH links AS (
    SELECT claim_id, 'to' AS way, relation, other_claim_id, certainty, basis FROM claim_links
    UNION ALL
    SELECT other_claim_id, 'from', relation, claim_id, certainty, basis FROM claim_links
)

SELECT c.source_id, k.claim_id, k.way, k.relation, k.other_claim_id, k.certainty, k.basis
FROM links AS k
INNER JOIN claims AS c ON k.claim_id = c.claim_id
ORDER BY
    c.source_id,
    k.claim_id,
    k.way DESC,
    CASE k.way WHEN 'to' THEN k.relation END,
    k.other_claim_id,
    k.relation
