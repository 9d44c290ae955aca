-- low ≤ value ≤ high as printed: a number whose bounds are crossed was typed or read wrongly.
-- Whether a bound is itself included matters only where claims are compared.
WITH counts AS (
    SELECT 'casualties' AS table_name, "row", value, low, high FROM casualties
    UNION ALL
    SELECT 'figures', "row", value, low, high FROM figures
)

SELECT
    table_name,
    "row",
    'value' AS field,
    concat_ws(
        ', ',
        'low ' || rtrim(rtrim(CAST(CAST(low AS DECIMAL(24, 6)) AS VARCHAR), '0'), '.'),
        'value ' || rtrim(rtrim(CAST(CAST(value AS DECIMAL(24, 6)) AS VARCHAR), '0'), '.'),
        'high ' || rtrim(rtrim(CAST(CAST(high AS DECIMAL(24, 6)) AS VARCHAR), '0'), '.')
    ) AS value,
    'the smaller number first' AS expected
FROM counts
WHERE low > high OR value < low OR value > high
ORDER BY table_name, "row";
