-- Every origin with the claims that rest on it, those of most claims first.
-- An origin on which no claim rests stands once, without a claim.
SELECT
    o.origin_id,
    o.title,
    o.kind,
    kind.label AS kind_label,
    o.actor_id,
    o.said_on,
    o.basis,
    o.note,
    c.claim_id,
    c.origin_basis,
    c.source_id,
    c.paragraph
FROM origins AS o
LEFT JOIN claims AS c ON o.origin_id = c.origin_id
LEFT JOIN vocabulary AS kind ON kind.vocabulary = 'origin_kind' AND o.kind = kind.value
ORDER BY
    count(c.claim_id) OVER (PARTITION BY o.origin_id) DESC,
    o.origin_id,
    c.source_id,
    c.span_start,
    c.span_end,
    c.claim_id
