-- title: A tally that does not say wholly what it counts
-- severity: error
-- advice: give victims and outcome, or subject and measure
-- example: seeds/tallies.yml
--    ▶{tally: border-troops
-- example: seeds/tallies.yml
--   -subject: troops, measure
--   +measure
-- says: A tally that does not say wholly what it counts: subject is empty; expected what is counted, since the tally
--   counts no people harmed
--
-- A tally counts either people harmed (victims and outcome) or something else (subject and measure), and says wholly
-- which. One that says nothing of either counts people harmed where statements of such harm stand in it.
WITH kinds AS MATERIALIZED (
    SELECT
        "row",
        victims_id,
        outcome,
        subject,
        measure,
        outcome IS NOT NULL OR victims_id IS NOT NULL
        OR (subject IS NULL AND measure IS NULL AND tally_id IN (SELECT c.tally_id FROM casualties AS c)) AS harmed
    FROM tallies
)

SELECT
    'tallies' AS table_name,
    "row",
    'victims_id' AS field,
    victims_id AS value,
    'the people harmed, since the tally counts such' AS expected
FROM kinds
WHERE harmed AND victims_id IS NULL
UNION ALL
SELECT
    'tallies',
    "row",
    'outcome',
    outcome,
    'what befell the people, since the tally counts people harmed'
FROM kinds
WHERE harmed AND outcome IS NULL
UNION ALL
SELECT
    'tallies',
    "row",
    'subject',
    subject,
    CASE
        WHEN harmed THEN 'nothing, since the tally counts people harmed'
        ELSE 'what is counted, since the tally counts no people harmed'
    END
FROM kinds
WHERE harmed = (subject IS NOT NULL)
UNION ALL
SELECT
    'tallies',
    "row",
    'measure',
    measure,
    CASE
        WHEN harmed THEN 'nothing, since the tally counts people harmed'
        ELSE 'what the number measures, since the tally counts no people harmed'
    END
FROM kinds
WHERE harmed = (measure IS NOT NULL)
ORDER BY 2, 3;
