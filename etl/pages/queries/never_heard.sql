-- Who is never heard, those of whom others say most first.
SELECT
    actor_id,
    side,
    accused,
    said_present,
    labelled,
    harmed
FROM actor_activity
WHERE unheard
ORDER BY accused + said_present + labelled + harmed DESC, actor_id
