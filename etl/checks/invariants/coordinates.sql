-- title: Half a point on the map
-- severity: error
-- advice: give latitude and longitude, or neither and no radius
-- example: seeds/places.yml
--    ▶{place: eastford
-- example: seeds/places.yml
--   -latitude: 10.5, longitude: 20.25,
--   +latitude: 10.5,
-- says: Half a point on the map: longitude is empty; expected a longitude, since there is a latitude or a radius
--
-- A point has a latitude and a longitude, and a radius is a radius around a point.
SELECT
    'places' AS table_name,
    "row",
    'latitude' AS field,
    CAST(latitude AS VARCHAR) AS value,
    'a latitude, since there is a longitude or a radius' AS expected
FROM places
WHERE latitude IS NULL AND (longitude IS NOT NULL OR radius_km IS NOT NULL)
UNION ALL
SELECT
    'places',
    "row",
    'longitude',
    CAST(longitude AS VARCHAR),
    'a longitude, since there is a latitude or a radius'
FROM places
WHERE longitude IS NULL AND (latitude IS NOT NULL OR radius_km IS NOT NULL)
ORDER BY 2, 3;
