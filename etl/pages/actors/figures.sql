-- The other numbers that count each actor.
SELECT subject_id AS actor_id, claim_id, source_id, paragraph, exact, measure, value, low, high, qualifier, modality
FROM figures
WHERE subject_id IS NOT NULL
ORDER BY subject_id, source_id, span_start, span_end, claim_id
