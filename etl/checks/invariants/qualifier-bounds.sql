-- title: A qualifier that does not fit its number
-- severity: error
-- advice: a fault of the publisher, not of a seed: these are computed
-- example: seeds/sources/river-post.yml
--    number: ▶more than 20
-- sql: UPDATE casualties SET high = 300 WHERE qualifier = 'more_than'
-- says: A qualifier that does not fit its number: number is 'more_than'; expected low to be the value, and no high
--
-- A number's value and bounds are those that its qualifier stands for, so that either can be read without the other:
-- "more than 300" is value and low 300 with no high, a vague word has no value and the bounds of its vocabulary.
WITH judged AS (
    SELECT
        c.table_name,
        c."row",
        c.qualifier,
        CASE
            WHEN c.qualifier = 'exact' THEN c.low = c.value AND c.high = c.value
            WHEN c.qualifier IN ('at_least', 'more_than') THEN c.low = c.value AND c.high IS NULL
            WHEN c.qualifier IN ('up_to', 'less_than', 'nearly') THEN c.high = c.value AND c.low IS NULL
            WHEN c.qualifier = 'about' THEN c.value IS NOT NULL AND c.low IS NULL AND c.high IS NULL
            WHEN c.qualifier = 'between' THEN c.value IS NULL AND c.low IS NOT NULL AND c.high IS NOT NULL
            ELSE c.value IS NULL AND (c.low IS NOT DISTINCT FROM q.low) AND (c.high IS NOT DISTINCT FROM q.high)
        END AS fits,
        CASE
            WHEN c.qualifier = 'exact' THEN 'value, low and high to be one number'
            WHEN c.qualifier IN ('at_least', 'more_than') THEN 'low to be the value, and no high'
            WHEN c.qualifier IN ('up_to', 'less_than', 'nearly') THEN 'high to be the value, and no low'
            WHEN c.qualifier = 'about' THEN 'a value and no bounds'
            WHEN c.qualifier = 'between' THEN 'low and high, and no value'
            ELSE 'no value, and the bounds that the vocabulary gives the word'
        END AS expected
    FROM every('qualifier, value, low, high') AS c
    INNER JOIN vocabulary AS q ON q.vocabulary = 'qualifier' AND c.qualifier = q.value
)

SELECT
    table_name,
    "row",
    'qualifier' AS field,
    qualifier AS value,
    expected
FROM judged
WHERE fits IS NOT TRUE
ORDER BY table_name, "row";
