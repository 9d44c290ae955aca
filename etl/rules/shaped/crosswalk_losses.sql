-- What the crosswalks leave out and lose, counted: one row a shape and a reason, also where it never holds.
-- Of each shape, the rows that are carried and the reasons for leaving out add up to all events, or all claims. What is
-- lost is counted among the rows that are carried, and one row can lose several things.
-- shape: The view.
-- effect: carried, left_out, or lost.
-- reason: A short name.
-- unit: What is counted: event or claim.
-- number: How many.
-- meaning: What it means, in words.
WITH reasons (place, shape, effect, reason, meaning) AS (
    VALUES
    (1, 'ged_shaped', 'carried', 'carried', 'The event has a row.'),
    (2, 'ged_shaped', 'left_out', 'not_violent', 'The event is of a type that is not violent.'),
    (3, 'ged_shaped', 'left_out', 'not_happened',
        'The event is planned, threatened, demanded or feared, or told as not having happened.'),
    (4, 'ged_shaped', 'left_out', 'part_of_another',
        'The event is part of another one that has a row; both would count the same dead twice.'),
    (5, 'ged_shaped', 'left_out', 'no_number', 'People are told as killed, but no number has a say.'),
    (6, 'ged_shaped', 'left_out', 'only_running_totals',
        'People killed are counted over a period of several events only, which would count the same dead twice.'),
    (7, 'ged_shaped', 'left_out', 'harm_other_than_death', 'People are counted as harmed, none as killed.'),
    (8, 'ged_shaped', 'left_out', 'no_harm_told', 'Nobody counts people harmed.'),
    (9, 'ged_shaped', 'lost', 'no_day', 'No first day is told, which GED always has.'),
    (10, 'ged_shaped', 'lost', 'no_place', 'No place is told.'),
    (11, 'ged_shaped', 'lost', 'country_not_told', 'The place lies in no country, or in one that country_codes lacks.'),
    (12, 'ged_shaped', 'lost', 'nobody_accused', 'Nobody is said to have done it: no sides.'),
    (13, 'ged_shaped', 'lost', 'violence_not_typed', 'Somebody is accused, but the claims do not tell the type of violence.'),
    (14, 'ged_shaped', 'lost', 'other_accused', 'Other parties are accused by a charge as strong, and have no column.'),
    (15, 'ged_shaped', 'lost', 'open_end', 'The words leave an end of the number open; the column ends at a number said.'),
    (16, 'ged_shaped', 'lost', 'exclusive_bound', 'The words exclude a number that stands as a bound, as in more than 300.'),
    (17, 'ged_shaped', 'lost', 'words_as_numbers', 'A vague word such as dozens stands as the number of our convention.'),
    (18, 'ged_shaped', 'lost', 'several_numbers', 'Claims give several numbers; whose each is cannot be seen.'),
    (19, 'acled_shaped', 'carried', 'carried', 'The event has a row.'),
    (20, 'acled_shaped', 'left_out', 'not_violent', 'The event is of a type that is not violent.'),
    (21, 'acled_shaped', 'left_out', 'not_happened',
        'The event is planned, threatened, demanded or feared, or told as not having happened.'),
    (22, 'acled_shaped', 'left_out', 'war_or_campaign',
        'The event is a war, offensive, operation or atrocity as a whole, and no event of one day in one place.'),
    (23, 'acled_shaped', 'left_out', 'type_not_told',
        'ACLED''s type depends on the means, or on who took the place, and that is not told.'),
    (24, 'acled_shaped', 'left_out', 'state_of_affairs', 'The event is told as going on, without any day.'),
    (25, 'acled_shaped', 'lost', 'no_day', 'No day is told, or the days are open or span more than a month.'),
    (26, 'acled_shaped', 'lost', 'no_place', 'No place is told.'),
    (27, 'acled_shaped', 'lost', 'country_not_told', 'The place lies in no country, or in one that country_codes lacks.'),
    (28, 'acled_shaped', 'lost', 'nobody_accused', 'Nobody is said to have done it: no actor 1.'),
    (29, 'acled_shaped', 'lost', 'other_accused', 'Other parties are accused by a charge as strong, and have no column.'),
    (30, 'acled_shaped', 'lost', 'type_by_convention',
        'Fire of which the means are not told, or are several, stands as shelling.'),
    (31, 'acled_shaped', 'lost', 'no_count', 'Nobody counts people killed: null, where ACLED writes 0.'),
    (32, 'acled_shaped', 'lost', 'several_numbers', 'Claims give several numbers; only the notes tell them.'),
    (33, 'acled_shaped', 'lost', 'open_end', 'The words leave an end of the number open.'),
    (34, 'acled_shaped', 'lost', 'words_as_numbers', 'A vague word such as dozens stands as the number of ACLED''s rule.'),
    (35, 'acled_shaped', 'lost', 'part_of_another',
        'The event is directly part of another one that has a row; their dead cannot be added.'),
    (36, 'loss_reports_shaped', 'carried', 'carried', 'The claim has a row.'),
    (37, 'loss_reports_shaped', 'left_out', 'not_about_harm', 'The claim counts no people harmed.'),
    (38, 'loss_reports_shaped', 'left_out', 'not_asserted', 'The claimant denies, doubts or does not confirm the count.'),
    (39, 'loss_reports_shaped', 'left_out', 'no_number', 'The claim gives no quantity.'),
    (40, 'loss_reports_shaped', 'left_out', 'harm_of_another_kind',
        'The people are displaced, missing, captured or trapped, for which there is no category.'),
    (41, 'loss_reports_shaped', 'left_out', 'status_not_told',
        'It is not told whether the people harmed are civilians or combatants, or they are both.'),
    (42, 'loss_reports_shaped', 'lost', 'no_day', 'The day on which it was said is not known.'),
    (43, 'loss_reports_shaped', 'lost', 'country_not_told',
        'The country of the people harmed is not told, or country_codes lacks it.'),
    (44, 'loss_reports_shaped', 'lost', 'exclusive_bound', 'The words exclude the number itself, as in more than 300.'),
    (45, 'loss_reports_shaped', 'lost', 'words_as_numbers', 'A vague word such as dozens stands as the number of our convention.'),
    (46, 'loss_reports_shaped', 'lost', 'copy', 'An earlier row gives the same number from the same origin.')
),

