-- Every state and territory by the codes and names of the datasets whose shapes we use: ISO, GW, GED, ACLED.
-- It is schemas/states.csv, made from kept libraries. UCDP gives each of its regions a range of Gleditsch-Ward numbers
-- (codebook of the UCDP/PRIO dataset, read in copies); a territory without a number has no region there. The regions of
-- ACLED are those of the United Nations but for the Caucasus, Central Asia with Afghanistan, Iran, and Cyprus: from
-- memory (mem), since its list of countries could not be read. A code that ISO leaves to its users gives nulls in the
-- crosswalks, and crosswalk_losses counts them.
-- country: ISO 3166-1 alpha-3 code, by which the record names countries; XKX for Kosovo, which has none.
-- country_name: Name of the country in English.
-- iso: ISO 3166-1 numeric code.
-- gw_number: Number of the state in the list of Gleditsch and Ward; null where the list has no such state.
-- ged_region: Region of the country in UCDP GED.
-- acled_region: Region of the country in ACLED.
-- un_region: Region of the country by the United Nations (M49), the smallest that has a name.
-- west: Westernmost longitude in degrees, far islands included; larger than east where the country crosses the
--   180th meridian. Null where the outlines do not tell the territory from its state, as in the next three.
-- south: Southernmost latitude in degrees.
-- east: Easternmost longitude in degrees.
-- north: Northernmost latitude in degrees.
WITH states AS (
    -- A text a state: DuckDB reads it five times as fast as its nine cells.
    SELECT
        split_part(line, ';', 1) AS country,
        split_part(line, ';', 2) AS country_name,
        CAST(nullif(split_part(line, ';', 3), '') AS BIGINT) AS iso,
        CAST(nullif(split_part(line, ';', 4), '') AS BIGINT) AS gw_number,
        split_part(line, ';', 5) AS un_region,
        CAST(nullif(split_part(line, ';', 6), '') AS DOUBLE) AS west,
        CAST(nullif(split_part(line, ';', 7), '') AS DOUBLE) AS south,
        CAST(nullif(split_part(line, ';', 8), '') AS DOUBLE) AS east,
        CAST(nullif(split_part(line, ';', 9), '') AS DOUBLE) AS north
    FROM (
        VALUES
        {states}
    ) AS listed (line)
)

SELECT
    country,
    country_name,
    iso,
    gw_number,
    CASE
        WHEN gw_number < 200 THEN 'Americas'
        WHEN gw_number < 400 THEN 'Europe'
        WHEN gw_number < 630 THEN 'Africa'
        WHEN gw_number < 700 THEN 'Middle East'
        WHEN gw_number < 1000 THEN 'Asia'
    END AS ged_region,
    CASE
        WHEN country IN ('AFG', 'ARM', 'AZE', 'GEO') OR un_region = 'Central Asia' THEN 'Caucasus and Central Asia'
        WHEN country = 'CYP' OR un_region LIKE '% Europe' THEN 'Europe'
        WHEN country = 'IRN' OR un_region = 'Western Asia' THEN 'Middle East'
        WHEN un_region = 'Southern Asia' THEN 'South Asia'
        WHEN un_region = 'South-eastern Asia' THEN 'Southeast Asia'
        WHEN un_region = 'Eastern Asia' THEN 'East Asia'
        WHEN un_region = 'Northern America' THEN 'North America'
        WHEN un_region IN ('Australia and New Zealand', 'Melanesia', 'Micronesia', 'Polynesia') THEN 'Oceania'
        ELSE un_region
    END AS acled_region,
    un_region,
    west,
    south,
    east,
    north
FROM states
ORDER BY country
