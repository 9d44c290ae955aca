-- The party for which every actor stands where a shape has room for two sides: the state, or else the topmost body.
-- A minister, an army and a government stand for their state, a unit for the group it belongs to; a state stands for
-- itself, whatever alliance it is in, and so do people told as a population.
-- actor_id: The actor.
-- party_id: The party it stands for; the actor itself where it belongs to nobody.
-- party: Name of the party.
-- is_state: Whether the party is a state, or a body of one that the record ties to no state.
-- is_organised: Whether the party is one that datasets of armed conflict take for a side: a state, an armed group, a
--   body of states, a political party.
-- country: ISO 3166-1 alpha-3 code of the actor, or of the party where the actor has none of its own.
WITH RECURSIVE above (actor_id, upper_id) AS (
    SELECT actor_id, actor_id FROM actors
    UNION
    SELECT b.actor_id, a.member_of_id
    FROM above AS b
    INNER JOIN actors AS a ON b.upper_id = a.actor_id
    WHERE a.kind NOT IN ('state', 'population') AND a.member_of_id IS NOT NULL
),

top AS (
    SELECT b.actor_id, b.upper_id
    FROM above AS b
    INNER JOIN actors AS a ON b.upper_id = a.actor_id
    WHERE a.kind IN ('state', 'population') OR a.member_of_id IS NULL
)

SELECT
    a.actor_id,
    p.actor_id AS party_id,
    p.name AS party,
    p.kind IN ('state', 'government', 'ministry', 'office', 'armed_force') AS is_state,
    p.kind IN (
        'state', 'government', 'ministry', 'office', 'armed_force',
        'armed_group', 'group_of_states', 'international_organization', 'party'
    ) AS is_organised,
    coalesce(a.country, p.country) AS country
FROM actors AS a
LEFT JOIN top AS t ON a.actor_id = t.actor_id
INNER JOIN actors AS p ON coalesce(t.upper_id, a.actor_id) = p.actor_id
ORDER BY a.actor_id
