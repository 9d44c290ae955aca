-- The claims behind each answer of a disagreement: one row a disagreement, an answer and a claim that gives it.
-- A claim is named by the curator; or it is what the paragraph of the answer says of the count or the event, where no
-- claim is named; or it gives the same number in the same words from the same origin as a claim that is named.
-- stands_by: How the claim comes to stand for the answer: claim (named), paragraph, or copy.
-- claim_id: A claim that gives the answer.
-- source_id: Article of the claim.
WITH numbers AS (
    SELECT
        claim_id,
        tally_id,
        qualifier,
        CAST(value AS DECIMAL(38, 6)) AS value,
        CAST(low AS DECIMAL(38, 6)) AS low,
        CAST(high AS DECIMAL(38, 6)) AS high
    FROM casualties
    WHERE tally_id IS NOT NULL AND stance = 'asserts'
    UNION ALL
    SELECT
        claim_id,
        tally_id,
        qualifier,
        CAST(value AS DECIMAL(38, 6)),
        CAST(low AS DECIMAL(38, 6)),
        CAST(high AS DECIMAL(38, 6))
    FROM figures
    WHERE tally_id IS NOT NULL AND stance = 'asserts'
),

said AS (
    SELECT
        n.claim_id,
        n.tally_id,
        c.origin_id,
        n.qualifier
        || ' '
        || coalesce(CAST(n.value AS VARCHAR), '')
        || ' '
        || coalesce(CAST(n.low AS VARCHAR), '')
        || ' '
        || coalesce(CAST(n.high AS VARCHAR), '') AS number
    FROM numbers AS n
    INNER JOIN claims AS c ON n.claim_id = c.claim_id
),

named AS (
    SELECT disagreement_id, position_no, claim_id
    FROM disagreement_positions
    WHERE claim_id IS NOT NULL
),

standing AS (
    SELECT disagreement_id, position_no, claim_id, 'claim' AS stands_by FROM named
    UNION ALL
    SELECT p.disagreement_id, p.position_no, c.claim_id, 'paragraph'
    FROM disagreement_positions AS p
    INNER JOIN disagreements AS d ON p.disagreement_id = d.disagreement_id
    INNER JOIN claims AS c ON p.source_id = c.source_id AND p.paragraph = c.paragraph
    LEFT JOIN said AS s ON c.claim_id = s.claim_id
    WHERE
        p.claim_id IS NULL
        AND CASE WHEN d.tally_id IS NULL THEN c.event_id = d.event_id ELSE s.tally_id = d.tally_id END
    UNION ALL
    SELECT n.disagreement_id, n.position_no, c.claim_id, 'copy'
    FROM named AS n
    INNER JOIN disagreements AS d ON n.disagreement_id = d.disagreement_id
    INNER JOIN said AS s ON n.claim_id = s.claim_id AND d.tally_id = s.tally_id
    INNER JOIN said AS c ON s.tally_id = c.tally_id AND s.origin_id = c.origin_id AND s.number = c.number
),

-- What is named for one answer is no copy for another.
placed AS (
    SELECT
        s.disagreement_id,
        s.position_no,
        s.claim_id,
        min(s.stands_by) FILTER (WHERE s.stands_by <> 'copy') AS given,
        count(n.claim_id) > 0 AS is_named
    FROM standing AS s
    LEFT JOIN named AS n ON s.disagreement_id = n.disagreement_id AND s.claim_id = n.claim_id
    GROUP BY s.disagreement_id, s.position_no, s.claim_id
)

SELECT
    d.disagreement_id,
    p.position_no,
    p.claim_id,
    coalesce(p.given, 'copy') AS stands_by,
    c.source_id,
    c.paragraph,
    c.exact,
    c.basis,
    c.claimant_id,
    c.claimant_basis,
    c.origin_id,
    c.origin_basis
FROM placed AS p
INNER JOIN disagreements AS d ON p.disagreement_id = d.disagreement_id
INNER JOIN claims AS c ON p.claim_id = c.claim_id
WHERE p.given IS NOT NULL OR NOT p.is_named
ORDER BY d.disagreement_id, p.position_no, c.source_id, c.paragraph, p.claim_id
