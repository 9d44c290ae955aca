-- Every claim of the headlines, with all that is known of it in one row: no join needed.
SELECT
    publisher,
    exact AS as_printed,
    kind,
    claimant,
    stance,
    value,
    qualifier,
    accused,
    charge,
    event,
    event_status,
    place,
    claim_id
FROM claim_context
WHERE paragraph_role = 'headline'
ORDER BY source_id, span_start, claim_id
