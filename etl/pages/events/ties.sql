-- The events that each event is part of, answers or is announced in, and those to which it is that.
WITH ties AS (
    SELECT event_id, 1 AS tie_no, 'part of' AS tie, part_of_id AS other_id FROM events
    UNION ALL
    SELECT event_id, 2, 'answers', responds_to_id FROM events
    UNION ALL
    SELECT event_id, 3, 'announced in', announced_in_id FROM events
    UNION ALL
    SELECT part_of_id, 4, 'its parts', event_id FROM events
    UNION ALL
    SELECT responds_to_id, 5, 'answered by', event_id FROM events
    UNION ALL
    SELECT announced_in_id, 6, 'announces', event_id FROM events
)

SELECT event_id, tie, other_id
FROM ties
WHERE event_id IS NOT NULL AND other_id IS NOT NULL
ORDER BY event_id, tie_no, other_id
