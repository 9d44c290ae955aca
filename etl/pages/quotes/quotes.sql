-- Every quotation with who uttered it, of what, and who vouches that it was uttered.
-- The speakers with most quotations stand first, those without a name last; then by topic, and as the articles print
-- them.
WITH printed AS (
    SELECT actor_id, name AS form FROM actor_names
    UNION
    SELECT actor_id, role AS form FROM actor_names
    UNION
    SELECT actor_id, epithet AS form FROM actor_names
),

spellings AS (SELECT actor_id, string_agg(form, ' ' ORDER BY form) AS forms FROM printed GROUP BY actor_id)

SELECT
    q.claim_id,
    q.source_id,
    coalesce(s.publisher, s.title, q.source_id) AS article,
    q.paragraph,
    q.exact,
    q.speaker_id,
    speaker.name AS speaker,
    spellings.forms AS speaker_names,
    q.speaker_role,
    q.addressee_id,
    q.topic,
    topic.label AS topic_label,
    q.kind,
    form.label AS kind_label,
    q.altered,
    q.translated,
    c.claimant_id,
    c.claimant_naming,
    c.claimant_basis,
    c.credit_exact,
    c.credit_paragraph,
    q.event_id,
    concat_ws(' ', p.name, p.also_known_as) AS place_names
FROM quotes AS q
INNER JOIN claims AS c ON q.claim_id = c.claim_id
INNER JOIN sources AS s ON q.source_id = s.source_id
LEFT JOIN actors AS speaker ON q.speaker_id = speaker.actor_id
LEFT JOIN spellings ON q.speaker_id = spellings.actor_id
LEFT JOIN events AS e ON q.event_id = e.event_id
LEFT JOIN places AS p ON e.place_id = p.place_id
LEFT JOIN vocabulary AS topic ON topic.vocabulary = 'topic' AND q.topic = topic.value
LEFT JOIN vocabulary AS form ON form.vocabulary = 'quote_kind' AND q.kind = form.value
ORDER BY
    q.speaker_id IS NULL,
    count(*) OVER (PARTITION BY q.speaker_id) DESC,
    q.speaker_id,
    topic.label NULLS LAST,
    q.source_id,
    q.span_start,
    q.claim_id
