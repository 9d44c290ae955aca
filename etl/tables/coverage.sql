-- Which tokens of the articles are recorded, which are set aside, and the counts that the table `coverage` publishes.
-- What covers which tokens, the schemas say (`covers`): a kind of claim by its phrase, a key by the phrase typed under
-- it; they stand in `reach` and `covering_phrases`. A pair of marks bounds a quotation; any other token lies inside. A
-- saying word is also covered between a claim and its credit. What the scope of an article does not ask for may be
-- recorded or set aside all the same, and counts so; else it was not looked for.
CREATE TABLE token_cover AS
WITH claim_spans AS (
    SELECT kind, source_id, paragraph, span_start, span_end FROM claims
    UNION ALL
    SELECT
        'between',
        source_id,
        paragraph,
        least(span_end, credit_end),
        greatest(span_start, credit_start)
    FROM claims
    WHERE credit_paragraph = paragraph
    UNION ALL
    SELECT covered_by, source_id, paragraph, span_start, span_end FROM covering_phrases
),

recorded AS (
    SELECT DISTINCT t.token
    FROM tokens AS t
    INNER JOIN (
        SELECT token_kind, covered_by FROM reach
        UNION ALL
        SELECT 'saying_word', 'between'
    ) AS r ON t.kind = r.token_kind
    INNER JOIN claim_spans AS c
        ON
            r.covered_by = c.kind
            AND t.source_id = c.source_id
            AND t.paragraph = c.paragraph
            AND c.span_start <= t.span_start
            AND t.span_end <= c.span_end
    WHERE t.kind <> 'quotation' OR (t.span_start = c.span_start AND t.span_end = c.span_end)
),

aside AS (
    SELECT DISTINCT t.token
    FROM tokens AS t
    INNER JOIN set_aside AS s
        ON
            t.kind = s.kind
            AND t.source_id = s.source_id
            AND t.paragraph = s.paragraph
            AND s.span_start <= t.span_start
            AND t.span_end <= s.span_end
)

SELECT
    t.token,
    t.source_id,
    t.file,
    t.kind,
    t.paragraph,
    t.line,
    t."column",
    t.span_start,
    t.span_end,
    t.text,
    t.asked,
    r.token IS NOT NULL AS recorded,
    r.token IS NULL AND a.token IS NOT NULL AS set_aside
FROM tokens AS t
LEFT JOIN recorded AS r ON t.token = r.token
LEFT JOIN aside AS a ON t.token = a.token;

INSERT INTO coverage
SELECT
    row_number() OVER (ORDER BY s.source_id, k.value) - 1,
    s.source_id,
    k.value,
    count(c.token),
    count(c.token) FILTER (WHERE c.recorded),
    count(c.token) FILTER (WHERE c.set_aside),
    count(c.token) FILTER (WHERE NOT (c.asked OR c.recorded OR c.set_aside))
FROM sources AS s
INNER JOIN vocabulary AS k ON k.vocabulary = 'token_kind'
LEFT JOIN token_cover AS c ON s.source_id = c.source_id AND k.value = c.kind
GROUP BY s.source_id, k.value;
