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
    (
        3, 'ged_shaped', 'left_out', 'not_happened',
        'The event is planned, threatened, demanded or feared, or told as not having happened.'
    ),
    (4, 'ged_shaped', 'left_out', 'denied', 'That the event did not happen is somebody''s word alone.'),
    (
        5, 'ged_shaped', 'left_out', 'part_of_another',
        'The event is part of another one that has a row; both would count the same dead twice.'
    ),
    (6, 'ged_shaped', 'left_out', 'no_number', 'People are told as killed, but no number has a say.'),
    (
        7, 'ged_shaped', 'left_out', 'only_running_totals',
        'People killed are counted over a period of several events only, which would count the same dead twice.'
    ),
    (
        8, 'ged_shaped', 'left_out', 'harm_other_than_death',
        'People are counted as harmed, and none as killed other than as possible.'
    ),
    (9, 'ged_shaped', 'left_out', 'no_harm_told', 'Nobody counts people harmed, other than as possible.'),
    (
        10, 'ged_shaped', 'left_out', 'no_day',
        'The days are not told, and what is told beside the event leaves more than a year open.'
    ),
    (11, 'ged_shaped', 'left_out', 'no_place', 'No place is told, or how large it is.'),
    (
        12, 'ged_shaped', 'left_out', 'country_not_told',
        'The place lies in no country, or in one that country_codes lacks.'
    ),
    (13, 'ged_shaped', 'left_out', 'no_point', 'The place has no point.'),
    (14, 'ged_shaped', 'left_out', 'nobody_accused', 'Nobody is said to have done it: no sides.'),
    (
        15, 'ged_shaped', 'left_out', 'aim_not_told',
        'A state fired from afar and killed civilians alone; its intent is not seen, nor whom else it meant to hit.'
    ),
    (
        16, 'ged_shaped', 'left_out', 'violence_not_typed',
        'Who is accused, or who is struck, is no organised party, or not told.'
    ),
    (
        65, 'ged_shaped', 'left_out', 'not_looked_for',
        'No article that tells of it was searched for what a row needs: what happened, who did it, or the dead.'
    ),
    (
        66, 'acled_shaped', 'left_out', 'not_looked_for',
        'No article that tells of it was searched for what a row needs: what happened, who did it, or the dead.'
    ),
    (17, 'ged_shaped', 'lost', 'day_by_claimants', 'Only claimants give the day; those beside it stand as possible.'),
    (
        18, 'ged_shaped', 'lost', 'days_derived',
        'The days are not told, and derived from what is told beside the event.'
    ),
    (
        19, 'ged_shaped', 'lost', 'other_accused',
        'Other parties are accused apart by a charge as strong; only the notes tell them.'
    ),
    (
        20, 'ged_shaped', 'lost', 'open_end',
        'The words leave an end of the number open; the column ends at a number said.'
    ),
    (
        21, 'ged_shaped', 'lost', 'exclusive_bound',
        'The words exclude a number that stands as a bound, as in more than 300.'
    ),
    (
        22, 'ged_shaped', 'lost', 'words_as_numbers',
        'A vague word such as dozens stands as the number of our convention.'
    ),
    (23, 'ged_shaped', 'lost', 'several_numbers', 'Claims give several numbers; whose each is cannot be seen.'),
    (
        62, 'ged_shaped', 'lost', 'hangs_on',
        'Best follows an update that is inferred or only probable; only the notes tell it, with the number without it.'
    ),
    (
        60, 'ged_shaped', 'lost', 'contested',
        'Who did it is denied, left open, or told in several ways; only the notes tell it.'
    ),
    (24, 'acled_shaped', 'carried', 'carried', 'The event has a row.'),
    (25, 'acled_shaped', 'left_out', 'not_violent', 'The event is of a type that is not violent.'),
    (
        26, 'acled_shaped', 'left_out', 'not_happened',
        'The event is planned, threatened, demanded or feared, or told as not having happened.'
    ),
    (27, 'acled_shaped', 'left_out', 'denied', 'That the event did not happen is somebody''s word alone.'),
    (
        28, 'acled_shaped', 'left_out', 'war_or_campaign',
        'The event is a war, offensive, operation or atrocity as a whole, and no event of one day in one place.'
    ),
    (
        29, 'acled_shaped', 'left_out', 'type_not_told',
        'ACLED''s type depends on the means, or on who took the place, and that is not told.'
    ),
    (30, 'acled_shaped', 'left_out', 'state_of_affairs', 'The event is told as going on, without any day.'),
    (
        31, 'acled_shaped', 'left_out', 'no_day',
        'The days are not told, and what is told beside the event leaves more than a month open.'
    ),
    (32, 'acled_shaped', 'left_out', 'no_place', 'No place is told, or how large it is.'),
    (
        33, 'acled_shaped', 'left_out', 'country_not_told',
        'The place lies in no country, or in one that country_codes lacks.'
    ),
    (34, 'acled_shaped', 'left_out', 'no_point', 'The place has no point.'),
    (35, 'acled_shaped', 'left_out', 'nobody_accused', 'Nobody is said to have done it: no sides.'),
    (
        36, 'acled_shaped', 'left_out', 'violence_not_typed',
        'Who is accused, or who is struck, is no organised party, or not told.'
    ),
    (37, 'acled_shaped', 'left_out', 'other_side_not_told', 'The event is a battle, and its other side is not told.'),
    (38, 'acled_shaped', 'lost', 'day_by_claimants', 'Only claimants give the day; those beside it stand as possible.'),
    (
        39, 'acled_shaped', 'lost', 'days_derived',
        'The days are not told, and derived from what is told beside the event.'
    ),
    (
        40, 'acled_shaped', 'lost', 'other_accused',
        'Other parties are accused apart by a charge as strong; only the notes tell them.'
    ),
    (
        41, 'acled_shaped', 'lost', 'type_by_convention',
        'Fire of which the means are not told, or are several, stands as shelling.'
    ),
    (42, 'acled_shaped', 'lost', 'no_count', 'No number of dead of this event alone is told: 0, as ACLED writes it.'),
    (43, 'acled_shaped', 'lost', 'several_numbers', 'Claims give several numbers; only the notes tell them.'),
    (44, 'acled_shaped', 'lost', 'open_end', 'The words leave an end of the number open.'),
    (
        45, 'acled_shaped', 'lost', 'words_as_numbers',
        'A vague word such as dozens stands as the number of ACLED''s rule.'
    ),
    (
        46, 'acled_shaped', 'lost', 'part_of_another',
        'The event is directly part of another one that has a row; their dead cannot be added.'
    ),
    (
        61, 'acled_shaped', 'lost', 'contested',
        'Who did it is denied, left open, or told in several ways; only the notes tell it.'
    ),
    (47, 'loss_reports_shaped', 'carried', 'carried', 'The claim has a row.'),
    (48, 'loss_reports_shaped', 'left_out', 'not_about_harm', 'The claim counts no losses.'),
    (
        49, 'loss_reports_shaped', 'left_out', 'not_asserted',
        'The claimant denies, doubts or does not confirm the count.'
    ),
    (
        63, 'loss_reports_shaped', 'left_out', 'only_possible',
        'The harm, or the number, is told only as possible or as an aim.'
    ),
    (64, 'loss_reports_shaped', 'left_out', 'no_tally', 'The number belongs to no count of the record.'),
    (50, 'loss_reports_shaped', 'left_out', 'no_number', 'The claim gives no quantity.'),
    (
        51, 'loss_reports_shaped', 'left_out', 'harm_of_another_kind',
        'The people are displaced, missing, captured or trapped, or the equipment is of a kind without category.'
    ),
    (
        52, 'loss_reports_shaped', 'left_out', 'status_not_told',
        'It is not told whether the people harmed are civilians or combatants, or they are both.'
    ),
    (
        53, 'loss_reports_shaped', 'left_out', 'no_military',
        'Those harmed are fighters of an armed group or of nobody told, and no country''s military.'
    ),
    (
        54, 'loss_reports_shaped', 'left_out', 'country_not_told',
        'Whose country''s losses they are is not told, or country_codes lacks it.'
    ),
    (55, 'loss_reports_shaped', 'left_out', 'no_day', 'The day on which it was said is not known.'),
    (56, 'loss_reports_shaped', 'lost', 'exclusive_bound', 'The words exclude the number itself, as in more than 300.'),
    (
        57, 'loss_reports_shaped', 'lost', 'words_as_numbers',
        'A vague word such as dozens stands as the number of our convention.'
    ),
    (58, 'loss_reports_shaped', 'lost', 'copy', 'An earlier row gives the same number from the same origin.'),
    (
        59, 'loss_reports_shaped', 'left_out', 'several_kinds',
        'One number counts equipment of several kinds, or of a kind with a category and what is joined to it.'
    )
),