killed AS (
    SELECT
        event_id,
        bool_or(open_end) AS open_end,
        bool_or(exclusive) AS exclusive,
        bool_or(in_words) AS in_words,
        bool_or(several_numbers) AS several_numbers
    FROM event_killed
    GROUP BY event_id
),

acled AS MATERIALIZED (
    SELECT event_id, left_out FROM acled_fit
),

events_known AS MATERIALIZED (
    SELECT
        g.left_out AS ged_left_out,
        a.left_out AS acled_left_out,
        e.date_start IS NULL AS no_first_day,
        coalesce(e.date_end - e.date_start, 31) >= 31 AS no_month,
        e.place_id IS NULL AS no_place,
        e.place_id IS NOT NULL AND c.country IS NULL AS no_country,
        s.claim_id IS NULL AS nobody_accused,
        s.claim_id IS NOT NULL AND s.type_of_violence IS NULL AS not_typed,
        s.other_parties > 0 AS other_accused,
        coalesce(k.open_end, FALSE) AS open_end,
        coalesce(k.exclusive, FALSE) AS exclusive,
        coalesce(k.in_words, FALSE) AS in_words,
        coalesce(k.several_numbers, FALSE) AS several_numbers,
        coalesce(t.by_convention, FALSE) AS by_convention,
        k.event_id IS NULL AS no_count,
        w.event_id IS NOT NULL AS part
    FROM events AS e
    INNER JOIN ged_fit AS g ON e.event_id = g.event_id
    INNER JOIN acled AS a ON e.event_id = a.event_id
    INNER JOIN event_sides AS s ON e.event_id = s.event_id
    LEFT JOIN places AS p ON e.place_id = p.place_id
    LEFT JOIN country_codes AS c ON p.country = c.country
    LEFT JOIN killed AS k ON e.event_id = k.event_id
    LEFT JOIN acled_types AS t ON e.event_id = t.event_id
    LEFT JOIN acled AS w ON e.part_of_id = w.event_id AND w.left_out IS NULL
),

claims_known AS MATERIALIZED (
    SELECT
        left_out,
        told_on IS NULL AS no_day,
        loss_country IS NULL AS no_country,
        exclusive,
        in_words,
        copy
    FROM loss_claims
),

-- Each row of what is known is counted once under its reason for being left out, and, where it is carried, under each
-- thing that it loses.
left_out AS (
    SELECT 'ged_shaped' AS shape, ged_left_out AS reason, count(*) AS number FROM events_known GROUP BY ged_left_out
    UNION ALL
    SELECT 'acled_shaped', acled_left_out, count(*) FROM events_known GROUP BY acled_left_out
    UNION ALL
    SELECT 'loss_reports_shaped', left_out, count(*) FROM claims_known GROUP BY left_out
),

