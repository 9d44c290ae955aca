-- Whose words are quoted: number of words between quotation marks, by speaker.
SELECT actor, words_quoted
FROM actor_activity
WHERE words_quoted > 0
ORDER BY words_quoted DESC, actor_id
