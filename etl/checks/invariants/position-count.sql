-- A disagreement is a question with two answers at least; one answer is a claim.
SELECT
    'disagreements' AS table_name,
    d."row",
    'disagreement_id' AS field,
    d.disagreement_id AS value,
    'a question that positions answer in two ways or more' AS expected
FROM disagreements AS d
LEFT JOIN disagreement_positions AS p ON d.disagreement_id = p.disagreement_id
GROUP BY d."row", d.disagreement_id
HAVING count(DISTINCT p.position_no) < 2 OR count(DISTINCT p.answer) < 2
ORDER BY d."row";
