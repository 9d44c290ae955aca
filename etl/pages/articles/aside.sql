-- What is set aside in each article, the most frequent reason first.
SELECT source_id, reason, paragraph, exact, note
FROM set_aside
ORDER BY source_id, count(*) OVER (PARTITION BY source_id, reason) DESC, reason, span_start, span_end
