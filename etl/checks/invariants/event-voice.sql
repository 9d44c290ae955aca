-- title: An event as occurred that only claimants tell
-- severity: error
-- advice: write claimed in seeds/events.yml; occurred needs a mention in the article's own voice
-- needs: whole
-- example: seeds/events.yml
--    type: bombardment
--   -  status: claimed
--   +  status: ▶occurred
-- says: An event as occurred that only claimants tell: status is 'occurred'; expected claimed, since every mention of
--   the event has a claimant
--
-- An event that is told only with a claimant is claimed, never occurred: no article says in its own voice that it
-- happened.
SELECT
    'events' AS table_name,
    e."row",
    'status' AS field,
    e.status AS value,
    'claimed, since every mention of the event has a claimant' AS expected
FROM events AS e
INNER JOIN event_mentions AS m ON e.event_id = m.event_id
WHERE e.status = 'occurred'
GROUP BY e."row", e.status
HAVING count(*) = count(m.claimant_id)
ORDER BY e."row";
