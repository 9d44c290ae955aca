-- Countries by the codes and names of the datasets whose shapes we use: ISO 3166, Gleditsch-Ward, GED, ACLED.
-- From memory (mem), not read in the projects' own lists: states around the Eastern Mediterranean, and the permanent
-- members of the Security Council. A country that is missing here gives nulls in the crosswalks, and crosswalk_losses
-- counts them.
-- country: ISO 3166-1 alpha-3 code, by which the record names countries.
-- country_name: Name of the country in English.
-- iso: ISO 3166-1 numeric code.
-- gw_number: Number of the state in the list of Gleditsch and Ward.
-- ged_region: Region of the country in UCDP GED.
-- acled_region: Region of the country in ACLED.
SELECT
    country,
    country_name,
    iso,
    gw_number,
    ged_region,
    acled_region
FROM (
    VALUES
    ('ALB', 'Albania', 8, 339, 'Europe', 'Europe'),
    ('ARM', 'Armenia', 51, 371, 'Europe', 'Caucasus and Central Asia'),
    ('AZE', 'Azerbaijan', 31, 373, 'Europe', 'Caucasus and Central Asia'),
    ('BGR', 'Bulgaria', 100, 355, 'Europe', 'Europe'),
    ('CHN', 'China', 156, 710, 'Asia', 'East Asia'),
    ('CYP', 'Cyprus', 196, 352, 'Europe', 'Europe'),
    ('DEU', 'Germany', 276, 260, 'Europe', 'Europe'),
    ('EGY', 'Egypt', 818, 651, 'Middle East', 'Northern Africa'),
    ('FRA', 'France', 250, 220, 'Europe', 'Europe'),
    ('GBR', 'United Kingdom', 826, 200, 'Europe', 'Europe'),
    ('GEO', 'Georgia', 268, 372, 'Europe', 'Caucasus and Central Asia'),
    ('GRC', 'Greece', 300, 350, 'Europe', 'Europe'),
    ('IRN', 'Iran', 364, 630, 'Middle East', 'Middle East'),
    ('IRQ', 'Iraq', 368, 645, 'Middle East', 'Middle East'),
    ('ISR', 'Israel', 376, 666, 'Middle East', 'Middle East'),
    ('ITA', 'Italy', 380, 325, 'Europe', 'Europe'),
    ('JOR', 'Jordan', 400, 663, 'Middle East', 'Middle East'),
    ('KWT', 'Kuwait', 414, 690, 'Middle East', 'Middle East'),
    ('LBN', 'Lebanon', 422, 660, 'Middle East', 'Middle East'),
    ('LBY', 'Libya', 434, 620, 'Africa', 'Northern Africa'),
    ('MDA', 'Moldova', 498, 359, 'Europe', 'Europe'),
    ('POL', 'Poland', 616, 290, 'Europe', 'Europe'),
    ('QAT', 'Qatar', 634, 694, 'Middle East', 'Middle East'),
    ('ROU', 'Romania', 642, 360, 'Europe', 'Europe'),
    ('RUS', 'Russia', 643, 365, 'Europe', 'Europe'),
    ('SAU', 'Saudi Arabia', 682, 670, 'Middle East', 'Middle East'),
    ('SYR', 'Syria', 760, 652, 'Middle East', 'Middle East'),
    ('TUR', 'Turkey', 792, 640, 'Middle East', 'Middle East'),
    ('UKR', 'Ukraine', 804, 369, 'Europe', 'Europe'),
    ('USA', 'United States', 840, 2, 'Americas', 'North America'),
    ('YEM', 'Yemen', 887, 678, 'Middle East', 'Middle East')
) AS listed (country, country_name, iso, gw_number, ged_region, acled_region)
ORDER BY country
