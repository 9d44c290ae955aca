-- title: An event's status that does not follow from who tells it
-- severity: error
-- advice: change the status in seeds/events.yml; occurred and did_not_happen need a mention in an article's own voice
-- passes: first
-- needs: whole
-- example: seeds/events.yml
--    type: bombardment
--   -  status: claimed
--   +  status: ▶occurred
-- says: An event's status that does not follow from who tells it: status is 'occurred'; expected claimed, since only
--   claimants say that it happened
--
-- Whose word the status of an event is follows from its mentions, both ways. What an article asserts in its own voice
-- goes before what claimants say: an event is occurred, or did_not_happen, where such a mention says so, and nowhere
-- else; it is claimed, or denied, where no article says in its own voice that it happened, goes on or did not happen.
-- What one so tells as occurred is no longer planned, threatened, demanded or hypothetical. Where articles differ in
-- their own voices, any of these stands. Who denies or doubts a telling asserts nothing in it.
WITH told AS (
    SELECT
        event_id,
        claimant_id IS NULL AND stance = 'asserts' AND status IN ('occurred', 'ongoing', 'did_not_happen') AS vouched,
        status
    FROM event_mentions
)

SELECT
    'events' AS table_name,
    e."row",
    'status' AS field,
    e.status AS value,
    coalesce(
        string_agg(DISTINCT m.status, ' or ' ORDER BY m.status) FILTER (WHERE m.vouched)
        || ', as an article tells it in its own voice',
        CASE e.status
            WHEN 'occurred' THEN 'claimed, since only claimants say that it happened'
            ELSE 'denied, since only claimants say that it did not happen'
        END
    ) AS expected
FROM events AS e
INNER JOIN told AS m ON e.event_id = m.event_id
GROUP BY e."row", e.status
HAVING
    CASE
        WHEN e.status IN ('occurred', 'did_not_happen') THEN NOT bool_or(m.vouched AND m.status = e.status)
        WHEN e.status IN ('claimed', 'denied') THEN bool_or(m.vouched)
        WHEN e.status <> 'ongoing' THEN bool_or(m.vouched AND m.status = 'occurred')
    END
ORDER BY e."row";
