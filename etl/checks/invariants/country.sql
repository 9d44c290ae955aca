-- title: A country by a code that ISO 3166-1 does not have
-- severity: error
-- advice: look the code up in schemas/states.csv; for a country that is not there, take one of XAA to XZZ
-- example: seeds/places.yml
--   -kind: camp, country: XVE
--   +kind: camp, country: ▶VES
-- says: A country by a code that ISO 3166-1 does not have: country is 'VES'; expected a code of three letters by ISO
--   3166-1
--
-- XAA to XZZ are the codes that ISO leaves to its users: for states that it does not list, or that are no more.
SELECT
    t.table_name,
    t."row",
    'country' AS field,
    t.country AS value,
    'a code of three letters by ISO 3166-1' AS expected
FROM every('country') AS t
LEFT JOIN country_codes AS c ON t.country = c.country
-- What is no code at all is told by its form.
WHERE c.country IS NULL AND regexp_full_match(t.country, '[A-WYZ][A-Z]{2}')
ORDER BY t.table_name, t."row";
