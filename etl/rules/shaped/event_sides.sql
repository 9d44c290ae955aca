-- The two sides of an event as shapes with two sides need them: who is accused and who is struck.
-- The accused is the party of event_accused. The other side are the combatants harmed in the event that are not its
-- own, those killed before those hurt otherwise, then by the smaller tally id; people of whom it is not told whether
-- they fought make no side. Participants of an event give no side: who did it is only ever a claim.
-- What it cannot see: intent. UCDP takes violence for one-sided where civilians are its target; here it is where all
-- who are told as harmed are civilians, so that fire on fighters that hits only civilians stands as one-sided.
-- claim_id: The claim that decides who is accused; null where nobody is.
-- basis: Whether what that claim says is printed, or our conclusion.
-- accused_id: The actor whom that claim accuses.
-- accused_party_id: The party of the accused.
-- target_id: The actor that is struck, as the count of the harmed names it.
-- target_party_id: The party of those struck; null where only civilians, or nobody, are told as harmed.
-- civilians_only: Whether all who are told as harmed in this event are civilians; null where nobody is.
-- other_parties: Other parties that are accused by a charge as strong.
-- type_of_violence: 1 a state on one side and an organised party on the other, 2 organised parties and no state, 3 an
--   organised party against civilians alone; null where the claims do not tell.
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

struck AS (
    SELECT
        h.event_id,
        h.victims_id,
        h.party_id,
        row_number() OVER (PARTITION BY h.event_id ORDER BY h.order_of_harm, h.tally_id) AS place
    FROM harmed AS h
    LEFT JOIN event_accused AS a ON h.event_id = a.event_id
    WHERE h.victims = 'combatants' AND h.party_id IS NOT NULL AND h.party_id <> coalesce(a.party_id, '')
)

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
    coalesce(a.other_parties, 0) AS other_parties,
    CAST(
        CASE
            WHEN NOT coalesce(accused.is_organised, FALSE) THEN NULL
            WHEN h.civilians_only THEN 3
            WHEN NOT coalesce(target.is_organised, FALSE) THEN NULL
            WHEN accused.is_state OR target.is_state THEN 1
            ELSE 2
        END AS BIGINT
    ) AS type_of_violence
FROM events AS e
LEFT JOIN event_accused AS a ON e.event_id = a.event_id
LEFT JOIN actor_parties AS accused ON a.party_id = accused.actor_id
LEFT JOIN struck AS s ON e.event_id = s.event_id AND s.place = 1
LEFT JOIN actor_parties AS target ON s.party_id = target.actor_id
LEFT JOIN hit AS h ON e.event_id = h.event_id
ORDER BY e.event_id
