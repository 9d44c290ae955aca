-- Who charges whom with what, and in how many articles.
-- A null claimant is the article's own voice; `denies` and `unclear` are answers too. Only what occurred, is ongoing or
-- claimed is told as done: of all else the accused is named as the one who would do it, or would have done it.
SELECT
    claimant,
    stance,
    accused,
    charge,
    event_status,
    count(DISTINCT source_id) AS articles,
    count(*) AS claims
FROM claim_context
WHERE kind = 'attribution'
GROUP BY claimant, stance, accused, charge, event_status
ORDER BY articles DESC, claims DESC, claimant, stance, accused, charge, event_status
