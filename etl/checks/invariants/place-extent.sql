-- title: A place outside of what it lies in
-- severity: error
-- advice: correct the point, the radius or the country in seeds/places.yml
-- passes: first
-- example: seeds/places.yml
--   -{place: port-sella, name: Port Sella, kind: settlement, basis: stated}
--   +{place: port-sella, name: Port Sella, kind: settlement, country: MLT, latitude: ▶14.51, longitude: 35.9,
--   +radius_km: 5, basis: inferred, note: As if it were in Malta.}
-- says: A place outside of what it lies in: latitude is '14.51'; expected latitude and longitude the other way round,
--   35.9 and 14.51
--
-- A point lies in the extent of its country, with a quarter of a degree for small islands and simplified outlines. It
-- lies within the radius of its province, the place of that kind with the same country and admin1; where none is
-- recorded, within that of its country; and its own radius is no longer. Where most places of a province or country lie
-- outside of it, it is told there and once.
WITH points AS (
    SELECT "row", place_id, kind, country, admin1, latitude, longitude, radius_km, FALSE AS turned
    FROM places
    WHERE latitude IS NOT NULL AND longitude IS NOT NULL
    UNION ALL
    SELECT "row", place_id, kind, country, admin1, longitude, latitude, radius_km, TRUE
    FROM places
    WHERE latitude IS NOT NULL AND longitude IS NOT NULL
),

wholes AS (
    SELECT "row", place_id, kind, country, admin1, latitude, longitude, radius_km
    FROM places
    WHERE kind IN ('country', 'province') AND latitude IS NOT NULL AND longitude IS NOT NULL AND radius_km IS NOT NULL
),

placed AS (
    SELECT
        p."row",
        p.latitude,
        p.longitude,
        p.radius_km,
        p.turned,
        coalesce(w."row", n."row") AS whole_row,
        coalesce(w.place_id, n.place_id) AS whole_id,
        coalesce(w.radius_km, n.radius_km) AS whole_km,
        12742 * asin(sqrt(
            power(sin(radians(coalesce(w.latitude, n.latitude) - p.latitude) / 2), 2)
            + cos(radians(p.latitude)) * cos(radians(coalesce(w.latitude, n.latitude)))
            * power(sin(radians(coalesce(w.longitude, n.longitude) - p.longitude) / 2), 2)
        )) AS km,
        CASE
            WHEN
                p.latitude NOT BETWEEN c.south - 0.25 AND c.north + 0.25
                OR CASE
                    WHEN c.west <= c.east THEN p.longitude NOT BETWEEN c.west - 0.25 AND c.east + 0.25
                    ELSE p.longitude > c.east + 0.25 AND p.longitude < c.west - 0.25
                END
                THEN
                    'a point in ' || c.country_name || ', of latitude ' || c.south || ' to ' || c.north
                    || ' and longitude ' || c.west || ' to ' || c.east
        END AS extent
    FROM points AS p
    LEFT JOIN country_codes AS c ON p.country = c.country
    LEFT JOIN wholes AS w
        ON w.kind = 'province' AND p.country = w.country AND p.admin1 = w.admin1 AND p.place_id <> w.place_id
    LEFT JOIN wholes AS n ON n.kind = 'country' AND p.country = n.country AND p.place_id <> n.place_id
),

held AS (
    SELECT
        t."row",
        t.latitude,
        t.longitude,
        t.radius_km,
        t.whole_row,
        t.whole_id,
        t.whole_km,
        t.extent IS NOT NULL AS off,
        u.extent IS NULL AND (u.km > u.whole_km) IS NOT TRUE AND t.longitude BETWEEN -90 AND 90 AS turned_fits,
        CASE
            WHEN t.extent IS NULL AND (t.km > t.whole_km) IS NOT TRUE THEN NULL
            WHEN u.extent IS NULL AND (u.km > u.whole_km) IS NOT TRUE AND t.longitude BETWEEN -90 AND 90
                THEN 'latitude and longitude the other way round, ' || t.longitude || ' and ' || t.latitude
            ELSE
                coalesce(
                    t.extent,
                    'a point within ' || t.whole_km || ' km of ' || t.whole_id || ', in which it lies; it is '
                    || round(t.km) || ' km away'
                )
        END AS elsewhere,
        count(CASE WHEN t.km > t.whole_km THEN 1 END) OVER (PARTITION BY t.whole_row) AS outside,
        count(*) OVER (PARTITION BY t.whole_row) AS places_in_it
    FROM placed AS t
    INNER JOIN placed AS u ON t."row" = u."row" AND u.turned
    WHERE NOT t.turned
),

judged AS (
    SELECT
        h."row",
        h.latitude,
        h.radius_km,
        h.off,
        h.elsewhere,
        h.whole_row,
        h.whole_id,
        h.whole_km,
        w.latitude AS whole_latitude,
        w.turned_fits AS whole_turned_fits,
        w.elsewhere IS NOT NULL AS whole_elsewhere,
        h.outside > 1 AND 2 * h.outside > h.places_in_it AS by_whole
    FROM held AS h
    LEFT JOIN held AS w ON h.whole_row = w."row"
)

SELECT
    'places' AS table_name,
    "row",
    CASE WHEN elsewhere IS NULL THEN 'radius_km' ELSE 'latitude' END AS field,
    CAST(CASE WHEN elsewhere IS NULL THEN radius_km ELSE latitude END AS VARCHAR) AS value,
    coalesce(elsewhere, whole_km || ' or less, the radius of ' || whole_id || ', in which it lies') AS expected
FROM judged
WHERE off OR (NOT by_whole AND NOT whole_elsewhere AND (elsewhere IS NOT NULL OR radius_km > whole_km))
UNION ALL
SELECT DISTINCT
    'places',
    whole_row,
    'latitude',
    CAST(whole_latitude AS VARCHAR),
    'a point and a radius in which ' || whole_id || ' has the places that lie in it; most are outside'
    || CASE WHEN whole_turned_fits THEN ', maybe with latitude and longitude the other way round' ELSE '' END
FROM judged
WHERE by_whole AND NOT whole_elsewhere
ORDER BY table_name, "row", field;
