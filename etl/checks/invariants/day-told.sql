-- title: A day of which the article cannot tell
-- severity: error
-- advice: correct the day, or name the year in the note with how it is known
-- needs: whole
-- passes: first
-- example: seeds/sources/river-post.yml
--   -      date: 2021-05-03
--   +      date: ▶2020-05-03
-- says: A day of which the article cannot tell: date is '2020-05-03'; expected a day within eleven months of
--   2021-05-05, when the article was published, or 2020 in time_as_printed or in the note
--
-- Two clocks run: that of what is told, and that of the telling. What is told as having happened or going on starts no
-- later than the article, and nobody says anything after the article that prints it. A time that ends or begins more
-- than eleven months from publication (330 days: a month without a year is the nearest of its name) has its year
-- printed: in the mention's own words for the time, in some mention of the article where a period or a day of saying
-- has no such words; or the note names the year. No two mentions of an event stand more than half a year apart, unless
-- the note of one names its year. A period meets the days of its event, or of the larger one where it has none, and
-- that of people harmed goes not beyond its event's. One fault is told once: where most days of an article are wrong,
-- at its publication; in an event, at the mention that stands apart from most others.
WITH printed AS (
    SELECT source_id, string_agg(time_as_printed, ' ') AS times FROM event_mentions GROUP BY source_id
),

dated AS (
    SELECT
        'event_mentions' AS table_name,
        m."row",
        'date' AS field,
        m.date AS told,
        m.event_id,
        m.source_id,
        m.date_start AS first_day,
        m.date_end AS last_day,
        m.status IN ('occurred', 'ongoing', 'claimed') AS happened,
        concat_ws(' ', m.time_as_printed, c.note) AS reasons,
        coalesce(c.note, '') AS note
    FROM event_mentions AS m
    INNER JOIN claims AS c ON m.claim_id = c.claim_id
    WHERE m.date IS NOT NULL
    UNION ALL
    SELECT
        'casualties', h."row", 'period', h.period, h.event_id, h.source_id, h.period_start, h.period_end, TRUE,
        concat_ws(' ', p.times, c.note), ''
    FROM casualties AS h
    INNER JOIN claims AS c ON h.claim_id = c.claim_id
    LEFT JOIN printed AS p ON h.source_id = p.source_id
    WHERE h.period IS NOT NULL
    UNION ALL
    SELECT
        'figures', f."row", 'period', f.period, f.event_id, f.source_id, f.period_start, f.period_end, FALSE,
        concat_ws(' ', p.times, c.note), ''
    FROM figures AS f
    INNER JOIN claims AS c ON f.claim_id = c.claim_id
    LEFT JOIN printed AS p ON f.source_id = p.source_id
    WHERE f.period IS NOT NULL
    UNION ALL
    SELECT 'tallies', t."row", 'period', t.period, t.event_id, NULL, t.period_start, t.period_end, FALSE, '', ''
    FROM tallies AS t
    WHERE t.period IS NOT NULL
    UNION ALL
    SELECT
        'claims', c."row", 'said_on', c.said_on, NULL, c.source_id, c.said_on_start, c.said_on_end, TRUE,
        concat_ws(' ', p.times, c.note), ''
    FROM claims AS c
    LEFT JOIN printed AS p ON c.source_id = p.source_id
    WHERE c.said_on IS NOT NULL
    UNION ALL
    SELECT
        'origins', o."row", 'said_on', o.said_on, NULL, c.source_id, try_cast(o.said_on AS DATE),
        try_cast(o.said_on AS DATE), TRUE,
        coalesce(o.note, ''), ''
    FROM origins AS o
    INNER JOIN claims AS c ON o.origin_id = c.origin_id
    WHERE o.said_on IS NOT NULL
    UNION ALL
    SELECT
        'utterances', u."row", 'said_on', u.said_on, NULL, q.source_id, try_cast(u.said_on AS DATE),
        try_cast(u.said_on AS DATE), TRUE,
        coalesce(u.note, ''), ''
    FROM utterances AS u
    INNER JOIN quotes AS q ON u.utterance_id = q.utterance_id
    WHERE u.said_on IS NOT NULL
    UNION ALL
    SELECT
        'events', e."row", 'deadline', e.deadline, e.event_id, m.source_id, try_cast(e.deadline AS DATE),
        try_cast(e.deadline AS DATE), FALSE,
        concat_ws(' ', e.condition, e.note), ''
    FROM events AS e
    INNER JOIN event_mentions AS m ON e.event_id = m.event_id
    WHERE e.deadline IS NOT NULL
),

