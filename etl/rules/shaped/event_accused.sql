-- The parties said to have done a violent event by its strongest charge, and those of them that stand as one side.
-- One row an event and a party. The strongest charge is that of those who are said or charged to have done it, or who
-- accept it; where nobody is, that of having directed it, of answering for it, or at last of supporting those who did.
-- The party that most voices name leads, of equal ones a state, then the one with the smaller claim id. A claimant is
-- one voice, however many articles print it, and so is each article in its own voice. Beside the leading party stands
-- each that a voice names together with it, as in the fire of two; a state goes first. Who is accused by others only
-- stands on no side. An event is here only where its status is occurred, ongoing or claimed: who is named as the one
-- who would do what is planned, threatened, demanded or feared, or what did not happen, is accused of nothing done.
-- This is a convention of the crosswalks and no finding: the record holds every attribution and denial.
-- Key: event_id, party_id
-- party_id: The party that is named, by the state or topmost body of the accused.
-- claim_id: The claim that decides: of those that name the party, the one with the smallest id.
-- basis: Whether what that claim says is printed, or our conclusion.
-- voices: Voices that name it with the charge that decides.
-- together: Whether it stands on the side of the accused.
-- place: Its place on that side, from 1; null where it does not stand there.
WITH charges (charge, strength) AS (
    VALUES
    ('carried_out', 1),
    ('indiscriminate_attacks', 2),
    ('ethnic_cleansing', 2),
    ('directed', 3),
    ('responsible', 4),
    ('supported', 5)
),

charged AS (
    SELECT
        a.event_id,
        a.claim_id,
        p.party_id,
        p.is_state,
        coalesce('claimant ' || a.claimant_id, 'article ' || a.source_id) AS voice,
        c.strength,
        min(c.strength) OVER (PARTITION BY a.event_id) AS strongest
    FROM attributions AS a
    INNER JOIN charges AS c ON a.charge = c.charge
    INNER JOIN actor_parties AS p ON a.accused_id = p.actor_id
    INNER JOIN events AS e ON a.event_id = e.event_id AND e.status IN ('occurred', 'ongoing', 'claimed')
    INNER JOIN vocabulary AS v ON v.vocabulary = 'event_type' AND e.type = v.value AND v.violent
    WHERE a.stance IN ('asserts', 'accuses', 'accepts')
),

voiced AS MATERIALIZED (
    SELECT event_id, claim_id, party_id, is_state, voice FROM charged WHERE strength = strongest
),

named AS (
    SELECT
        event_id,
        party_id,
        is_state,
        min(claim_id) AS claim_id,
        count(DISTINCT voice) AS voices
    FROM voiced
    GROUP BY event_id, party_id, is_state
),

ranked AS MATERIALIZED (
    SELECT
        event_id,
        party_id,
        is_state,
        claim_id,
        voices,
        row_number() OVER (PARTITION BY event_id ORDER BY voices DESC, is_state DESC, claim_id) AS rank
    FROM named
),

beside AS (
    SELECT DISTINCT o.event_id, o.party_id
    FROM ranked AS r
    INNER JOIN voiced AS l ON r.event_id = l.event_id AND r.party_id = l.party_id AND r.rank = 1
    INNER JOIN voiced AS o ON l.event_id = o.event_id AND l.voice = o.voice
)

SELECT
    r.event_id,
    r.party_id,
    r.claim_id,
    c.basis,
    a.accused_id,
    a.charge,
    r.voices,
    b.party_id IS NOT NULL AS together,
    CASE
        WHEN b.party_id IS NOT NULL
            THEN
                row_number() OVER (
                    PARTITION BY r.event_id, b.party_id IS NOT NULL
                    ORDER BY r.is_state DESC, r.voices DESC, r.claim_id
                )
    END AS place
FROM ranked AS r
INNER JOIN attributions AS a ON r.claim_id = a.claim_id
INNER JOIN claims AS c ON r.claim_id = c.claim_id
LEFT JOIN beside AS b ON r.event_id = b.event_id AND r.party_id = b.party_id
ORDER BY r.event_id, r.party_id
