-- The first and last day beside an EDTF text stand inside it: the year of each is printed in the text, a text that is
-- one day is both, a month is all its days, and a day is missing only where the text leaves its end open.
WITH days AS (
    SELECT
        'claims' AS table_name,
        "row",
        'said_on' AS field,
        said_on AS edtf,
        said_on_start AS first_day,
        said_on_end AS last_day
    FROM claims
    UNION ALL
    SELECT 'casualties', "row", 'period', period, period_start, period_end FROM casualties
    UNION ALL
    SELECT 'figures', "row", 'period', period, period_start, period_end FROM figures
    UNION ALL
    SELECT 'tallies', "row", 'period', period, period_start, period_end FROM tallies
    UNION ALL
    SELECT 'event_mentions', "row", 'date', date, date_start, date_end FROM event_mentions
    UNION ALL
    SELECT 'events', "row", 'date', date, date_start, date_end FROM events
)

SELECT
    table_name,
    "row",
    field,
    coalesce(CAST(first_day AS VARCHAR), 'open') || ' to ' || coalesce(CAST(last_day AS VARCHAR), 'open') AS value,
    coalesce('days inside ' || edtf, 'no days, since there is no date') AS expected
FROM days
WHERE
    -- A text that cannot be read has neither day; it is told where it is typed.
    (first_day IS NOT NULL OR last_day IS NOT NULL)
    AND (
        edtf IS NULL
        OR first_day > last_day
        OR strpos(edtf, strftime(first_day, '%Y')) = 0
        OR strpos(edtf, strftime(last_day, '%Y')) = 0
        OR (
            regexp_full_match(edtf, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
            AND (CAST(first_day AS VARCHAR) <> edtf OR CAST(last_day AS VARCHAR) <> edtf)
        )
        OR (
            regexp_full_match(edtf, '[0-9]{4}-[0-9]{2}')
            AND (CAST(first_day AS VARCHAR) <> edtf || '-01' OR last_day <> last_day(first_day))
        )
        OR (NOT regexp_matches(edtf, '\.\.|^/|/$') AND (first_day IS NULL OR last_day IS NULL))
    )
ORDER BY table_name, "row";
