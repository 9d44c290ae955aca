-- Errors as printed, and what is right.
SELECT s.publisher, c.paragraph, c.kind, c.printed, c.correct, c.reference
FROM corrections AS c
INNER JOIN sources AS s ON c.source_id = s.source_id
ORDER BY c.source_id, c.span_start, c.kind
