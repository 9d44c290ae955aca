-- Every quotation, so that printings of the same words find each other: one row a stretch in quotation marks.
-- Words are compared in lower case and without punctuation, as Quotebank joins quotations of the same words. An
-- utterance is what one speaker said on one occasion; its variants are the different words, or stretches of it, in
-- which it is printed.
-- speaker: Name of who uttered the quoted words.
-- claimant: Name of whose telling it is, mostly the speaker; null is the article's own voice.
-- variant: Number of these words among the variants of the utterance, in the order of reading; null without an
--   utterance.
-- variants: Number of variants of the utterance.
-- words: The quoted words in lower case, without punctuation.
-- same_words: Whether another article prints the same words in quotation marks, by whomever they were said.
-- addressee: Name of the person or body spoken to.
-- said_on: Day of the utterance, else of the claim, in EDTF.
-- said_on_basis: Whether an article prints that day, or it is concluded; null where only the utterance gives it.
WITH plain AS (
    SELECT
        claim_id,
        utterance_id,
        source_id,
        span_start,
        span_end,
        trim(
            regexp_replace(
                regexp_replace(
                    regexp_replace(lower(exact), '[\p{Pd}…/]+', ' ', 'g'), '[^\p{L}\p{M}\p{N}\s]', '', 'g'
                ),
                '\s+', ' ', 'g'
            )
        ) AS words
    FROM quotes
),

first_printed AS (
    SELECT
        claim_id,
        utterance_id,
        source_id,
        words,
        first_value(source_id || ' ' || lpad(CAST(span_start AS VARCHAR), 12, '0') || ' ' || claim_id) OVER (
            PARTITION BY utterance_id, words ORDER BY source_id, span_start, span_end, claim_id
        ) AS first_place
    FROM plain
),

numbered AS (
    SELECT
        claim_id,
        words,
        CASE WHEN utterance_id IS NOT NULL THEN dense_rank() OVER (
            PARTITION BY utterance_id ORDER BY first_place
        ) END AS variant,
        min(source_id) OVER (PARTITION BY words) <> max(source_id) OVER (PARTITION BY words) AS same_words
    FROM first_printed
),

counted AS (
    SELECT utterance_id, count(DISTINCT words) AS variants
    FROM plain
    WHERE utterance_id IS NOT NULL
    GROUP BY utterance_id
)

SELECT
    q.speaker_id,
    s.name AS speaker,
    q.speaker_role,
    q.claim_id,
    q.utterance_id,
    n.variant,
    v.variants,
    q.exact,
    n.words,
    n.same_words,
    q.kind,
    q.source_id,
    q.paragraph,
    q.topic,
    q.translated,
    q.altered,
    q.addressee_id,
    a.name AS addressee,
    u.occasion,
    coalesce(u.said_on, c.said_on) AS said_on,
    c.said_on_basis,
    q.event_id,
    q.claimant_id,
    t.name AS claimant,
    c.claimant_basis,
    c.basis
FROM quotes AS q
INNER JOIN claims AS c ON q.claim_id = c.claim_id
INNER JOIN numbered AS n ON q.claim_id = n.claim_id
LEFT JOIN counted AS v ON q.utterance_id = v.utterance_id
LEFT JOIN utterances AS u ON q.utterance_id = u.utterance_id
LEFT JOIN actors AS s ON q.speaker_id = s.actor_id
LEFT JOIN actors AS a ON q.addressee_id = a.actor_id
LEFT JOIN actors AS t ON q.claimant_id = t.actor_id
ORDER BY s.name, q.speaker_id, q.utterance_id, n.variant, q.source_id, q.span_start, q.claim_id
