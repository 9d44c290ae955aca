-- title: An article of which too much is repeated
-- severity: error
-- advice: shorten what takes most words: of a claim number, noun and verb will do, of a credit name and verb of saying
-- example: seeds/sources/river-post.yml
--    ▶source: river-post
--    publisher
-- sql: UPDATE sources SET words_published = words_unquoted
-- says: An article of which too much is repeated: sources.words_published is '378 of 378'; expected at most 181 of the
--   words outside quotation marks
--
-- The articles are not ours: of an article's words outside quotation marks, phrases repeat at most 48 %. It was set by
-- the first article, at the least that a whole record of it needs. A short text needs more, as nearly each of its
-- sentences has a number, a word of harm and who says it, all of which coverage asks for: up to four fifths, so that it
-- cannot be read back whole, and at most 60 words, which is what 48 % of 125 words are: no more than of a longer one.
-- A text that a licence lets stand has no limit.
SELECT
    'sources' AS table_name,
    "row",
    'words_published' AS field,
    words_published || ' of ' || words_unquoted AS value,
    'at most '
    || floor(greatest(0.48 * words_unquoted, least(0.8 * words_unquoted, 60)))
    || ' of the words outside quotation marks' AS expected
FROM sources
WHERE
    text_licence IS NULL
    AND words_published > greatest(0.48 * words_unquoted, least(0.8 * words_unquoted, 60))
ORDER BY "row";
