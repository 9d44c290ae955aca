-- title: A quotation that is not what the marks hold
-- severity: error
-- advice: copy all that stands between the marks, and not the marks
-- example: seeds/sources/river-post.yml
--   -exact: no aircraft
--   +exact: ▶aircraft
-- says: A quotation that is not what the marks hold: exact is 'aircraft'; expected all that stands between a pair of
--   quotation marks, without the marks
--
-- A quotation is exactly what stands between two quotation marks, so that nobody is given words beyond what the article
-- marks as theirs.
SELECT
    'quotes' AS table_name,
    q."row",
    'exact' AS field,
    q.exact AS value,
    'all that stands between a pair of quotation marks, without the marks' AS expected
FROM quotes AS q
WHERE
    q.span_start IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM tokens AS t
        WHERE
            t.kind = 'quotation'
            AND t.source_id = q.source_id
            AND t.span_start = q.span_start
            AND t.span_end = q.span_end
    )
ORDER BY q."row";
