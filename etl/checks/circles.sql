-- Nothing is part of, a member of, or an answer to itself, directly or by way of others: whoever follows the references
-- must come to an end. A table of links has a way for each kind of link.
WITH RECURSIVE steps AS (
    {steps}
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
    s.table_name, s."row", s.field, split_part(s.next_id, ' ', 1) AS value,
    CASE
        WHEN s.next_id = s.id THEN 'something other than itself'
        ELSE 'something that does not lead back to ' || split_part(s.id, ' ', 1)
    END AS expected
FROM steps AS s
WHERE
    s.next_id = s.id
    OR EXISTS (
        SELECT 1 FROM ways AS w
        WHERE w.table_name = s.table_name AND w.field = s.field AND w.id = s.next_id AND w.next_id = s.id
    )
