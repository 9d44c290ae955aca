-- Who holds whom responsible, for what, and in how many articles.
-- A null claimant is the article's own voice; `denies` and `unclear` are answers too.
SELECT
    claimant,
    stance,
    accused,
    charge,
    count(DISTINCT source_id) AS articles,
    count(*) AS claims
FROM claim_context
WHERE kind = 'attribution'
GROUP BY claimant, stance, accused, charge
ORDER BY articles DESC, claims DESC, claimant, stance, accused, charge
