-- Every position on these questions, with who takes it and the claim that it rests on.
SELECT
    p.disagreement_id,
    p.position_no,
    p.answer,
    p.claimant_id,
    p.source_id,
    coalesce(s.publisher, s.title, p.source_id) AS article,
    p.paragraph,
    p.claim_id,
    p.note,
    c.exact,
    c.claimant_basis,
    c.credit_exact,
    c.credit_paragraph,
    c.origin_id,
    c.origin_basis,
    o.title AS origin
FROM disagreement_positions AS p
INNER JOIN sources AS s ON p.source_id = s.source_id
LEFT JOIN claims AS c ON p.claim_id = c.claim_id
LEFT JOIN origins AS o ON c.origin_id = o.origin_id
ORDER BY p.disagreement_id, p.position_no, p.source_id, p.paragraph
