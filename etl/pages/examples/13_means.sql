-- The means that the articles name, each on its own: drones are found where artillery is told beside them.
SELECT
    v.label AS means,
    e.title AS event,
    m.status AS told_status,
    s.publisher,
    m.paragraph,
    a.name AS claimant,
    m.exact AS as_printed
FROM mention_means AS n
INNER JOIN event_mentions AS m ON n.claim_id = m.claim_id
INNER JOIN events AS e ON m.event_id = e.event_id
INNER JOIN sources AS s ON m.source_id = s.source_id
INNER JOIN vocabulary AS v ON v.vocabulary = 'means' AND n.means = v.value
LEFT JOIN actors AS a ON m.claimant_id = a.actor_id
WHERE n.means IN ('drone', 'artillery', 'mixed')
ORDER BY n.means DESC, m.source_id, m.paragraph, n.claim_id
