-- Who counts what: every number given for the count that most articles give.
-- Each row is a claim. A null claimant is the article's own voice, which is often where a count loses its source.
WITH told AS (
    SELECT tally_id, count(DISTINCT source_id) AS articles, count(*) AS claims
    FROM casualties
    WHERE tally_id IS NOT NULL
    GROUP BY tally_id
),

chosen AS (
    SELECT tally_id FROM told ORDER BY articles DESC, claims DESC, tally_id LIMIT 1
)

SELECT
    c.publisher,
    c.paragraph,
    c.paragraph_role,
    c.exact AS as_printed,
    c.stance,
    c.qualifier,
    c.value,
    c.claimant,
    c.credit_exact AS credit_as_printed,
    c.tally
FROM claim_context AS c
INNER JOIN chosen AS t ON c.tally_id = t.tally_id
ORDER BY c.source_id, c.span_start, c.claim_id
