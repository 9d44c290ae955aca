-- Named as responsible, backer or harmed, and never heard: no article quotes them or credits a claim to them.
SELECT actor, side, articles, accused, harmed
FROM actor_activity
WHERE unheard
ORDER BY harmed DESC, accused DESC, actor_id
