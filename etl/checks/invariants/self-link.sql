-- Nothing is part of, a member of, or an answer to itself, directly or by way of others: whoever follows the references
-- must come to an end.
WITH RECURSIVE steps AS (
    SELECT 'actors' AS table_name, "row", 'member_of_id' AS field, actor_id AS id, member_of_id AS next_id FROM actors
    UNION ALL
    SELECT 'events', "row", 'part_of_id', event_id, part_of_id FROM events
    UNION ALL
    SELECT 'events', "row", 'responds_to_id', event_id, responds_to_id FROM events
    UNION ALL
    SELECT 'events', "row", 'announced_in_id', event_id, announced_in_id FROM events
    UNION ALL
    SELECT 'tallies', "row", 'part_of_id', tally_id, part_of_id FROM tallies
    UNION ALL
    SELECT 'figures', "row", 'of_claim_id', claim_id, of_claim_id FROM figures
    UNION ALL
    SELECT 'claim_links', "row", 'other_claim_id', claim_id || ' ' || relation, other_claim_id || ' ' || relation
    FROM claim_links
),

ways (table_name, field, id, next_id) AS (
    SELECT table_name, field, id, next_id FROM steps WHERE next_id IS NOT NULL
    UNION
    SELECT w.table_name, w.field, w.id, s.next_id
    FROM ways AS w
    INNER JOIN steps AS s ON w.table_name = s.table_name AND w.field = s.field AND w.next_id = s.id
    WHERE s.next_id IS NOT NULL
)

SELECT
    s.table_name,
    s."row",
    s.field,
    split_part(s.next_id, ' ', 1) AS value,
    CASE
        WHEN s.next_id = s.id THEN 'something other than itself'
        ELSE 'something that does not lead back to ' || split_part(s.id, ' ', 1)
    END AS expected
FROM steps AS s
WHERE
    EXISTS (
        SELECT 1
        FROM ways AS w
        WHERE
            w.table_name = s.table_name
            AND w.field = s.field
            AND w.id = s.next_id
            AND w.next_id = s.id
    )
    OR s.next_id = s.id
ORDER BY s.table_name, s."row", s.field;
