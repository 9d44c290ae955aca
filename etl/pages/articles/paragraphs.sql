-- The paragraphs of each article, with their length in percent of the longest.
SELECT
    source_id,
    paragraph,
    role,
    words,
    CAST(round(100 * coalesce(words, 0) / greatest(max(words) OVER (PARTITION BY source_id), 1)) AS INTEGER) AS height
FROM paragraphs
ORDER BY source_id, paragraph
