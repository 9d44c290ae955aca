-- Who speaks in the record and who is only spoken of: one row an actor with a part in its claims, by side.
-- An actor is unheard where it is held responsible or said to be harmed, and no article quotes it, credits a claim to
-- it, or lets anybody speak for it by office. Bodies and people that belong to it have rows of their own.
-- articles: Number of articles in which the actor has a part.
-- unheard: Whether the actor is accused or harmed and never heard.
SELECT
    side,
    actor_id,
    actor,
    count(*) AS articles,
    CAST(sum(claims) AS BIGINT) AS claims,
    CAST(sum(claims_on_behalf) AS BIGINT) AS claims_on_behalf,
    CAST(sum(quotes) AS BIGINT) AS quotes,
    CAST(sum(words_quoted) AS BIGINT) AS words_quoted,
    CAST(sum(accused) AS BIGINT) AS accused,
    CAST(sum(harmed) AS BIGINT) AS harmed,
    sum(claims) + sum(claims_on_behalf) + sum(quotes) = 0 AS unheard
FROM article_voices
GROUP BY side, actor_id, actor
ORDER BY side, sum(claims) DESC, sum(words_quoted) DESC, actor_id
