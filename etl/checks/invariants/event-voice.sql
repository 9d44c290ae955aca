-- title: An event as occurred, or not, that only claimants tell
-- severity: error
-- advice: write claimed or denied in seeds/events.yml; the others need a mention in the article's own voice
-- needs: whole
-- example: seeds/events.yml
--    type: bombardment
--   -  status: claimed
--   +  status: ▶occurred
-- says: An event as occurred, or not, that only claimants tell: status is 'occurred'; expected claimed, since every
--   mention of the event has a claimant
--
-- An event that is told only with a claimant is claimed, never occurred: no article says in its own voice that it
-- happened. One of which only claimants say that it did not happen is denied, whoever tells it otherwise.
SELECT
    'events' AS table_name,
    e."row",
    'status' AS field,
    e.status AS value,
    CASE e.status
        WHEN 'occurred' THEN 'claimed, since every mention of the event has a claimant'
        ELSE 'denied, since only claimants say that it did not happen'
    END AS expected
FROM events AS e
INNER JOIN event_mentions AS m ON e.event_id = m.event_id
WHERE
    e.status = 'occurred'
    OR (e.status = 'did_not_happen' AND m.status IN ('denied', 'did_not_happen'))
GROUP BY e."row", e.status
HAVING count(*) = count(m.claimant_id)
ORDER BY e."row";
