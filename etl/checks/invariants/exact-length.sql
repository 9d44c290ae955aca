-- title: A phrase too long to repeat
-- severity: error
-- advice: quote the words that carry the claim, and leave out the rest of the sentence
-- example: seeds/sources/river-post.yml
--   -exact: fled the valley
--   +exact: ▶people have fled the valley since
-- says: A phrase too long to repeat: exact is 'people have fled the valley since'; expected 5 words or fewer, not 6
--
-- Phrases are short, because the articles are not ours: an event's words are at most 5, an attribution's 8, any other
-- phrase and credit 12. Words between quotation marks are free: in quotations, and in a credit that holds one.
-- A word is a run of letters and digits with the apostrophes inside it, as everywhere else.
WITH phrases AS MATERIALIZED (
    SELECT
        'claims' AS table_name,
        "row",
        'exact' AS field,
        exact,
        CASE kind WHEN 'event' THEN 5 WHEN 'attribution' THEN 8 ELSE 12 END AS most
    FROM claims
    WHERE kind <> 'quote'
    UNION ALL
    SELECT
        'claims',
        "row",
        'credit_exact',
        regexp_replace(credit_exact, '“[^”]*(”|$)|„[^“]*(“|$)|«[^»]*(»|$)|"[^"]*("|$)', '', 'g'),
        12
    FROM claims
    UNION ALL
    SELECT 'set_aside', "row", 'exact', exact, 12 FROM set_aside WHERE kind <> 'quotation'
    UNION ALL
    SELECT 'corrections', "row", 'exact', exact, 12 FROM corrections
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
        length(
            regexp_replace(
                regexp_replace(
                    replace(replace(exact, '’', ''), '''', ''),
                    '[^\x00-/:-@\[-`{-¿\x{2000}-\x{206F}\x{2190}-\x{2BFF}]+',
                    chr(1),
                    'g'
                ),
                '[^\x01]',
                '',
                'g'
            )
        ) AS words
    FROM phrases
    -- Fewer characters cannot hold as many words; this spares most phrases the counting.
    WHERE length(exact) > 2 * most
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
