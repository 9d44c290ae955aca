-- The numbers of each count as said, with how often each is printed, those that somebody asserts first.
WITH numbers AS (
    SELECT claim_id, tally_id, stance, value, low, high, qualifier, modality FROM casualties
    UNION ALL
    SELECT claim_id, tally_id, stance, value, low, high, qualifier, modality FROM figures
)

SELECT
    n.tally_id,
    n.stance,
    n.value,
    n.low,
    n.high,
    n.qualifier,
    n.modality,
    count(*) AS printings,
    count(*) FILTER (WHERE c.basis = 'inferred') AS printings_inferred,
    string_agg(n.claim_id, ' ' ORDER BY n.claim_id) AS claim_ids
FROM numbers AS n
INNER JOIN claims AS c ON n.claim_id = c.claim_id
WHERE n.tally_id IS NOT NULL
GROUP BY n.tally_id, n.stance, n.value, n.low, n.high, n.qualifier, n.modality
ORDER BY n.tally_id, n.stance <> 'asserts', count(*) DESC, min(n.claim_id)
