-- The paragraphs of articles whose licence opens their text, in full.
SELECT source_id, paragraph, text FROM paragraph_texts ORDER BY source_id, paragraph
