-- title: A contradiction that no two claims show
-- severity: error
-- advice: check the claims of its answers; where all of them can hold, the test is another
-- needs: whole
-- example: seeds/disagreements.yml
--    test: ▶contradictory
-- example: seeds/disagreements.yml
--   -tally: bridge-killed
--   +tally: camp-killed
-- says: A contradiction that no two claims show: test is 'contradictory'; expected two answers whose claims cannot both
--   hold, or another test
--
-- A disagreement that is called contradictory is one: claims of two of its answers cannot both hold. That one updates
-- the other does not matter here; a disagreement may be explained by the later report.
WITH shown AS (
    SELECT DISTINCT a.disagreement_id
    FROM contradictions AS p
    INNER JOIN disagreement_claims AS a ON p.claim_id = a.claim_id
    INNER JOIN disagreement_claims AS b
        ON
            p.other_claim_id = b.claim_id
            AND a.disagreement_id = b.disagreement_id
            AND a.position_no <> b.position_no
    INNER JOIN disagreements AS d
        ON
            a.disagreement_id = d.disagreement_id
            AND CASE WHEN d.tally_id IS NULL THEN d.event_id = p.event_id ELSE d.tally_id = p.tally_id END
)

SELECT
    'disagreements' AS table_name,
    d."row",
    'test' AS field,
    d.test AS value,
    'two answers whose claims cannot both hold, or another test' AS expected
FROM disagreements AS d
LEFT JOIN shown AS s ON d.disagreement_id = s.disagreement_id
WHERE d.test = 'contradictory' AND s.disagreement_id IS NULL
ORDER BY d."row";
