-- The counts that are told of each event, with every claim of each, the number of most claims first.
WITH numbers AS (
    SELECT claim_id, event_id, tally_id, source_id, paragraph, stance, value, low, high, qualifier, modality
    FROM casualties
    UNION ALL
    SELECT claim_id, event_id, tally_id, source_id, paragraph, stance, value, low, high, qualifier, modality
    FROM figures
),

told AS (
    SELECT event_id, tally_id FROM tallies
    UNION
    SELECT event_id, tally_id FROM numbers WHERE tally_id IS NOT NULL
),

answered AS (
    SELECT
        *,
        min(claim_id) OVER (PARTITION BY tally_id, stance, modality, qualifier, value, low, high) AS answer,
        count(*) OVER (PARTITION BY tally_id, stance, modality, qualifier, value, low, high) AS claims_alike
    FROM numbers
)

SELECT
    told.event_id,
    told.tally_id,
    a.answer,
    a.claim_id,
    a.source_id,
    a.paragraph,
    a.stance,
    a.value,
    a.low,
    a.high,
    a.qualifier,
    a.modality
FROM told
LEFT JOIN answered AS a ON told.tally_id = a.tally_id
WHERE told.event_id IS NOT NULL
ORDER BY told.event_id, told.tally_id, a.claims_alike DESC, a.answer, a.source_id, a.paragraph, a.claim_id
