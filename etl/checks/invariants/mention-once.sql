-- title: An event mentioned twice by one voice
-- severity: error
-- advice: keep one mention and give it what both say of date, place and participants
-- example: seeds/sources/river-post.yml
--   -event: talks-2018
--   +event: ▶talks-2021
-- says: An event mentioned twice by one voice: event is 'talks-2021'; expected one mention of it by one claimant in a
--   paragraph; river-post-p12-talks is there already
--
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
