-- title: An issuer of no demand or threat of another
-- severity: error
-- advice: give the role that the actor has in the event, or leave it out; a claimant's own demand needs none
-- example: seeds/sources/river-post.yml
--   -{actor: vesland-army, role: affected}
--   +{actor: vesland-army, role: ▶issuer}
-- says: An issuer of no demand or threat of another: role is 'issuer'; expected another role: this is told as
--   claimed
--
-- A demand or threat is the claimant's own; an issuer says that the claimant tells of one that another makes.
SELECT
    'event_participants' AS table_name,
    p."row",
    'role' AS field,
    p.role AS value,
    CASE
        WHEN p.actor_id = m.claimant_id THEN 'none: the claimant itself makes it'
        ELSE 'another role: this is told as ' || m.status
    END AS expected
FROM event_participants AS p
INNER JOIN event_mentions AS m ON p.claim_id = m.claim_id
WHERE p.role = 'issuer' AND (p.actor_id = m.claimant_id OR m.status NOT IN ('demanded', 'threatened'))
ORDER BY p."row";
