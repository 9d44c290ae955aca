-- title: A claim that contradicts another
-- severity: error
-- advice: record the question in seeds/disagreements.yml, or link the claims in seeds/links.yml
-- needs: whole
-- passes: first
-- example: seeds/links.yml
--   -relation: updates
--   +relation: repeats
-- example: seeds/sources/river-post.yml
--    number: ▶"11"
-- says: A claim that contradicts another: number is 'exact 11'; expected what fits exact 9 of river-post-p3-wounded, a
--   link by which one of the two updates the other, or a contradictory disagreement on the tally bridge-wounded with
--   each of them under an answer of its own
--
-- Two claims that cannot both hold are a disagreement, which the record names and explains, unless one of them updates
-- the other: numbers of one tally a contradictory one on that tally, other claims one on their event, with an answer
-- each. A claim of an answer stands in its paragraph for what the same voice says there of the event. Each count and
-- event is told once, at the claim that is read last in the newest article. The record names them once, so the second
-- pass need not.
WITH open_pairs AS (
    SELECT p.kind, p.tally_id, p.event_id, p.claim_id, p.told, p.other_claim_id, p.other_told
    FROM contradictions AS p
    WHERE NOT p.joined_by_update
),

placed AS (
    SELECT disagreement_id, position_no, claim_id FROM disagreement_claims
    UNION
    SELECT a.disagreement_id, a.position_no, c.claim_id
    FROM disagreement_claims AS a
    INNER JOIN disagreements AS d ON a.disagreement_id = d.disagreement_id AND d.tally_id IS NULL
    INNER JOIN claims AS c
        ON
            a.source_id = c.source_id
            AND a.paragraph = c.paragraph
            AND d.event_id = c.event_id
            AND a.claimant_id IS NOT DISTINCT FROM c.claimant_id
),

covered AS (
    SELECT DISTINCT p.kind, p.claim_id, p.other_claim_id
    FROM open_pairs AS p
    INNER JOIN placed AS a ON p.claim_id = a.claim_id
    INNER JOIN placed AS b
        ON
            p.other_claim_id = b.claim_id
            AND a.disagreement_id = b.disagreement_id
            AND a.position_no <> b.position_no
    INNER JOIN disagreements AS d
        ON
            a.disagreement_id = d.disagreement_id
            AND CASE
                WHEN p.kind = 'count' THEN d.tally_id = p.tally_id AND d.test = 'contradictory'
                ELSE d.event_id = p.event_id
            END
),

bare AS (
    SELECT
        p.kind,
        coalesce(p.tally_id, p.event_id) AS matter_id,
        p.claim_id,
        p.told,
        p.other_claim_id,
        p.other_told
    FROM open_pairs AS p
    LEFT JOIN covered AS v ON p.kind = v.kind AND p.claim_id = v.claim_id AND p.other_claim_id = v.other_claim_id
    WHERE v.claim_id IS NULL
),

-- Each claim of a pair against the other.
either AS (
    SELECT kind, matter_id, claim_id, told, other_claim_id, other_told FROM bare
    UNION ALL
    SELECT kind, matter_id, other_claim_id, other_told, claim_id, told FROM bare
),

newest AS (
    SELECT
        e.kind,
        e.matter_id,
        e.claim_id,
        e.told,
        e.other_claim_id,
        e.other_told,
        count(*) OVER (PARTITION BY e.kind, e.matter_id, e.claim_id) - 1 AS more,
        row_number() OVER (
            PARTITION BY e.kind, e.matter_id
            ORDER BY s.published_end DESC NULLS LAST, c."row" DESC, o."row"
        ) AS nth
    FROM either AS e
    INNER JOIN claims AS c ON e.claim_id = c.claim_id
    INNER JOIN sources AS s ON c.source_id = s.source_id
    INNER JOIN claims AS o ON e.other_claim_id = o.claim_id
),

typed AS (
    SELECT 'count' AS kind, 'casualties' AS table_name, "row", 'value' AS field, claim_id FROM casualties
    UNION ALL
    SELECT 'count', 'figures', "row", 'value', claim_id FROM figures
    UNION ALL
    SELECT 'responsibility', 'attributions', "row", 'stance', claim_id FROM attributions
    UNION ALL
    SELECT 'date', 'event_mentions', "row", 'date', claim_id FROM event_mentions
    UNION ALL
    SELECT 'occurrence', 'event_mentions', "row", CASE WHEN stance = 'denies' THEN 'stance' ELSE 'status' END, claim_id
    FROM event_mentions
)

SELECT
    t.table_name,
    t."row",
    t.field,
    n.told AS value,
    'what fits ' || n.other_told || ' of ' || n.other_claim_id
    || CASE WHEN n.more > 0 THEN ' and ' || n.more || ' more' ELSE '' END
    || ', a link by which one of the two updates the other, or a '
    || CASE WHEN n.kind = 'count' THEN 'contradictory disagreement on the tally ' ELSE 'disagreement on the event ' END
    || n.matter_id || ' with each of them under an answer of its own' AS expected
FROM newest AS n
INNER JOIN typed AS t ON n.kind = t.kind AND n.claim_id = t.claim_id
WHERE n.nth = 1
ORDER BY t.table_name, t."row", t.field;
