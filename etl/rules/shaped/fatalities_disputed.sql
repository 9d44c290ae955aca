-- The numbers of dead that differ for an event, in words, as ACLED writes a dispute into its notes.
-- One row an event with a count of people killed that is disputed or was updated. Disputed is a count of which two
-- claims cannot both hold, neither updating the other, or which somebody denies, doubts or does not confirm; 33 and at
-- least 33 are no dispute. A sentence a tally: numbers as they are said, with what updates them, then those who do not
-- go along. A name is the claimant's, or the publisher's where the article says it in its own voice; where the
-- claimant is concluded, the credit stands as it is printed, and the name after it.
-- disputed: The sentences, in the order of tally ids.
WITH counted AS (
    SELECT tally_id, event_id
    FROM tally_victims
    WHERE outcome = 'killed' AND scope = 'event' AND event_id IS NOT NULL
),

contested AS (
    SELECT tally_id FROM contradictions WHERE kind = 'count' AND NOT joined_by_update
    UNION
    SELECT tally_id FROM tally_claims WHERE stance <> 'asserts'
),

said AS (
    SELECT
        c.event_id,
        t.tally_id,
        t.claim_id,
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
        t.updated,
        CASE
            WHEN m.claimant_basis = 'inferred' AND NOT contains(m.credit_exact, a.name)
                THEN m.credit_exact || ', concluded to be ' || a.name
            ELSE coalesce(a.name, s.publisher, s.source_id)
        END AS name
    FROM tally_claims AS t
    INNER JOIN counted AS c ON t.tally_id = c.tally_id
    INNER JOIN claims AS m ON t.claim_id = m.claim_id
    INNER JOIN sources AS s ON t.source_id = s.source_id
    LEFT JOIN actors AS a ON t.claimant_id = a.actor_id
    WHERE t.stance <> 'asserts' OR t.smallest IS NOT NULL
),

-- What updates a claim, with how sure the link is.
updates AS (
    SELECT
        o.claim_id,
        string_agg(
            n.words
            || ' ('
            || n.name
            || CASE WHEN l.basis = 'inferred' THEN '; inferred' ELSE '' END
            || CASE WHEN l.certainty <> 'certain' THEN '; ' || l.certainty ELSE '' END
            || ')',
            ', ' ORDER BY n.claim_id
        ) AS by_what
    FROM claim_links AS l
    INNER JOIN said AS n ON l.claim_id = n.claim_id
    INNER JOIN said AS o ON l.other_claim_id = o.claim_id AND n.tally_id = o.tally_id
    WHERE l.relation = 'updates'
    GROUP BY o.claim_id
),

named AS (
    SELECT DISTINCT
        s.event_id,
        s.tally_id,
        s.words,
        s.smallest,
        s.name,
        CASE
            WHEN u.by_what IS NOT NULL THEN ', updated by ' || u.by_what
            WHEN s.updated THEN ', updated'
            ELSE ''
        END AS update_words
    FROM said AS s
    LEFT JOIN updates AS u ON s.claim_id = u.claim_id
),

by_words AS (
    SELECT
        event_id,
        tally_id,
        words,
        smallest,
        update_words,
        words || ' (' || string_agg(name, ', ' ORDER BY name) || ')' || update_words AS answer
    FROM named
    GROUP BY event_id, tally_id, words, smallest, update_words
),

by_tally AS (
    SELECT
        w.event_id,
        w.tally_id,
        CASE WHEN max(c.tally_id) IS NOT NULL THEN 'Fatalities disputed: ' ELSE 'Fatalities updated: ' END
        || string_agg(w.answer, ', ' ORDER BY w.smallest NULLS LAST, w.words, w.update_words)
        || '.' AS sentence
    FROM by_words AS w
    LEFT JOIN contested AS c ON w.tally_id = c.tally_id
    GROUP BY w.event_id, w.tally_id
    HAVING max(c.tally_id) IS NOT NULL OR max(w.update_words) <> ''
)

SELECT event_id, string_agg(sentence, ' ' ORDER BY tally_id) AS disputed
FROM by_tally
GROUP BY event_id
ORDER BY event_id
