-- title: A phrase that lies outside its paragraph
-- severity: error
-- advice: run `etl locate` with the article texts at hand
-- example: seeds/sources/river-post.yml
--    exact: ▶killed 12
-- sql: UPDATE claims SET span_start = 0 WHERE claim_id = 'river-post-p2-killed'
-- says: A phrase that lies outside its paragraph: exact is 'killed 12 Norland soldiers'; expected characters 42 to 340,
--   where paragraph 2 stands, not 0 to 119
--
-- A phrase stands in the paragraph that its row names, and a credit in its credit paragraph. Without that no claim can
-- be checked at its place.
SELECT
    f.table_name,
    f."row",
    f.field,
    f.exact AS value,
    'characters ' || p.span_start || ' to ' || p.span_end || ', where paragraph ' || p.paragraph
    || ' stands, not ' || f.span_start || ' to ' || f.span_end AS expected
FROM phrases() AS f
INNER JOIN paragraphs AS p ON f.source_id = p.source_id AND f.paragraph = p.paragraph
WHERE NOT (p.span_start <= f.span_start AND f.span_start < f.span_end AND f.span_end <= p.span_end)
ORDER BY f.table_name, f."row", f.field;