dead AS (
    SELECT
        event_id,
        bool_or(open_end) AS open_end,
        bool_or(exclusive) AS exclusive,
        bool_or(in_words) AS in_words,
        bool_or(several_numbers) AS several_numbers,
        bool_or(hangs_on IS NOT NULL) AS hangs_on
    FROM event_killed
    GROUP BY event_id
),

fit AS MATERIALIZED (
    SELECT event_id, left_out FROM acled_fit
),

events_known AS (
    SELECT
        g.left_out AS ged_left_out,
        a.left_out AS acled_left_out,
        d.days,
        s.other_parties > 0 AS other_accused,
        k.open_end,
        k.exclusive,
        k.in_words,
        k.several_numbers,
        k.hangs_on,
        r.contested,
        t.by_convention,
        k.event_id IS NULL AS no_count,
        w.event_id IS NOT NULL AS part
    FROM events AS e
    INNER JOIN ged_fit AS g ON e.event_id = g.event_id
    INNER JOIN fit AS a ON e.event_id = a.event_id
    INNER JOIN event_sides AS s ON e.event_id = s.event_id
    LEFT JOIN event_setting AS d ON e.event_id = d.event_id
    LEFT JOIN dead AS k ON e.event_id = k.event_id
    LEFT JOIN acled_types AS t ON e.event_id = t.event_id
    LEFT JOIN event_responsibility AS r ON e.event_id = r.event_id
    LEFT JOIN fit AS w ON e.part_of_id = w.event_id AND w.left_out IS NULL
),

