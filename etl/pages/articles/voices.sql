-- Whom each article lets speak, and of whom it only speaks.
SELECT
    v.source_id,
    v.side,
    v.actor_id,
    v.claims + v.claims_on_behalf + coalesce(v.quotes, 0) > 0 AS heard,
    v.claims + v.claims_on_behalf AS claims,
    v.claims_inferred,
    v.words_quoted,
    v.accused,
    v.said_present,
    v.labelled,
    v.harmed
FROM article_voices AS v
ORDER BY v.source_id, v.side, v.claims DESC, v.words_quoted DESC, v.actor_id
