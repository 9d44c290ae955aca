-- How much of each article stands in the record: the share of its words outside quotation marks.
-- The articles are not ours: what is repeated is short phrases, names and credits, never running text. Where a licence
-- opens a text, it stands whole in paragraph_texts besides; the share is that of the phrases all the same.
-- share: Words that stand in the record, of the words outside quotation marks; from 0 to 1.
SELECT
    source_id,
    words,
    words_unquoted,
    words_published,
    round(words_published / nullif(words_unquoted, 0), 3) AS share
FROM sources
ORDER BY source_id
