-- How many died in an event, added up over its counts of people killed, rule by rule.
-- One row an event and a rule. Only counts of the event itself enter (scope event), and none that is part of another of
-- them. A total says what it lacks: there is a value only where the rule has one for every count, and an upper end only
-- where no count is open above. Counts are added as they stand; that two of them count the same dead is not seen here.
-- Key: event_id, rule
-- rule: Name of the rule, which is a view of that name.
-- value: Sum of the values; null where the rule has none for some count.
-- low: Sum of the lower bounds; a count without one adds nothing, since nobody counts fewer than none.
-- low_open: Whether any of the lower bounds is itself outside.
-- high: Sum of the upper bounds; null where the rule sets none for some count: then the total has no upper bound.
-- high_open: Whether any of the upper bounds is itself outside.
-- basis [basis]: Whether all claims that decide any of the counts are printed (stated), or any of them is itself
--   concluded (inferred); null where none decides.
-- tallies: Counts that are added up.
-- open_ends: Those of them for which the rule sets no upper bound.
-- tallies_without_value: Those of them for which the rule has no value.
WITH RECURSIVE deaths AS (
    SELECT
        tally_id,
        event_id,
        part_of_id
    FROM tallies
    WHERE outcome = 'killed' AND scope = 'event' AND event_id IS NOT NULL
),

-- Every count with those that it is part of, at any depth.
parts (tally_id, whole_id) AS (
    SELECT tally_id, part_of_id FROM tallies WHERE part_of_id IS NOT NULL
    UNION
    SELECT p.tally_id, t.part_of_id
    FROM parts AS p
    INNER JOIN tallies AS t ON p.whole_id = t.tally_id
    WHERE t.part_of_id IS NOT NULL
),

counted AS (
    SELECT tally_id, event_id
    FROM deaths
    EXCEPT
    SELECT d.tally_id, d.event_id
    FROM deaths AS d
    INNER JOIN parts AS p ON d.tally_id = p.tally_id
    INNER JOIN deaths AS w ON p.whole_id = w.tally_id AND d.event_id = w.event_id
)

SELECT
    c.event_id,
    e.rule,
    CASE WHEN count(e.value) = count(*) THEN sum(e.value) END AS value,
    sum(e.low) AS low,
    bool_or(e.low_open) AS low_open,
    CASE WHEN count(e.high) = count(*) THEN sum(e.high) END AS high,
    bool_or(e.high_open) AS high_open,
    min(e.basis) AS basis,
    count(*) AS tallies,
    count(*) - count(e.high) AS open_ends,
    count(*) - count(e.value) AS tallies_without_value
FROM counted AS c
INNER JOIN estimates AS e ON c.tally_id = e.tally_id
GROUP BY c.event_id, e.rule
ORDER BY c.event_id, e.rule
