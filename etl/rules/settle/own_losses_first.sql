-- What a party still says of its own dead: the number its claims agree on, else the range of their numbers.
-- It hears claims that still stand in which the claimant counts its own side's combatants or its own civilians, and
-- nobody else; there is no fallback to others where no party counts its own. With one number and different words for it
-- ("33", "at least 33"), the number is the value and the bounds are the widest. Where unsure updates take claims,
-- the answer without all of them stands beside the answer. Counts of anything but people killed have no answer.
-- Practice: that a party's word on its own losses weighs more than its word on its enemy's could be read in no
-- document, and is unconfirmed. Every Casualty's knowledge base says that recorders often distrust what governments
-- publish ("Casualty recording by central government", read in a stored copy).
-- What it cannot see: parties hide losses too, or tell them late. An uncredited copy of a party's own count has no
-- claimant and is not heard; nor is a party's count of an ally's losses.
WITH heard AS (
    SELECT
        tally_id,
        electorate,
        claim_id,
        value,
        number,
        low_open,
        high_open,
        lower_end,
        upper_end,
        origin_id,
        source_id,
        smallest,
        largest,
        min(smallest) OVER tally AS least,
        max(largest) OVER tally AS most
    FROM tally_votes
    WHERE electorate <> 'said' AND claimant_interest IN ('own_losses', 'own_civilians')
    WINDOW tally AS (PARTITION BY tally_id, electorate)
),

settled AS (
    SELECT
        tally_id,
        electorate,
        CASE WHEN count(DISTINCT number) = 1 THEN max(value) END AS value,
        CASE WHEN bool_and(lower_end IS NOT NULL) FILTER (WHERE smallest = least) THEN least END AS low,
        bool_and(low_open) FILTER (WHERE smallest = least) AS low_open,
        CASE WHEN bool_and(upper_end IS NOT NULL) FILTER (WHERE largest = most) THEN most END AS high,
        bool_and(high_open) FILTER (WHERE largest = most) AS high_open,
        string_agg(claim_id, ' ' ORDER BY claim_id) FILTER (
            WHERE smallest = least OR largest = most
        ) AS deciding_claim_ids,
        count(DISTINCT number) AS numbers,
        count(DISTINCT coalesce(origin_id, '') || ' ' || number) AS claims,
        count(DISTINCT source_id) AS articles,
        count(DISTINCT origin_id) AS origins,
        count(*) FILTER (WHERE origin_id IS NULL) AS unknown
    FROM heard
    GROUP BY tally_id, electorate, least, most
),

answers AS (
    SELECT
        e.tally_id,
        'own_losses_first' AS rule,
        e.electorate,
        e.hangs_on,
        s.value,
        s.low,
        coalesce(s.low IS NOT NULL AND s.low_open, FALSE) AS low_open,
        s.high,
        coalesce(s.high IS NOT NULL AND s.high_open, FALSE) AS high_open,
        s.deciding_claim_ids,
        coalesce(s.claims, 0) AS claims,
        coalesce(s.articles, 0) AS articles,
        coalesce(s.origins + CASE WHEN s.unknown > 0 THEN 1 ELSE 0 END, 0) AS origins_low,
        coalesce(s.origins + s.unknown, 0) AS origins_high,
        e.contested,
        CASE
            WHEN NOT e.deaths THEN 'not_deaths'
            WHEN e.claims = 0 THEN 'no_number'
            WHEN s.tally_id IS NULL THEN 'no_own_losses'
            WHEN s.value IS NOT NULL THEN NULL
            WHEN s.numbers > 1 THEN 'numbers_differ'
            ELSE 'words_only'
        END AS reason_null
    FROM tally_electorate AS e
    LEFT JOIN settled AS s ON e.tally_id = s.tally_id AND e.electorate = s.electorate AND e.deaths
    WHERE e.electorate <> 'said'
)

{beside}
