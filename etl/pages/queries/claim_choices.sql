-- What each claim can be chosen by: its kind, its article, and who says so (- for the article’s own voice).
SELECT
    c.kind,
    kind.label AS kind_label,
    c.source_id,
    coalesce(s.publisher, s.title, c.source_id) AS article,
    coalesce(c.claimant_id, '-') AS claimant_id,
    a.name AS claimant
FROM claims AS c
INNER JOIN sources AS s ON c.source_id = s.source_id
LEFT JOIN actors AS a ON c.claimant_id = a.actor_id
LEFT JOIN vocabulary AS kind ON kind.vocabulary = 'claim_kind' AND c.kind = kind.value
