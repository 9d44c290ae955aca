-- title: A number whose bounds are crossed
-- severity: error
-- advice: a fault of the publisher, not of a seed: these are computed
-- example: seeds/sources/river-post.yml
--    number: ▶between 8 and 10
-- sql: UPDATE figures SET low = 11 WHERE qualifier = 'between'
-- says: A number whose bounds are crossed: number is 'low 11, high 10'; expected the smaller number first
--
-- Whether a bound is itself included matters only where claims are compared.
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
FROM every('qualifier, value, low, high')
WHERE low > high OR value < low OR value > high
ORDER BY table_name, "row";
