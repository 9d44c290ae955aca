-- Whose word an event's status is, where no article tells it so in its own voice: one row an event, a teller and a
-- stance.
-- The status is that of the event, and its tellers are those who are credited with a mention of that status. Who denies
-- or doubts what they assert stands beside them. An event that an article tells so in its own voice has no row: the
-- status is the article's, and status_tellings and event_timeline say how surely it is told.
-- Key: event_id, teller_id, stance
-- status: How the event stands, as in the table of events.
-- teller_id: The claimant, an actor.
-- teller: Name of the claimant.
-- stance [telling_stance]: Whether the claimant asserts what has that status, or denies or doubts it.
-- against: Whether the claimant denies or doubts a status that others assert; else the status is the claimant's word.
-- basis [basis]: Inferred where each such telling is our conclusion, or its claimant is, else stated.
-- modality [modality]: Possible where each such telling has a word of chance or doubt, else certain.
-- tellings: Number of these tellings.
SELECT
    event_id,
    status,
    teller_id,
    teller,
    stance,
    against,
    max(CASE basis WHEN 'inferred' THEN basis ELSE teller_basis END) AS basis,
    min(modality) AS modality,
    count(*) AS tellings
FROM status_tellings
WHERE teller_id IS NOT NULL
GROUP BY event_id, status, teller_id, teller, stance, against
ORDER BY event_id, teller, teller_id, stance
