-- The two sides of an event as shapes with two sides need them: who is accused and who is struck.
-- The accused is the first party on the side of the accused, see event_accused; others may stand beside it. The other
-- side are the combatants harmed in the event that are not its own, those killed before those hurt otherwise, a state
-- before others, then by the smaller tally id; where none are counted, an organised party that a mention names as
-- affected. People of whom it is not told whether they fought make no side.
-- What it cannot see: intent. UCDP takes violence for one-sided where civilians are its target, and the dead civilians
-- of a state's airstrikes for dead in battle. Here it is one-sided where all who are told as harmed are civilians, but
-- not where a state fires from afar: that is state-based, with the other side unknown unless it is told.
-- claim_id: The claim that decides who is accused; null where nobody is.
-- basis: Whether what that claim says is printed, or our conclusion.
-- accused_id: The actor whom that claim accuses.
-- accused_party_id: The party of the accused.
-- target_id: The actor that is struck, as the count of the harmed or the mention names it.
-- target_party_id: The party of those struck; null where only civilians, or nobody, are told.
-- civilians_only: Whether all who are told as harmed in this event are civilians; null where nobody is.
-- state_fire: Whether a state is accused of fire from afar in which only civilians are told as harmed.
-- other_parties: Other parties that are accused by a charge as strong, and stand on no side.
-- type_of_violence: 1 a state on one side, 2 organised parties and no state, 3 an organised party against civilians
--   alone; null where the claims do not tell.
WITH harmed AS (
    SELECT
        event_id,
        tally_id,
        victims_id,
        victims,
        party_id,
        CASE outcome WHEN 'killed' THEN 0 ELSE 1 END AS order_of_harm
    FROM tally_victims
    WHERE scope = 'event' AND outcome NOT IN ('displaced', 'trapped') AND event_id IS NOT NULL
),

hit AS (
    SELECT event_id, bool_and(victims = 'civilians') AS civilians_only FROM harmed GROUP BY event_id
),

accused AS MATERIALIZED (
    SELECT
        event_id,
        party_id,
        claim_id,
        basis,
        accused_id,
        charge,
        together,
        place
    FROM event_accused
),

others AS (
    SELECT event_id, count(*) AS other_parties FROM accused WHERE NOT together GROUP BY event_id
),

affected AS (
    SELECT event_id, tally_id, victims_id, party_id, order_of_harm FROM harmed WHERE victims = 'combatants'
    UNION ALL
    SELECT m.event_id, '', b.actor_id, p.party_id, 2
    FROM event_participants AS b
    INNER JOIN event_mentions AS m ON b.claim_id = m.claim_id AND m.stance = 'asserts'
    INNER JOIN actor_parties AS p ON b.actor_id = p.actor_id AND p.is_organised
    WHERE b.role = 'affected'
),

struck AS (
    SELECT
        h.event_id,
        h.victims_id,
        h.party_id,
        row_number() OVER (
            PARTITION BY h.event_id ORDER BY h.order_of_harm, p.is_state DESC, h.tally_id, h.victims_id
        ) AS place
    FROM affected AS h
    INNER JOIN actor_parties AS p ON h.victims_id = p.actor_id
    LEFT JOIN accused AS a ON h.event_id = a.event_id AND h.party_id = a.party_id AND a.together
    WHERE h.party_id IS NOT NULL AND a.party_id IS NULL
),

fired AS (
    SELECT DISTINCT m.event_id
    FROM mention_means AS b
    INNER JOIN event_mentions AS m ON b.claim_id = m.claim_id AND m.stance = 'asserts'
    WHERE b.means IN ('airstrike', 'drone', 'artillery', 'unspecified_fire')
),

known AS (
    SELECT
        e.event_id,
        a.claim_id,
        a.basis,
        a.charge,
        a.accused_id,
        a.party_id AS accused_party_id,
        s.victims_id AS target_id,
        s.party_id AS target_party_id,
        h.civilians_only,
        coalesce(
            h.civilians_only
            AND accused.is_state
            AND (e.type IN ('airstrike', 'bombardment') OR f.event_id IS NOT NULL),
            FALSE
        ) AS state_fire,
        coalesce(o.other_parties, 0) AS other_parties,
        coalesce(accused.is_organised, FALSE) AS accused_organised,
        coalesce(target.is_organised, FALSE) AS target_organised,
        accused.is_state OR coalesce(target.is_state, FALSE) AS of_state
    FROM events AS e
    LEFT JOIN accused AS a ON e.event_id = a.event_id AND a.place = 1
    LEFT JOIN others AS o ON e.event_id = o.event_id
    LEFT JOIN actor_parties AS accused ON a.party_id = accused.actor_id
    LEFT JOIN struck AS s ON e.event_id = s.event_id AND s.place = 1
    LEFT JOIN actor_parties AS target ON s.party_id = target.actor_id
    LEFT JOIN hit AS h ON e.event_id = h.event_id
    LEFT JOIN fired AS f ON e.event_id = f.event_id
)

SELECT
    event_id,
    claim_id,
    basis,
    charge,
    accused_id,
    accused_party_id,
    target_id,
    target_party_id,
    civilians_only,
    state_fire,
    other_parties,
    CAST(
        CASE
            WHEN NOT accused_organised THEN NULL
            WHEN state_fire THEN 1
            WHEN civilians_only THEN 3
            WHEN NOT target_organised THEN NULL
            WHEN of_state THEN 1
            ELSE 2
        END AS BIGINT
    ) AS type_of_violence
FROM known
ORDER BY event_id
