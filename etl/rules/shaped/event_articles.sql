-- The articles that tell of an event, as the one cell that GED and ACLED have for them: parts in the order of source
-- ids, joined by semicolons; a part is empty where the article's day or title is not known, so that parts stay beside
-- each other.
-- number_of_sources: Articles with a claim about the event.
-- source_article: Publisher, day in EDTF and title of each.
-- source_office: Publisher of each.
-- source_date: Day of publication of each, in EDTF.
-- source_headline: Title of each.
WITH told AS (
    SELECT DISTINCT event_id, source_id FROM claims WHERE event_id IS NOT NULL
),

-- A semicolon inside a name or title would make two of it.
named AS (
    SELECT
        t.event_id,
        t.source_id,
        replace(coalesce(s.publisher, s.source_id), ';', ',') AS office,
        coalesce(s.published, '') AS day,
        replace(coalesce(s.title, ''), ';', ',') AS headline
    FROM told AS t
    INNER JOIN sources AS s ON t.source_id = s.source_id
)

SELECT
    event_id,
    count(*) AS number_of_sources,
    string_agg(office || ',' || day || ',' || headline, ';' ORDER BY source_id) AS source_article,
    string_agg(office, ';' ORDER BY source_id) AS source_office,
    string_agg(day, ';' ORDER BY source_id) AS source_date,
    string_agg(headline, ';' ORDER BY source_id) AS source_headline
FROM named
GROUP BY event_id
ORDER BY event_id