-- Each event and each claim is held against every reason of its shapes, so that each is known once and read once.
held AS (
    SELECT
        r.place,
        r.effect,
        r.reason,
        CASE r.shape WHEN 'ged_shaped' THEN k.ged_left_out ELSE k.acled_left_out END AS left_out,
        CASE r.reason
            WHEN 'day_by_claimants' THEN k.days = 'claimed'
            WHEN 'days_derived' THEN k.days = 'derived'
            WHEN 'other_accused' THEN k.other_accused
            WHEN 'type_by_convention' THEN k.by_convention
            WHEN 'no_count' THEN k.no_count
            WHEN 'open_end' THEN k.open_end
            WHEN 'exclusive_bound' THEN k.exclusive
            WHEN 'words_as_numbers' THEN k.in_words
            WHEN 'several_numbers' THEN k.several_numbers
            WHEN 'hangs_on' THEN k.hangs_on
            WHEN 'contested' THEN k.contested
            WHEN 'part_of_another' THEN k.part
        END AS lost
    FROM events_known AS k
    CROSS JOIN reasons AS r
    WHERE r.shape <> 'loss_reports_shaped'
    UNION ALL
    SELECT
        r.place,
        r.effect,
        r.reason,
        k.left_out,
        CASE r.reason
            WHEN 'exclusive_bound' THEN k.exclusive
            WHEN 'words_as_numbers' THEN k.in_words
            WHEN 'copy' THEN k.copy
        END
    FROM loss_claims AS k
    CROSS JOIN reasons AS r
    WHERE r.shape = 'loss_reports_shaped'
),

-- Under its reason for being left out, or as carried, a row counts once; a carried one also under all that it loses.
numbers_held AS (
    SELECT place, count(*) AS number
    FROM held
    WHERE CASE effect WHEN 'lost' THEN left_out IS NULL AND lost ELSE reason = coalesce(left_out, 'carried') END
    GROUP BY place
)

SELECT
    r.shape,
    r.effect,
    r.reason,
    CASE r.shape WHEN 'loss_reports_shaped' THEN 'claim' ELSE 'event' END AS unit,
    coalesce(n.number, 0) AS number,
    r.meaning
FROM reasons AS r
LEFT JOIN numbers_held AS n ON r.place = n.place
-- A reason that came later stands with its kind.
ORDER BY min(r.place) OVER (PARTITION BY r.shape, r.effect), r.place
