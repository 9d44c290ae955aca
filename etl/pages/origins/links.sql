-- Every link between two claims, with the phrases of both, the most frequent relation first.
SELECT
    k.relation,
    relation.label AS relation_label,
    k.claim_id,
    c.source_id,
    c.paragraph,
    c.exact,
    k.other_claim_id,
    other.source_id AS other_source_id,
    other.paragraph AS other_paragraph,
    other.exact AS other_exact,
    certainty.label AS certainty,
    k.basis,
    k.note
FROM claim_links AS k
INNER JOIN claims AS c ON k.claim_id = c.claim_id
INNER JOIN claims AS other ON k.other_claim_id = other.claim_id
LEFT JOIN vocabulary AS relation ON relation.vocabulary = 'claim_relation' AND k.relation = relation.value
LEFT JOIN vocabulary AS certainty ON certainty.vocabulary = 'certainty' AND k.certainty = certainty.value
ORDER BY count(*) OVER (PARTITION BY k.relation) DESC, k.relation, k.claim_id, k.other_claim_id
