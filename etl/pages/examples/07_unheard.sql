-- Of whom others say something, and who are never heard: no article quotes them or credits a claim to them.
SELECT
    actor,
    side,
    articles,
    accused,
    said_present,
    labelled,
    harmed
FROM actor_activity
WHERE unheard
ORDER BY harmed DESC, accused DESC, actor_id
