-- title: A phrase that crosses another of its kind
-- severity: error
-- advice: shorten or widen one of the two, so that they nest or stay apart
-- example: seeds/sources/river-post.yml
--   -exact: number of wounded to 11
--   +exact: wounded to 11 and put the dead
-- example: seeds/sources/river-post.yml
--    exact: ▶put the dead at 14
-- says: A phrase that crosses another of its kind: exact is 'put the dead at 14'; expected words wholly inside or
--   outside 'wounded to 11 and put the dead' of river-post-p4-wounded
--
-- Spans of one kind nest or stay apart; crossing ones would count the same words twice, and no view could draw them.
SELECT
    'claims' AS table_name,
    later."row",
    'exact' AS field,
    later.exact AS value,
    'words wholly inside or outside ''' || earlier.exact || ''' of ' || earlier.claim_id AS expected
FROM claims AS later
INNER JOIN claims AS earlier
    ON
        later.source_id = earlier.source_id
        AND later.paragraph = earlier.paragraph
        AND later.kind = earlier.kind
        AND earlier.span_start < later.span_start
        AND later.span_start < earlier.span_end
        AND earlier.span_end < later.span_end
ORDER BY later."row", earlier."row";
