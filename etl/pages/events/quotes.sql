-- What is quoted of each event.
SELECT event_id, claim_id, source_id, paragraph, exact, speaker_id
FROM quotes
WHERE event_id IS NOT NULL
ORDER BY event_id, source_id, span_start, span_end, claim_id