torn AS (
    SELECT event_id
    FROM event_mentions
    GROUP BY event_id
    HAVING max(date_start) > min(date_end) + 183
),

apart AS (
    SELECT a."row", count(*) AS others
    FROM dated AS a
    INNER JOIN torn AS t ON a.event_id = t.event_id
    INNER JOIN dated AS b
        ON
            a.event_id = b.event_id
            AND b.table_name = 'event_mentions'
            AND (a.first_day > b.last_day + 183 OR b.first_day > a.last_day + 183)
    WHERE
        a.table_name = 'event_mentions'
        AND strpos(a.note, CAST(year(coalesce(a.first_day, a.last_day)) AS VARCHAR)) = 0
        AND strpos(b.note, CAST(year(coalesce(b.first_day, b.last_day)) AS VARCHAR)) = 0
    GROUP BY a."row"
),

held AS (
    SELECT
        d.table_name,
        d."row",
        d.field,
        d.told,
        d.event_id,
        d.source_id,
        d.reasons,
        a.others,
        s."row" AS source_row,
        s.published,
        d.happened AND d.first_day > s.published_end AS late,
        CASE
            WHEN d.first_day > s.published_end + 330 THEN year(d.first_day)
            WHEN d.last_day < s.published_start - 330 THEN year(d.last_day)
        END AS far_year,
        CASE
            WHEN d.field = 'period' AND (d.first_day > e.date_end OR d.last_day < e.date_start) THEN e.date
            WHEN d.table_name = 'casualties' AND (d.first_day < e.date_start OR d.last_day > e.date_end) THEN e.date
            WHEN d.field = 'period' AND e.date IS NULL AND (d.first_day > w.date_end OR d.last_day < w.date_start)
                THEN w.date
        END AS missed
    FROM dated AS d
    LEFT JOIN sources AS s ON d.source_id = s.source_id
    LEFT JOIN events AS e ON d.event_id = e.event_id
    LEFT JOIN events AS w ON e.part_of_id = w.event_id
    LEFT JOIN apart AS a ON d.table_name = 'event_mentions' AND d."row" = a."row"
),

judged AS (
    SELECT
        table_name,
        "row",
        field,
        told,
        event_id,
        source_id,
        source_row,
        published,
        others,
        CASE
            WHEN late THEN 'a day no later than ' || published || ', when the article was published'
            WHEN strpos(reasons, CAST(far_year AS VARCHAR)) = 0
                THEN
                    'a day within eleven months of ' || published || ', when the article was published, or '
                    || far_year
                    || CASE WHEN field = 'date' THEN ' in time_as_printed or in the note' ELSE ' in the note' END
        END AS of_article,
        CASE
            WHEN others > 0 THEN 'a day near those of the other mentions of ' || event_id
            WHEN missed IS NOT NULL
                THEN 'days that fit ' || missed || ', those of ' || event_id || ' or of what it is part of'
        END AS of_event
    FROM held
),

counted AS (
    SELECT
        table_name,
        "row",
        field,
        told,
        event_id,
        source_row,
        published,
        others,
        of_article,
        of_event,
        count(*) OVER (PARTITION BY source_id) AS days,
        count(of_article) OVER (PARTITION BY source_id) AS wrong_days
    FROM judged
),

found AS (
    SELECT
        table_name,
        "row",
        field,
        told,
        CASE WHEN others > 0 THEN of_event ELSE coalesce(of_article, of_event) END AS expected,
        row_number() OVER (
            PARTITION BY coalesce(event_id, table_name || "row")
            ORDER BY coalesce(others, 0) DESC, of_article IS NULL, field, table_name, "row"
        ) AS nth
    FROM counted
    WHERE of_event IS NOT NULL OR (of_article IS NOT NULL AND (wrong_days < 3 OR 2 * wrong_days <= days))
)

SELECT
    table_name,
    "row",
    field,
    told AS value,
    expected
FROM found
WHERE nth = 1
UNION ALL
SELECT DISTINCT
    'sources',
    source_row,
    'published',
    published,
    'a day near those that the article tells: ' || wrong_days || ' of ' || days
    || ' come after it or lie more than eleven months from it'
FROM counted
WHERE of_article IS NOT NULL AND wrong_days > 2 AND 2 * wrong_days > days
ORDER BY table_name, "row", field;
