-- The errors that each article prints.
SELECT source_id, paragraph, exact, kind, printed, correct, basis, reference
FROM corrections
ORDER BY source_id, span_start, span_end
