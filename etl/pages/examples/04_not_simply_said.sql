-- What is denied, doubted or left open, and by whom.
SELECT publisher, paragraph, claimant, stance, kind, exact AS as_printed, event, event_status
FROM claim_context
WHERE stance IN ('denies', 'doubts', 'not_confirmed', 'unclear')
ORDER BY stance, source_id, span_start, claim_id
