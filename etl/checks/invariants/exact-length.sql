-- title: A phrase too long to repeat
-- severity: error
-- advice: quote the words that carry the claim, and leave out the rest of the sentence
-- example: seeds/sources/river-post.yml
--   -exact: fled the valley
--   +exact: ▶people have fled the valley since
-- says: A phrase too long to repeat: exact is 'people have fled the valley since'; expected 5 words or fewer, not 6
--
-- Phrases are short, because the articles are not ours: their schemas say how many words each may have. Words between
-- quotation marks are free, as the marks of the article's language bound them: in quotations, and in a credit that
-- holds one. A word is a run of letters and digits with the apostrophes inside it, as everywhere else.
WITH long AS MATERIALIZED (
    SELECT
        table_name,
        "row",
        field,
        exact,
        most,
        source_id,
        span_start,
        span_end,
        credit
    FROM phrases()
    -- Fewer characters cannot hold as many words; this spares most phrases the counting.
    WHERE length(exact) > 2 * most
),

quoted AS (
    SELECT
        p.table_name,
        p."row",
        p.field,
        p.exact,
        p.most,
        substr(
            p.exact,
            greatest(t.span_start - p.span_start, 0) + 1,
            least(t.span_end, p.span_end) - greatest(t.span_start, p.span_start)
        ) AS words
    FROM long AS p
    INNER JOIN tokens AS t
        ON p.source_id = t.source_id AND t.span_start < p.span_end AND p.span_start < t.span_end
    WHERE
        p.credit
        AND t.kind = 'quotation'
        -- The outermost, where one stands inside another.
        AND NOT EXISTS (
            SELECT 1
            FROM tokens AS o
            WHERE
                o.kind = 'quotation'
                AND o.source_id = t.source_id
                AND o.token <> t.token
                AND o.span_start <= t.span_start
                AND t.span_end <= o.span_end
        )
),

told AS (
    SELECT table_name, "row", field, exact, most, exact AS words, 1 AS counts FROM long
    UNION ALL
    SELECT table_name, "row", field, exact, most, words, -1 FROM quoted
),

counted AS (
    SELECT
        table_name,
        "row",
        field,
        exact,
        most,
        -- Without its apostrophes each word becomes one mark, everything else goes, and the marks are counted. A letter
        -- is what is no white space or sign: the Unicode class takes longer to compile than all phrases to count.
        sum(counts * length(
            regexp_replace(
                regexp_replace(
                    replace(replace(words, '’', ''), '''', ''),
                    '[^\x00-/:-@\[-`{-¿\x{2000}-\x{206F}\x{2190}-\x{2BFF}]+',
                    chr(1),
                    'g'
                ),
                '[^\x01]',
                '',
                'g'
            )
        )) AS words
    FROM told
    GROUP BY table_name, "row", field, exact, most
)

SELECT
    table_name,
    "row",
    field,
    exact AS value,
    most || ' words or fewer, not ' || words AS expected
FROM counted
WHERE words > most
ORDER BY table_name, "row", field;
