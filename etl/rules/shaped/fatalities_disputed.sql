-- The dispute over the dead of an event in words, as ACLED writes it into its notes: what each claim says, and whose it
-- is. One row an event whose counts of people killed have more than one answer: different numbers, or a number that
-- somebody denies, doubts or does not confirm. A sentence a tally; numbers as they are said, then those who do not go
-- along. A name is the claimant's, or the publisher's where the article says it in its own voice.
-- disputed: The sentences, in the order of tally ids.
WITH said AS (
    SELECT DISTINCT
        c.event_id,
        t.tally_id,
        CASE t.stance
            WHEN 'denies' THEN 'denied'
            WHEN 'doubts' THEN 'doubted'
            WHEN 'not_confirmed' THEN 'not confirmed'
            ELSE
                CASE
                    WHEN t.qualifier = 'between' THEN CAST(CAST(t.low AS BIGINT) AS VARCHAR) || ' to '
                    WHEN t.qualifier <> 'exact' THEN replace(t.qualifier, '_', ' ')
                    ELSE ''
                END
                || CASE WHEN t.value IS NOT NULL AND t.qualifier <> 'exact' THEN ' ' ELSE '' END
                || coalesce(
                    CAST(
                        CAST(coalesce(t.value, CASE WHEN t.qualifier = 'between' THEN t.high END) AS BIGINT) AS VARCHAR
                    ),
                    ''
                )
        END AS words,
        CASE WHEN t.stance = 'asserts' THEN t.smallest END AS smallest,
        coalesce(a.name, s.publisher, s.source_id) AS name
    FROM tally_claims AS t
    INNER JOIN tally_victims AS c
        ON t.tally_id = c.tally_id AND c.outcome = 'killed' AND c.scope = 'event' AND c.event_id IS NOT NULL
    INNER JOIN sources AS s ON t.source_id = s.source_id
    LEFT JOIN actors AS a ON t.claimant_id = a.actor_id
    WHERE NOT t.updated AND (t.stance <> 'asserts' OR t.smallest IS NOT NULL)
),

by_words AS (
    SELECT
        event_id,
        tally_id,
        words,
        smallest,
        words || ' (' || string_agg(name, ', ' ORDER BY name) || ')' AS answer
    FROM said
    GROUP BY event_id, tally_id, words, smallest
),

by_tally AS (
    SELECT
        event_id,
        tally_id,
        'Fatalities disputed: ' || string_agg(answer, ', ' ORDER BY smallest NULLS LAST, words) || '.' AS sentence
    FROM by_words
    GROUP BY event_id, tally_id
    HAVING count(*) > 1
)

SELECT event_id, string_agg(sentence, ' ' ORDER BY tally_id) AS disputed
FROM by_tally
GROUP BY event_id
ORDER BY event_id
