-- What ACLED would call each violent event: its event type and sub-event type, from our type and the means told.
-- One row an event of a violent type. Fire from a distance whose means are not told, or are several, stands under
-- shelling, as the sub-event type for fire in which no aircraft is told; by_convention says so. Who takes a place
-- decides its sub-event type, so that it rests on an attribution: a state in its own country regains it, an armed group
-- overtakes it. Wars, offensives, operations and atrocities as a whole have no row in ACLED, where a row is one day in
-- one place.
-- Practice: ACLED's code list of event types; that it counts means as we do here is our reading, unconfirmed.
-- means_told: What the mentions tell: air, artillery, ground, several, or fire where no means is told; null without
--   any.
-- acled_event_type: ACLED's event type; null where none fits.
-- acled_sub_event_type: ACLED's sub-event type; null where none fits.
-- by_convention: Whether the sub-event type is our convention for fire whose means are not told or are several.
WITH named AS (
    SELECT DISTINCT
        e.event_id,
        CASE m.means
            WHEN 'airstrike' THEN 'air'
            WHEN 'drone' THEN 'air'
            WHEN 'artillery' THEN 'artillery'
            WHEN 'ground_forces' THEN 'ground'
            WHEN 'mixed' THEN 'several'
        END AS means
    FROM mention_means AS m
    INNER JOIN event_mentions AS e ON m.claim_id = e.claim_id
    WHERE e.stance = 'asserts'
),

told AS (
    SELECT event_id, CASE count(means) WHEN 0 THEN 'fire' WHEN 1 THEN max(means) ELSE 'several' END AS means_told
    FROM named
    GROUP BY event_id
),

known AS (
    SELECT
        e.event_id,
        e.type,
        t.means_told,
        coalesce(s.civilians_only, FALSE) AS civilians_only,
        accused.is_state AND accused.country = p.country AS own_country,
        party.kind = 'armed_group' AS armed_group,
        CASE
            WHEN e.type = 'airstrike' THEN 'air'
            WHEN e.type = 'ground_fighting' THEN 'clash'
            WHEN e.type = 'capture_of_place' THEN 'capture'
            WHEN e.type NOT IN ('bombardment', 'reprisal', 'attack') THEN 'whole'
            WHEN t.means_told = 'ground' AND s.civilians_only THEN 'assault'
            WHEN t.means_told = 'ground' THEN 'clash'
            WHEN t.means_told IN ('several', 'fire') THEN 'shelling'
            WHEN t.means_told IS NOT NULL THEN t.means_told
            WHEN e.type = 'bombardment' THEN 'shelling'
            WHEN s.civilians_only THEN 'assault'
        END AS kind
    FROM events AS e
    INNER JOIN vocabulary AS v ON v.vocabulary = 'event_type' AND e.type = v.value AND v.violent
    INNER JOIN event_sides AS s ON e.event_id = s.event_id
    LEFT JOIN told AS t ON e.event_id = t.event_id
    LEFT JOIN event_setting AS p ON e.event_id = p.event_id
    LEFT JOIN actor_parties AS accused ON s.accused_party_id = accused.actor_id
    LEFT JOIN actors AS party ON s.accused_party_id = party.actor_id
)

SELECT
    event_id,
    means_told,
    CASE
        WHEN kind IN ('air', 'artillery', 'shelling') THEN 'Explosions/Remote violence'
        WHEN kind = 'assault' THEN 'Violence against civilians'
        WHEN kind = 'clash' OR (kind = 'capture' AND (own_country OR armed_group)) THEN 'Battles'
    END AS acled_event_type,
    CASE
        WHEN kind = 'air' THEN 'Air/drone strike'
        WHEN kind IN ('artillery', 'shelling') THEN 'Shelling/artillery/missile attack'
        WHEN kind = 'assault' THEN 'Attack'
        WHEN kind = 'clash' THEN 'Armed clash'
        WHEN kind = 'capture' AND own_country THEN 'Government regains territory'
        WHEN kind = 'capture' AND armed_group THEN 'Non-state actor overtakes territory'
    END AS acled_sub_event_type,
    coalesce(kind = 'shelling', FALSE) AS by_convention
FROM known
ORDER BY event_id
