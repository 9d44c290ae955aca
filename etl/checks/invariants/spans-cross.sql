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
