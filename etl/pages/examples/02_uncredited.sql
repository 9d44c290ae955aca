-- Claims without any credit, by article.
-- In these the article speaks in its own voice: it names nobody who says so.
SELECT
    s.publisher,
    count(*) FILTER (WHERE c.claimant_id IS NULL) AS claims_without_credit
FROM claims AS c
INNER JOIN sources AS s ON c.source_id = s.source_id
GROUP BY s.source_id, s.publisher
ORDER BY claims_without_credit DESC, s.source_id
