-- Who is harmed in every count of people: civilians, combatants of a party, or people of whom that is not told.
-- One row a tally of people harmed that somebody asserts, and not only as possible. Civilians where a claim calls them
-- so and none calls them anything else; combatants likewise, and where they are an armed force or group.
-- victims: civilians, combatants, or not_told where the claims differ or do not say.
-- party_id: The party to which they belong, by its state or topmost body; null where the count names nobody.
WITH told AS (
    SELECT
        tally_id,
        bool_or(victims_status = 'civilian') AS civilian,
        bool_or(victims_status = 'combatant') AS combatant,
        bool_or(victims_status = 'mixed') AS mixed
    FROM casualties
    WHERE stance = 'asserts' AND modality = 'certain'
    GROUP BY tally_id
)

SELECT
    t.tally_id,
    t.event_id,
    t.victims_id,
    t.outcome,
    t.scope,
    CASE
        WHEN c.mixed OR (c.civilian AND c.combatant) THEN 'not_told'
        WHEN c.civilian THEN 'civilians'
        WHEN c.combatant OR a.kind IN ('armed_force', 'armed_group') THEN 'combatants'
        ELSE 'not_told'
    END AS victims,
    p.party_id
FROM tallies AS t
INNER JOIN told AS c ON t.tally_id = c.tally_id
LEFT JOIN actors AS a ON t.victims_id = a.actor_id
LEFT JOIN actor_parties AS p ON t.victims_id = p.actor_id
ORDER BY t.tally_id
