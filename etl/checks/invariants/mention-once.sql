-- A paragraph tells an event once for each voice: what it says there of date, place and participants belongs together.
WITH numbered AS (
    SELECT
        "row",
        event_id,
        row_number() OVER same AS nth,
        first_value(claim_id) OVER same AS first_claim_id
    FROM event_mentions
    WINDOW same AS (PARTITION BY event_id, source_id, paragraph, claimant_id ORDER BY "row")
)

SELECT
    'event_mentions' AS table_name,
    "row",
    'event_id' AS field,
    event_id AS value,
    'one mention of it by one claimant in a paragraph; ' || first_claim_id || ' is there already' AS expected
FROM numbered
WHERE nth > 1
ORDER BY "row";
