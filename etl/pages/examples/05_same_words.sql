-- The same words, told otherwise: utterances that are quoted in more than one form.
-- Each row is one form of one utterance. Translation, cuts and memory all change words; the data do not say which.
WITH forms AS (
    SELECT
        q.utterance_id,
        speaker.name AS speaker,
        q.exact AS words_as_printed,
        string_agg(DISTINCT s.publisher, ', ' ORDER BY s.publisher) AS publishers
    FROM quotes AS q
    INNER JOIN sources AS s ON q.source_id = s.source_id
    LEFT JOIN actors AS speaker ON q.speaker_id = speaker.actor_id
    WHERE q.utterance_id IS NOT NULL
    GROUP BY q.utterance_id, speaker.name, q.exact
),

counted AS (
    SELECT utterance_id, speaker, words_as_printed, publishers, count(*) OVER (PARTITION BY utterance_id) AS forms
    FROM forms
)

SELECT speaker, utterance_id, words_as_printed, publishers, forms
FROM counted
WHERE forms > 1
ORDER BY forms DESC, utterance_id, words_as_printed
