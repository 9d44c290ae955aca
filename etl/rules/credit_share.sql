-- How much each article says without a credit: its claims, those in its own voice, and their share.
-- Claims are those of the kinds that were looked for in the article, see source_scope: shares of articles that were
-- read for different things are no comparison.
-- An article's own voice is not by itself a fault: what its reporters saw needs no source. It is what a reader cannot
-- trace.
-- claims: Claims recorded from the article.
-- without_credit: Claims without a claimant: the article says so itself.
-- share_without_credit: Their share of its claims; from 0 to 1.
-- nameless: Claims credited to a person without a name or a body without one.
SELECT
    s.source_id,
    s.publisher,
    s.publisher_basis,
    count(c.claim_id) AS claims,
    count(c.claim_id) FILTER (WHERE c.claimant_id IS NULL) AS without_credit,
    round(
        count(c.claim_id) FILTER (WHERE c.claimant_id IS NULL) / nullif(count(c.claim_id), 0), 3
    ) AS share_without_credit,
    count(c.claim_id) FILTER (WHERE c.claimant_naming IN ('anonymous', 'described')) AS nameless
FROM sources AS s
LEFT JOIN claims AS c ON s.source_id = c.source_id
GROUP BY s.source_id, s.publisher, s.publisher_basis
ORDER BY s.source_id
