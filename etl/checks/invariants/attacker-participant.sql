-- title: A participant of a violent event as its actor
-- severity: error
-- advice: say who did it in `attributions`, or give the role that the actor has as told, such as affected
-- example: seeds/sources/river-post.yml
--   -{actor: norland-army, role: affected}
--   +{actor: norland-army, role: ▶actor}
-- says: A participant of a violent event as its actor: role is 'actor'; expected another role, or an attribution to
--   norland-army: bridge-strike is violent
--
-- Who did an act of violence is a claim that somebody makes, and stands in the attributions; a participant would state
-- it as if it were known.
SELECT
    'event_participants' AS table_name,
    p."row",
    'role' AS field,
    p.role AS value,
    'another role, or an attribution to ' || p.actor_id || ': ' || e.event_id || ' is violent' AS expected
FROM event_participants AS p
INNER JOIN event_mentions AS m ON p.claim_id = m.claim_id
INNER JOIN events AS e ON m.event_id = e.event_id
INNER JOIN vocabulary AS t ON t.vocabulary = 'event_type' AND e.type = t.value AND t.violent
WHERE p.role = 'actor'
ORDER BY p."row";
