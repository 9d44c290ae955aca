-- When and where a violent event was, as rows that must have a day and a place need it: one row an event.
-- Days are those of the mentions. Where only claimants give them, the days beside them are possible too, but none
-- before what the event responds to, and none after the article. Where they are not told, they lie within the days of
-- the event of which it is a part, not before what it responds to, and not after the first article that tells it as
-- having happened; days that go on have no such end. A place is its own, else that of the event of which it is a part.
-- Practice: the codes of date_prec, where_prec, time_precision and geo_precision stand in documents that we could read;
-- 31 days for a month are from memory.
-- days: told by an article's own voice, claimed by claimants alone, those who deny it among them, or derived from what
--   is told beside it.
-- first_day: First possible day; null where that is open.
-- last_day: Last possible day; null where that is open.
-- middle_day: The day told, or the middle one of those told or else possible.
-- date_prec: GED's code: 1 the day, 2 up to six days, 3 a week, 4 a month, 5 a year; null where more is possible.
-- time_precision: ACLED's code: 1 the day, 2 within a week, 3 within a month; null where more is possible.
-- place_id: The place.
-- place_basis: Whether what is recorded of the place is printed, or our conclusion.
-- country: ISO 3166-1 alpha-3 code of its country.
-- where_prec: GED's code: 1 exact place, 3 district, 4 province, 5 vague or a line, 6 country, 7 at sea.
-- geo_precision: ACLED's code: 1 a town or spot, 2 part of a province, 3 a province, a line or more.
WITH told AS (
    SELECT
        m.event_id,
        bool_and(m.claimant_id IS NOT NULL OR m.stance <> 'asserts') FILTER (
            WHERE m.date_start IS NOT NULL OR m.date_end IS NOT NULL
        ) AS claimed,
        min(s.published_end) FILTER (
            WHERE m.stance = 'asserts' AND m.status IN ('occurred', 'claimed')
        ) AS told_by
    FROM event_mentions AS m
    INNER JOIN sources AS s ON m.source_id = s.source_id
    GROUP BY m.event_id
),

known AS (
    SELECT
        e.event_id,
        coalesce(e.place_id, w.place_id) AS place_id,
        CASE WHEN e.place_id IS NULL THEN w.place_precision ELSE e.place_precision END AS place_precision,
        CASE
            WHEN e.date_start IS NULL OR e.date_end IS NULL THEN 'derived'
            WHEN t.claimed THEN 'claimed'
            ELSE 'told'
        END AS days,
        e.status,
        e.date_start,
        e.date_end,
        r.date_start AS answered_on,
        greatest(w.date_start, r.date_start) AS bound_below,
        CASE WHEN e.status = 'ongoing' THEN w.date_end ELSE least(w.date_end, t.told_by) END AS bound_above,
        t.told_by
    FROM events AS e
    INNER JOIN vocabulary AS v ON v.vocabulary = 'event_type' AND e.type = v.value AND v.violent
    LEFT JOIN events AS w ON e.part_of_id = w.event_id
    LEFT JOIN events AS r ON e.responds_to_id = r.event_id
    LEFT JOIN told AS t ON e.event_id = t.event_id
),

windows AS (
    SELECT
        event_id,
        place_id,
        place_precision,
        days,
        CASE WHEN days <> 'derived' THEN date_start + CAST((date_end - date_start) // 2 AS INTEGER) END AS told_day,
        CASE
            WHEN days = 'claimed' THEN least(date_start, greatest(date_start - 1, answered_on))
            ELSE coalesce(date_start, bound_below)
        END AS first_day,
        CASE
            WHEN days = 'claimed' THEN greatest(date_end, least(date_end + 1, told_by))
            ELSE coalesce(date_end, bound_above)
        END AS last_day
    FROM known
)

SELECT
    n.event_id,
    n.days,
    n.first_day,
    n.last_day,
    coalesce(n.told_day, n.first_day + CAST((n.last_day - n.first_day) // 2 AS INTEGER)) AS middle_day,
    CAST(
        CASE
            WHEN n.last_day - n.first_day < 0 THEN NULL
            WHEN n.last_day - n.first_day = 0 THEN 1
            WHEN n.last_day - n.first_day < 6 THEN 2
            WHEN n.last_day - n.first_day = 6 THEN 3
            WHEN n.last_day - n.first_day < 31 THEN 4
            WHEN n.last_day - n.first_day < 366 THEN 5
        END AS BIGINT
    ) AS date_prec,
    CAST(
        CASE
            WHEN n.last_day - n.first_day < 0 THEN NULL
            WHEN n.last_day - n.first_day = 0 THEN 1
            WHEN n.last_day - n.first_day < 7 THEN 2
            WHEN n.last_day - n.first_day < 31 THEN 3
        END AS BIGINT
    ) AS time_precision,
    n.place_id,
    p.basis AS place_basis,
    p.country,
    CAST(
        CASE
            WHEN n.place_precision IN ('exact', 'settlement') THEN 1
            WHEN n.place_precision = 'district' THEN 3
            WHEN n.place_precision IN ('part_of_province', 'province') THEN 4
            WHEN n.place_precision = 'line' AND p.kind = 'strait' THEN 7
            WHEN n.place_precision IN ('line', 'part_of_country') THEN 5
            WHEN n.place_precision = 'country' THEN 6
            WHEN n.place_precision = 'beyond_country' AND p.kind = 'sea' THEN 7
        END AS BIGINT
    ) AS where_prec,
    CAST(
        CASE
            WHEN n.place_precision IN ('exact', 'settlement') THEN 1
            WHEN n.place_precision IN ('district', 'part_of_province') THEN 2
            WHEN n.place_precision IN ('line', 'province', 'part_of_country', 'country') THEN 3
        END AS BIGINT
    ) AS geo_precision
FROM windows AS n
LEFT JOIN places AS p ON n.place_id = p.place_id
ORDER BY n.event_id
