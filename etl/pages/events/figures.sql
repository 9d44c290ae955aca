-- The numbers of each event that belong to no count.
SELECT
    event_id,
    claim_id,
    source_id,
    paragraph,
    exact,
    measure,
    subject,
    subject_id,
    value,
    low,
    high,
    qualifier,
    unit,
    modality
FROM figures
WHERE event_id IS NOT NULL AND tally_id IS NULL
ORDER BY event_id, source_id, span_start, span_end, claim_id
