-- The articles are not ours: of an article's words outside quotation marks, phrases repeat at most this share.
SELECT
    'sources' AS table_name,
    "row",
    'words_published' AS field,
    words_published || ' of ' || words_unquoted AS value,
    'at most ' || floor(0.5 * words_unquoted) || ' of the words outside quotation marks' AS expected
FROM sources
WHERE words_published > 0.5 * words_unquoted
ORDER BY "row";
