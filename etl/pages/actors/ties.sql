-- Who is a member of whom, who speaks for whom, and who is spoken for by whom.
WITH placed AS (
    SELECT
        claimant_id,
        on_behalf_of_id,
        row_number() OVER (ORDER BY source_id, span_start, span_end, claim_id) AS place
    FROM claims
    WHERE claimant_id IS NOT NULL AND on_behalf_of_id IS NOT NULL
),

ties AS (
    SELECT member_of_id AS actor_id, 1 AS tie_no, 'Members' AS tie, actor_id AS other_id, 0 AS place
    FROM actors
    WHERE member_of_id IS NOT NULL
    UNION ALL
    SELECT claimant_id, 2, 'Speaks for', on_behalf_of_id, place FROM placed
    UNION ALL
    SELECT on_behalf_of_id, 3, 'Spoken for by', claimant_id, place FROM placed
)

SELECT actor_id, tie, other_id
FROM ties
GROUP BY actor_id, tie_no, tie, other_id
ORDER BY actor_id, tie_no, min(place), other_id
