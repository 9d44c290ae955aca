-- title: Something set aside that needs no setting aside
-- severity: error
-- advice: delete the entry; a claim records these words, or no list does
-- example: seeds/sources/river-post.yml
--   -exact: two countries, kind: number
--   +exact: ▶two countries, kind: harm_word
-- says: Something set aside that needs no setting aside: exact is 'two countries'; expected a phrase that holds a harm
--   word which no claim records
--
-- What is set aside is a word or mark that the lists find and no claim records; anything else is set aside in vain, and
-- would hide the day on which it is needed.
SELECT
    'set_aside' AS table_name,
    s."row",
    'exact' AS field,
    s.exact AS value,
    'a phrase that holds a ' || replace(s.kind, '_', ' ') || ' which no claim records' AS expected
FROM set_aside AS s
WHERE
    s.span_start IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM token_cover AS t
        WHERE
            t.kind = s.kind
            AND t.source_id = s.source_id
            AND s.span_start <= t.span_start
            AND t.span_end <= s.span_end
            AND NOT t.recorded
    )
ORDER BY s."row";
