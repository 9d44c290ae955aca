-- title: A position that is not as its claim or its answer has it
-- severity: error
-- advice: correct it in seeds/disagreements.yml, or name the claim that is meant
-- passes: first
-- needs: whole
-- example: seeds/disagreements.yml
--   -paragraph: 4, claim: river-post-p4-killed
--   +paragraph: ▶5, claim: river-post-p4-killed
-- says: A position that is not as its claim or its answer has it: paragraph is '5'; expected 4, where
--   river-post-p4-killed stands
--
-- A position has the article, the paragraph and the claimant of its claim, which gives no other answer. In a question
-- about a count its claim is of that count, or the note says why another answers it, and the numbers of one answer are
-- alike. One number of a question has one answer, and one answer one number: what most of its rows have, or the first.
WITH numbers AS (
    SELECT claim_id, tally_id, concat_ws(' ', stance, qualifier, value, low, high) AS number FROM casualties
    UNION ALL
    SELECT claim_id, tally_id, concat_ws(' ', stance, qualifier, value, low, high) FROM figures
),

given AS (
    SELECT
        p."row",
        p.disagreement_id,
        p.position_no,
        p.answer,
        p.claimant_id,
        p.source_id,
        p.paragraph,
        p.claim_id,
        CASE WHEN d.tally_id = n.tally_id THEN n.number ELSE '' END AS number,
        CASE
            WHEN p.note IS NULL AND p.claim_id IS NOT NULL AND d.tally_id <> coalesce(n.tally_id, '') THEN d.tally_id
        END AS other_tally_id
    FROM disagreement_positions AS p
    INNER JOIN disagreements AS d ON p.disagreement_id = d.disagreement_id
    LEFT JOIN numbers AS n ON d.tally_id IS NOT NULL AND p.claim_id = n.claim_id
),

answers AS (
    SELECT disagreement_id, position_no, answer, number, count(*) AS times, min("row") AS first_row
    FROM given
    GROUP BY disagreement_id, position_no, answer, number
),

-- Of two that cannot both stand the one is wrong that has fewer rows, or else comes later.
misplaced AS (
    SELECT a.first_row, min(b.position_no) AS position_no
    FROM answers AS a
    INNER JOIN answers AS b
        ON
            a.disagreement_id = b.disagreement_id
            AND a.answer = b.answer
            AND a.position_no <> b.position_no
            AND (b.times > a.times OR (b.times = a.times AND b.first_row < a.first_row))
    GROUP BY a.first_row
),

outvoted AS (
    SELECT a.first_row, min(b.answer) AS answer
    FROM answers AS a
    INNER JOIN answers AS b
        ON
            a.disagreement_id = b.disagreement_id
            AND a.position_no = b.position_no
            AND (a.answer <> b.answer OR (a.number <> '' AND b.number <> ''))
            AND (b.times > a.times OR (b.times = a.times AND b.first_row < a.first_row))
    WHERE b.first_row NOT IN (SELECT m.first_row FROM misplaced AS m)
    GROUP BY a.first_row
),

twice AS (
    SELECT max("row") AS "row"
    FROM disagreement_positions
    WHERE claim_id IS NOT NULL
    GROUP BY disagreement_id, claim_id
    HAVING count(*) > 1
),

judged AS (
    SELECT
        g."row",
        g.position_no,
        g.answer,
        g.claimant_id,
        g.source_id,
        g.paragraph,
        g.claim_id,
        CASE
            WHEN g.source_id <> c.source_id THEN 'source_id'
            WHEN g.paragraph <> c.paragraph THEN 'paragraph'
            WHEN m.position_no IS NOT NULL THEN 'position_no'
            WHEN o.answer <> g.answer THEN 'answer'
            WHEN c.claim_id IS NOT NULL AND (g.claimant_id IS DISTINCT FROM c.claimant_id) THEN 'claimant_id'
            WHEN t."row" IS NOT NULL OR g.other_tally_id IS NOT NULL OR o.answer IS NOT NULL THEN 'claim_id'
        END AS field,
        CASE
            WHEN g.source_id <> c.source_id THEN c.source_id || ', where ' || g.claim_id || ' stands'
            WHEN g.paragraph <> c.paragraph THEN c.paragraph || ', where ' || g.claim_id || ' stands'
            WHEN m.position_no IS NOT NULL THEN m.position_no || ', under which the same answer stands'
            WHEN o.answer <> g.answer THEN o.answer || ', the other answer of this number, or a number of its own'
            WHEN c.claim_id IS NOT NULL AND (g.claimant_id IS DISTINCT FROM c.claimant_id)
                THEN coalesce(c.claimant_id, 'nobody') || ', whose claim ' || g.claim_id || ' is'
            WHEN t."row" IS NOT NULL THEN 'a claim that has no answer to this question yet'
            WHEN g.other_tally_id IS NOT NULL
                THEN 'a claim of ' || g.other_tally_id || ', or a note that says why this one answers'
            ELSE 'a claim with the number of the others that give this answer'
        END AS expected
    FROM given AS g
    INNER JOIN answers AS a
        ON
            g.disagreement_id = a.disagreement_id
            AND g.position_no = a.position_no
            AND g.answer = a.answer
            AND g.number = a.number
    LEFT JOIN misplaced AS m ON a.first_row = m.first_row
    LEFT JOIN outvoted AS o ON a.first_row = o.first_row
    LEFT JOIN twice AS t ON g."row" = t."row"
    LEFT JOIN claims AS c ON g.claim_id = c.claim_id
)

SELECT
    'disagreement_positions' AS table_name,
    "row",
    field,
    CASE field
        WHEN 'source_id' THEN source_id
        WHEN 'paragraph' THEN CAST(paragraph AS VARCHAR)
        WHEN 'position_no' THEN CAST(position_no AS VARCHAR)
        WHEN 'answer' THEN answer
        WHEN 'claimant_id' THEN claimant_id
        ELSE claim_id
    END AS value,
    expected
FROM judged
WHERE field IS NOT NULL
ORDER BY "row";
