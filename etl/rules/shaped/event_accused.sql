-- The one party that a shape with a single perpetrator gets for a violent event, and the claim that makes it so.
-- Of those who are said or charged to have done it, or who accept it, the party that most voices name; where nobody is,
-- the party that is said to have directed it, to answer for it, or at last to support those who did. A claimant is one
-- voice, however many articles print it, and so is each article in its own voice; between equal parties the one with
-- the smaller claim id. This is a convention of the crosswalks and no finding: the record holds every attribution and
-- denial.
-- claim_id: The claim that decides: of those that name the party, the one with the smallest id.
-- basis: Whether what that claim says is printed, or our conclusion.
-- party_id: The party that is named, by the state or topmost body of the accused.
-- voices: Voices that name it with the charge that decides.
-- other_parties: Other parties that are named with a charge as strong, and that the shape has no room for.
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
        coalesce('claimant ' || a.claimant_id, 'article ' || a.source_id) AS voice,
        c.strength,
        min(c.strength) OVER (PARTITION BY a.event_id) AS strongest
    FROM attributions AS a
    INNER JOIN charges AS c ON a.charge = c.charge
    INNER JOIN actor_parties AS p ON a.accused_id = p.actor_id
    INNER JOIN events AS e ON a.event_id = e.event_id
    INNER JOIN vocabulary AS v ON v.vocabulary = 'event_type' AND e.type = v.value AND v.violent
    WHERE a.stance IN ('asserts', 'accuses', 'accepts')
),

named AS (
    SELECT
        event_id,
        party_id,
        min(claim_id) AS claim_id,
        count(DISTINCT voice) AS voices
    FROM charged
    WHERE strength = strongest
    GROUP BY event_id, party_id
),

placed AS (
    SELECT
        event_id,
        claim_id,
        party_id,
        voices,
        count(*) OVER (PARTITION BY event_id) - 1 AS other_parties,
        row_number() OVER (PARTITION BY event_id ORDER BY voices DESC, claim_id) AS place
    FROM named
)

SELECT
    p.event_id,
    p.claim_id,
    a.accused_id,
    p.party_id,
    a.charge,
    c.basis,
    p.voices,
    p.other_parties
FROM placed AS p
INNER JOIN attributions AS a ON p.claim_id = a.claim_id
INNER JOIN claims AS c ON p.claim_id = c.claim_id
WHERE p.place = 1
ORDER BY p.event_id
