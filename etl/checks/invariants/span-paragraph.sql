-- A phrase stands in the paragraph that its row names, and a credit in its credit paragraph: without that no claim can
-- be checked at its place.
WITH phrases AS (
    SELECT 'claims' AS table_name, "row", 'exact' AS field, exact, source_id, paragraph, span_start, span_end
    FROM claims
    UNION ALL
    SELECT 'claims', "row", 'credit_exact', credit_exact, source_id, credit_paragraph, credit_start, credit_end
    FROM claims
    UNION ALL
    SELECT 'set_aside', "row", 'exact', exact, source_id, paragraph, span_start, span_end FROM set_aside
    UNION ALL
    SELECT 'corrections', "row", 'exact', exact, source_id, paragraph, span_start, span_end FROM corrections
)

SELECT
    f.table_name,
    f."row",
    f.field,
    f.exact AS value,
    'characters ' || p.span_start || ' to ' || p.span_end || ', where paragraph ' || p.paragraph || ' stands, not '
    || f.span_start || ' to ' || f.span_end AS expected
FROM phrases AS f
INNER JOIN paragraphs AS p ON f.source_id = p.source_id AND f.paragraph = p.paragraph
WHERE NOT (p.span_start <= f.span_start AND f.span_start < f.span_end AND f.span_end <= p.span_end)
ORDER BY f.table_name, f."row", f.field;
