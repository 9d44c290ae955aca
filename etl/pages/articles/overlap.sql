-- The words that each article has in common with each other, those that share most first.
WITH shared AS (
    SELECT source_id, other_source_id, shared_strings, strings, words_shared, paragraph_pairs, computed_from
    FROM source_overlap
    UNION ALL
    SELECT other_source_id, source_id, shared_strings, other_strings, other_words_shared, paragraph_pairs, computed_from
    FROM source_overlap
)

SELECT source_id, other_source_id, shared_strings, strings, words_shared, paragraph_pairs, computed_from
FROM shared
ORDER BY source_id, shared_strings DESC, other_source_id
