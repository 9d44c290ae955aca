-- title: A source and the words that name it do not come together
-- severity: error
-- advice: give claimant, naming and credit together; the article's own voice has none of them
-- example: seeds/sources/river-post.yml
--    ▶claimant: coast-observatory
-- example: seeds/sources/river-post.yml
--   -    credit: The Coast Observatory
-- says: A source and the words that name it do not come together: credit is empty; expected the printed words that name
--   coast-observatory as the source
--
-- What names a source is there exactly where there is one: the printed credit is null and the naming is article_voice
-- exactly for the article's own voice, and nobody speaks on behalf of another without speaking.
SELECT
    'claims' AS table_name,
    "row",
    'credit_exact' AS field,
    credit_exact AS value,
    CASE
        WHEN claimant_id IS NULL THEN 'no credit, since there is no claimant'
        ELSE 'the printed words that name ' || claimant_id || ' as the source'
    END AS expected
FROM claims
WHERE (claimant_id IS NULL) <> (credit_exact IS NULL)
UNION ALL
SELECT
    'claims',
    "row",
    'claimant_naming',
    claimant_naming,
    CASE
        WHEN claimant_id IS NULL THEN 'article_voice, since there is no claimant'
        ELSE 'how the article names ' || claimant_id || ', not its own voice'
    END
FROM claims
WHERE (claimant_id IS NULL) <> (claimant_naming = 'article_voice')
UNION ALL
SELECT
    'claims',
    "row",
    'on_behalf_of_id',
    on_behalf_of_id,
    'nothing, since there is no claimant'
FROM claims
WHERE claimant_id IS NULL AND on_behalf_of_id IS NOT NULL
ORDER BY 2, 3;
