-- Who is said to have done or backed a violent event or to be present, and who denies or leaves it open, for its notes.
-- One row a violent event with such a claim, if its status is occurred, ongoing or claimed: what is only planned,
-- threatened, demanded or feared, or did not happen, nobody has done. All charges that concern the act, the support of
-- those who did it, and who was there. Contested is what somebody denies or leaves open, not a presence, or where
-- parties are accused of it that nobody names together. Names of tellers are those of claimants, or publishers where
-- the article says it in its own voice; the credit stands as printed where the claimant is concluded, and what a claim
-- says by our conclusion is marked.
-- contested: Whether it is contested.
-- responsibility: The sentences: party and charge, then who says what; who was present, last and apart.
-- no_say: What of it has no say in who is taken as accused, see event_accused, in words: denials, what is left open,
--   and support where a stronger charge decides; null where there is none of these.
WITH charges (charge, strength) AS (
    VALUES
    ('carried_out', 1),
    ('indiscriminate_attacks', 2),
    ('ethnic_cleansing', 2),
    ('directed', 3),
    ('responsible', 4),
    ('supported', 5),
    ('presence', 6)
),

stances (stance, words, place) AS (
    VALUES
    ('accepts', 'accepted by ', 1),
    ('asserts', 'told by ', 2),
    ('accuses', 'accused by ', 3),
    ('unclear', 'left open by ', 4),
    ('denies', 'denied by ', 5)
),

told AS (
    SELECT DISTINCT
        a.event_id,
        p.party,
        a.charge,
        c.strength,
        d.no_deed,
        t.words,
        t.place,
        m.basis,
        CASE
            WHEN m.claimant_basis = 'inferred' AND NOT contains(m.credit_exact, k.name)
                THEN m.credit_exact || ', concluded to be ' || k.name
            ELSE coalesce(k.name, s.publisher, s.source_id)
        END AS teller
    FROM attributions AS a
    INNER JOIN charges AS c ON a.charge = c.charge
    INNER JOIN vocabulary AS d ON d.vocabulary = 'charge' AND a.charge = d.value
    INNER JOIN stances AS t ON a.stance = t.stance
    INNER JOIN actor_parties AS p ON a.accused_id = p.actor_id
    INNER JOIN events AS e ON a.event_id = e.event_id AND e.status IN ('occurred', 'ongoing', 'claimed')
    INNER JOIN vocabulary AS v ON v.vocabulary = 'event_type' AND e.type = v.value AND v.violent
    INNER JOIN claims AS m ON a.claim_id = m.claim_id
    INNER JOIN sources AS s ON a.source_id = s.source_id
    LEFT JOIN actors AS k ON a.claimant_id = k.actor_id
),

by_stance AS (
    SELECT
        event_id,
        party,
        charge,
        strength,
        no_deed,
        place,
        basis,
        words
        || string_agg(teller, ', ' ORDER BY teller)
        || CASE WHEN basis = 'inferred' THEN ' (inferred)' ELSE '' END AS said
    FROM told
    GROUP BY event_id, party, charge, strength, no_deed, place, basis, words
),

by_party AS (
    SELECT
        event_id,
        party,
        strength,
        charge,
        no_deed,
        max(place) = 5 AS denied,
        bool_or(place = 4) AS left_open,
        charge = 'supported' AND min(place) < 4 AS support,
        party
        || CASE WHEN no_deed IS NULL THEN ', ' || replace(charge, '_', ' ') ELSE '' END
        || ': '
        || string_agg(said, '; ' ORDER BY place, basis DESC) AS said
    FROM by_stance
    GROUP BY event_id, party, strength, charge, no_deed
),

taken AS (
    SELECT event_id, bool_or(NOT together) AS apart, bool_or(charge = 'supported') AS by_support
    FROM event_accused
    GROUP BY event_id
),

joined AS (
    SELECT
        b.event_id,
        bool_or(b.denied) AS denied,
        bool_or(b.left_open) AS left_open,
        bool_or((b.denied OR b.left_open) AND b.no_deed IS NULL) AS contested,
        coalesce(bool_or(b.support AND NOT a.by_support), FALSE) AS support,
        coalesce(bool_or(a.apart), FALSE) AS apart,
        string_agg(b.said, '. ' ORDER BY b.strength, b.party, b.charge) FILTER (WHERE b.no_deed IS NULL) AS done,
        string_agg(b.said, '. ' ORDER BY b.party, b.charge) FILTER (WHERE b.no_deed IS NOT NULL) AS present
    FROM by_party AS b
    LEFT JOIN taken AS a ON b.event_id = a.event_id
    GROUP BY b.event_id
)

SELECT
    event_id,
    contested OR apart AS contested,
    concat_ws(
        ' ',
        'Responsibility' || CASE WHEN contested OR apart THEN ' contested. ' ELSE '. ' END || done || '.',
        'Presence. ' || present || '.'
    ) AS responsibility,
    nullif(
        concat_ws(
            ', ',
            CASE WHEN denied THEN 'denials' END,
            CASE WHEN left_open THEN 'what is left open' END,
            CASE WHEN support THEN 'what is told as support' END
        ),
        ''
    ) AS no_say
FROM joined
ORDER BY event_id
