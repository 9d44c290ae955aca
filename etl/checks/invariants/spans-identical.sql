-- title: A claim on the words of another
-- severity: error
-- advice: delete one of the two, or give it what tells it from the other
-- example: seeds/sources/river-post.yml
--   -exact: their work
--   +exact: ▶no aircraft
-- says: A claim on the words of another: exact is 'no aircraft'; expected other words than river-post-p6-no-aircraft on
--   the same words
--
-- Two claims of one kind on the same words say different things, or one of them is a copy: they differ in what is
-- counted, who says it or how it stands to it. No two quotations share their words.
WITH told AS (
    SELECT
        claim_id,
        'tally, claimant or stance' AS keys,
        tally_id AS key_1,
        stance AS key_2,
        NULL AS key_3,
        NULL AS key_4
    FROM casualties
    UNION ALL
    SELECT claim_id, 'measure, tally, claimant or stance', measure, tally_id, stance, NULL FROM figures
    UNION ALL
    SELECT claim_id, 'accused, charge, event, claimant or stance', accused_id, charge, event_id, stance
    FROM attributions
    UNION ALL
    SELECT claim_id, 'event or claimant', event_id, NULL, NULL, NULL FROM event_mentions
    UNION ALL
    SELECT claim_id, NULL, NULL, NULL, NULL, NULL FROM quotes
),

numbered AS (
    SELECT
        c."row",
        c.exact,
        t.keys,
        row_number() OVER same AS nth,
        first_value(c.claim_id) OVER same AS first_claim_id
    FROM claims AS c
    INNER JOIN told AS t ON c.claim_id = t.claim_id
    WHERE c.span_start IS NOT NULL
    WINDOW same AS (
        PARTITION BY
            c.kind,
            c.source_id,
            c.span_start,
            c.span_end,
            t.key_1,
            t.key_2,
            t.key_3,
            t.key_4,
            CASE WHEN t.keys IS NOT NULL THEN c.claimant_id END
        ORDER BY c."row"
    )
)

SELECT
    'claims' AS table_name,
    "row",
    'exact' AS field,
    exact AS value,
    coalesce('another ' || keys || ' than ', 'other words than ') || first_claim_id || ' on the same words' AS expected
FROM numbered
WHERE nth > 1
ORDER BY "row";
