-- The numbers of each count as said, with how often each is printed, those that somebody asserts first.
WITH numbers AS (
    SELECT claim_id, tally_id, stance, value, low, high, qualifier, modality FROM casualties
    UNION ALL
    SELECT claim_id, tally_id, stance, value, low, high, qualifier, modality FROM figures
)

SELECT tally_id, stance, value, low, high, qualifier, modality, count(*) AS printings
FROM numbers
WHERE tally_id IS NOT NULL
GROUP BY tally_id, stance, value, low, high, qualifier, modality
ORDER BY tally_id, stance <> 'asserts', count(*) DESC, min(claim_id)
