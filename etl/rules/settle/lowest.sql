-- The smallest number that anybody asserts, as it is said, superseded or not.
-- It prefers the smallest number in the words: of "16" and "more than 300" it takes 16, of "dozens" the lower bound
-- that the vocabulary gives the word. Between equal numbers goes what allows less: "up to 16" before "16", "16" before
-- "at least 16"; then what names its source, at last the smaller claim id. A number that a later one updates was said
-- all the same; tally_claims names what took its place.
-- Practice: casualty recorders give the lowest reported number as the lower end of a range; see the rule range.
-- What it cannot see: that the smallest number may be an early one that nobody holds any more, or that of a party with
-- a reason to count few.
WITH placed AS (
    SELECT
        tally_id,
        claim_id,
        value,
        low,
        low_open,
        high,
        high_open,
        row_number() OVER (
            PARTITION BY tally_id
            ORDER BY
                smallest,
                CASE WHEN low IS NULL AND high IS NOT NULL THEN 0 ELSE 1 END,
                high_open DESC,
                low_open,
                high NULLS LAST,
                low NULLS LAST,
                value NULLS LAST,
                claimant_id IS NULL,
                claim_id
        ) AS place
    FROM tally_votes
    WHERE electorate = 'said'
)

SELECT
    e.tally_id,
    'lowest' AS rule,
    p.value,
    p.low,
    coalesce(p.low_open, FALSE) AS low_open,
    p.high,
    coalesce(p.high_open, FALSE) AS high_open,
    p.claim_id AS deciding_claim_ids,
    e.claims,
    e.articles,
    e.origins_low,
    e.origins_high,
    e.contested,
    CASE WHEN p.claim_id IS NULL THEN 'no_number' WHEN p.value IS NULL THEN 'words_only' END AS reason_null,
    CAST(NULL AS VARCHAR) AS hangs_on,
    CAST(NULL AS DOUBLE) AS value_without,
    CAST(NULL AS DOUBLE) AS low_without,
    CAST(NULL AS BOOLEAN) AS low_open_without,
    CAST(NULL AS DOUBLE) AS high_without,
    CAST(NULL AS BOOLEAN) AS high_open_without
FROM tally_electorate AS e
LEFT JOIN placed AS p ON e.tally_id = p.tally_id AND p.place = 1
WHERE e.electorate = 'said'
ORDER BY e.tally_id
