-- title: A disagreement without two answers
-- severity: error
-- advice: add the other answer, under a position number of its own
-- needs: whole
-- example: seeds/disagreements.yml
--    disagreement: ▶bridge-responsibility
-- example: seeds/disagreements.yml
--   -position_no: 2, answer: Not Vesland
--   +position_no: 1, answer: Not Vesland
-- says: A disagreement without two answers: disagreement is 'bridge-responsibility'; expected a question that positions
--   answer in two ways or more
--
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
