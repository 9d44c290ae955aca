-- The counts of people killed that GED-shaped and ACLED-shaped rows add up: one row a tally, in whole numbers.
-- Tallies of one event alone in which a number has a say; running totals stay out, and so does a tally that is part of
-- another one here, since both would count the same dead twice. For GED the numbers are those of the rule ucdp_style,
-- made to fit columns that are never empty: where the words leave the low end open, the best stands for it, and where
-- they leave the high end open, the largest number said.
-- best: Number of people killed by the rule ucdp_style.
-- low: Lower bound of that rule, or the best where the words set none; never above the best.
-- high: Upper bound of that rule, or the largest number that anybody says where the words set none; never below the
--   best.
-- fatalities: Number of people killed by the rule acled_style.
-- open_end: Whether the words leave an end open, which low and high here do not show.
-- exclusive: Whether a claim excludes its own number, as more than 300 does, which low and high here do not show.
-- in_words: Whether a claim gives a vague word, whose conventional bounds stand here as numbers.
-- several_numbers: Whether the claims give more than one number.
-- hangs_on: The claims whose updates, inferred or only probable, decide best; null where none does.
-- best_without: What best is without these updates; null where it hangs on none.
WITH RECURSIVE votes AS (
    SELECT
        tally_id,
        max(largest) AS largest,
        bool_or(low_open OR high_open) AS exclusive,
        bool_or(value IS NULL) AS in_words,
        count(DISTINCT number) > 1 AS several_numbers
    FROM tally_votes
    WHERE electorate = 'said'
    GROUP BY tally_id
),

counted AS (
    SELECT
        t.event_id,
        t.tally_id,
        t.victims,
        t.party_id,
        coalesce(u.value, u.low, u.high) AS best,
        u.low,
        u.high,
        coalesce(m.value, m.low, m.high) AS fatalities,
        v.largest,
        v.exclusive,
        v.in_words,
        v.several_numbers,
        u.deciding_claim_ids,
        u.hangs_on,
        coalesce(u.value_without, u.low_without, u.high_without) AS best_without
    FROM tally_victims AS t
    INNER JOIN votes AS v ON t.tally_id = v.tally_id
    INNER JOIN ucdp_style AS u ON t.tally_id = u.tally_id
    LEFT JOIN acled_style AS m ON t.tally_id = m.tally_id
    WHERE
        t.outcome = 'killed'
        AND t.scope = 'event'
        AND t.event_id IS NOT NULL
        AND coalesce(u.value, u.low, u.high) IS NOT NULL
),

-- Each count with itself and the counts that hold it.
reach (tally_id, whole_id) AS (
    SELECT tally_id, tally_id FROM tallies
    UNION
    SELECT r.tally_id, t.part_of_id
    FROM reach AS r
    INNER JOIN tallies AS t ON r.whole_id = t.tally_id
    WHERE t.part_of_id IS NOT NULL
),

held AS (
    SELECT
        r.tally_id AS part_id,
        c.event_id,
        c.tally_id,
        c.victims,
        c.party_id,
        c.best,
        c.low,
        c.high,
        c.fatalities,
        c.largest,
        c.exclusive,
        c.in_words,
        c.several_numbers,
        c.deciding_claim_ids,
        c.hangs_on,
        c.best_without,
        bool_or(r.tally_id <> c.tally_id) OVER (PARTITION BY c.event_id, r.tally_id) AS in_a_whole
    FROM counted AS c
    INNER JOIN reach AS r ON c.tally_id = r.whole_id
)

SELECT
    event_id,
    tally_id,
    victims,
    party_id,
    TRY_CAST(best AS BIGINT) AS best,
    TRY_CAST(least(best, coalesce(low, best)) AS BIGINT) AS low,
    TRY_CAST(greatest(best, coalesce(high, largest)) AS BIGINT) AS high,
    TRY_CAST(fatalities AS BIGINT) AS fatalities,
    low IS NULL OR high IS NULL AS open_end,
    exclusive,
    in_words,
    several_numbers,
    deciding_claim_ids,
    hangs_on,
    TRY_CAST(best_without AS BIGINT) AS best_without
FROM held
WHERE part_id = tally_id AND NOT in_a_whole
ORDER BY event_id, tally_id
