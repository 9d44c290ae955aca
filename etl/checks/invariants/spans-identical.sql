-- title: A claim on the words of another
-- severity: error
-- advice: delete one of the two, or give it what tells it from the other
-- example: seeds/sources/river-post.yml
--   -exact: their work
--   +exact: ▶no aircraft
-- says: A claim on the words of another: exact is 'no aircraft'; expected other words than river-post-p6-no-aircraft on
--   the same words
--
-- Two claims of one kind on the same words say different things, or one of them is a copy: they differ in what
-- the kind's schema names. No two quotations share their words.
WITH numbered AS (
    SELECT
        c."row",
        c.exact,
        t.other,
        row_number() OVER same AS nth,
        first_value(c.claim_id) OVER same AS first_claim_id
    FROM claims AS c
    INNER JOIN told_apart() AS t ON c.claim_id = t.claim_id
    WHERE c.span_start IS NOT NULL
    WINDOW same AS (
        PARTITION BY c.source_id, c.span_start, c.span_end, t.told
        ORDER BY c."row"
    )
)

SELECT
    'claims' AS table_name,
    "row",
    'exact' AS field,
    exact AS value,
    other || ' than ' || first_claim_id || ' on the same words' AS expected
FROM numbered
WHERE nth > 1
ORDER BY "row";
