-- What a party says of its own dead and wounded: the number its claims agree on, else the range of their numbers.
-- It hears claims in which the claimant counts its own side's combatants or its own civilians, and nobody else; there
-- is no fallback to others where no party counts its own. With one number and different words for it ("33", "at least
-- 33"), the number is the value and the bounds are the widest.
-- Practice: that a party's word on its own losses weighs more than its word on its enemy's could be read in no
-- document, and is unconfirmed. Every Casualty's knowledge base says that recorders often distrust what governments
-- publish ("Casualty recording by central government", read in a stored copy).
-- What it cannot see: parties hide losses too, or tell them late. An uncredited copy of a party's own count has no
-- claimant and is not heard; nor is a party's count of an ally's losses.
WITH ends AS (
    SELECT
        tally_id,
        claim_id,
        value,
        number,
        low_open,
        high_open,
        lower_end,
        upper_end,
        origin_id,
        source_id,
        CASE WHEN count(lower_end) OVER tally = count(*) OVER tally THEN min(lower_end) OVER tally END AS low,
        CASE WHEN count(upper_end) OVER tally = count(*) OVER tally THEN max(upper_end) OVER tally END AS high
    FROM tally_votes
    WHERE claimant_interest IN ('own_losses', 'own_civilians')
    WINDOW tally AS (PARTITION BY tally_id)
),

settled AS (
    SELECT
        tally_id,
        CASE WHEN count(DISTINCT number) = 1 THEN max(value) END AS value,
        low,
        coalesce(bool_and(low_open) FILTER (WHERE lower_end = low), FALSE) AS low_open,
        high,
        coalesce(bool_and(high_open) FILTER (WHERE upper_end = high), FALSE) AS high_open,
        string_agg(claim_id, ' ' ORDER BY claim_id) FILTER (
            WHERE lower_end IS NOT DISTINCT FROM low OR upper_end IS NOT DISTINCT FROM high
        ) AS deciding_claim_ids,
        count(DISTINCT number) AS numbers,
        count(DISTINCT coalesce(origin_id, '') || ' ' || number) AS claims,
        count(DISTINCT source_id) AS articles,
        count(DISTINCT origin_id) AS origins,
        count(*) FILTER (WHERE origin_id IS NULL) AS unknown
    FROM ends
    GROUP BY tally_id, low, high
)

SELECT
    e.tally_id,
    'own_losses_first' AS rule,
    s.value,
    s.low,
    coalesce(s.low_open, FALSE) AS low_open,
    s.high,
    coalesce(s.high_open, FALSE) AS high_open,
    s.deciding_claim_ids,
    coalesce(s.claims, 0) AS claims,
    coalesce(s.articles, 0) AS articles,
    coalesce(s.origins + CASE WHEN s.unknown > 0 THEN 1 ELSE 0 END, 0) AS origins_low,
    coalesce(s.origins + s.unknown, 0) AS origins_high,
    e.contested,
    CASE
        WHEN e.claims = 0 THEN 'no_number'
        WHEN s.tally_id IS NULL THEN 'no_own_losses'
        WHEN s.value IS NOT NULL THEN NULL
        WHEN s.numbers > 1 THEN 'numbers_differ'
        ELSE 'words_only'
    END AS reason_null
FROM tally_electorate AS e
LEFT JOIN settled AS s ON e.tally_id = s.tally_id
ORDER BY e.tally_id
