-- What the articles disagree on where it matters most, and every answer they give.
SELECT d.question, p.answer, s.publisher, p.paragraph, claimant.name AS claimant, d.explained_by
FROM disagreements AS d
INNER JOIN disagreement_positions AS p ON d.disagreement_id = p.disagreement_id
LEFT JOIN sources AS s ON p.source_id = s.source_id
LEFT JOIN actors AS claimant ON p.claimant_id = claimant.actor_id
WHERE d.weight = 'major'
ORDER BY d.disagreement_id, p.position_no, p.source_id, p.paragraph