lost AS (
    SELECT 'ged_shaped' AS shape, 'no_day' AS reason, count(*) AS number FROM events_known WHERE ged_left_out IS NULL AND no_first_day
    UNION ALL
    SELECT 'ged_shaped', 'no_place', count(*) FROM events_known WHERE ged_left_out IS NULL AND no_place
    UNION ALL
    SELECT 'ged_shaped', 'country_not_told', count(*) FROM events_known WHERE ged_left_out IS NULL AND no_country
    UNION ALL
    SELECT 'ged_shaped', 'nobody_accused', count(*) FROM events_known WHERE ged_left_out IS NULL AND nobody_accused
    UNION ALL
    SELECT 'ged_shaped', 'violence_not_typed', count(*) FROM events_known WHERE ged_left_out IS NULL AND not_typed
    UNION ALL
    SELECT 'ged_shaped', 'other_accused', count(*) FROM events_known WHERE ged_left_out IS NULL AND other_accused
    UNION ALL
    SELECT 'ged_shaped', 'open_end', count(*) FROM events_known WHERE ged_left_out IS NULL AND open_end
    UNION ALL
    SELECT 'ged_shaped', 'exclusive_bound', count(*) FROM events_known WHERE ged_left_out IS NULL AND exclusive
    UNION ALL
    SELECT 'ged_shaped', 'words_as_numbers', count(*) FROM events_known WHERE ged_left_out IS NULL AND in_words
    UNION ALL
    SELECT 'ged_shaped', 'several_numbers', count(*) FROM events_known WHERE ged_left_out IS NULL AND several_numbers
    UNION ALL
    SELECT 'acled_shaped', 'no_day', count(*) FROM events_known WHERE acled_left_out IS NULL AND no_month
    UNION ALL
    SELECT 'acled_shaped', 'no_place', count(*) FROM events_known WHERE acled_left_out IS NULL AND no_place
    UNION ALL
    SELECT 'acled_shaped', 'country_not_told', count(*) FROM events_known WHERE acled_left_out IS NULL AND no_country
    UNION ALL
    SELECT 'acled_shaped', 'nobody_accused', count(*) FROM events_known WHERE acled_left_out IS NULL AND nobody_accused
    UNION ALL
    SELECT 'acled_shaped', 'other_accused', count(*) FROM events_known WHERE acled_left_out IS NULL AND other_accused
    UNION ALL
    SELECT 'acled_shaped', 'type_by_convention', count(*) FROM events_known WHERE acled_left_out IS NULL AND by_convention
    UNION ALL
    SELECT 'acled_shaped', 'no_count', count(*) FROM events_known WHERE acled_left_out IS NULL AND no_count
    UNION ALL
    SELECT 'acled_shaped', 'several_numbers', count(*) FROM events_known WHERE acled_left_out IS NULL AND several_numbers
    UNION ALL
    SELECT 'acled_shaped', 'open_end', count(*) FROM events_known WHERE acled_left_out IS NULL AND open_end
    UNION ALL
    SELECT 'acled_shaped', 'words_as_numbers', count(*) FROM events_known WHERE acled_left_out IS NULL AND in_words
    UNION ALL
    SELECT 'acled_shaped', 'part_of_another', count(*) FROM events_known WHERE acled_left_out IS NULL AND part
    UNION ALL
    SELECT 'loss_reports_shaped', 'no_day', count(*) FROM claims_known WHERE left_out IS NULL AND no_day
    UNION ALL
    SELECT 'loss_reports_shaped', 'country_not_told', count(*) FROM claims_known WHERE left_out IS NULL AND no_country
    UNION ALL
    SELECT 'loss_reports_shaped', 'exclusive_bound', count(*) FROM claims_known WHERE left_out IS NULL AND exclusive
    UNION ALL
    SELECT 'loss_reports_shaped', 'words_as_numbers', count(*) FROM claims_known WHERE left_out IS NULL AND in_words
    UNION ALL
    SELECT 'loss_reports_shaped', 'copy', count(*) FROM claims_known WHERE left_out IS NULL AND copy
)

SELECT
    r.shape,
    r.effect,
    r.reason,
    CASE r.shape WHEN 'loss_reports_shaped' THEN 'claim' ELSE 'event' END AS unit,
    coalesce(l.number, o.number, 0) AS number,
    r.meaning
FROM reasons AS r
LEFT JOIN lost AS l ON r.effect = 'lost' AND r.shape = l.shape AND r.reason = l.reason
LEFT JOIN left_out AS o ON r.effect <> 'lost' AND r.shape = o.shape AND r.reason = coalesce(o.reason, 'carried')
ORDER BY r.place
