-- title: A position that is not as its claim or its answer has it
-- severity: error
-- advice: correct it in seeds/disagreements.yml, or name the claim that is meant
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
WITH counted AS (
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
        p.note,
        d.tally_id,
        n.tally_id AS claim_tally_id,
        CASE WHEN d.tally_id = n.tally_id THEN n.number END AS number,
        count(*) OVER (PARTITION BY p.disagreement_id, p.position_no, p.answer) AS alike,
        count(*) OVER (PARTITION BY p.disagreement_id, p.position_no, n.number) AS numbered_alike,
        p.claim_id IS NOT NULL
        AND row_number() OVER (PARTITION BY p.disagreement_id, p.claim_id ORDER BY p."row") > 1 AS again
    FROM disagreement_positions AS p
    INNER JOIN disagreements AS d ON p.disagreement_id = d.disagreement_id
    LEFT JOIN counted AS n ON p.claim_id = n.claim_id
),

held AS (
    SELECT
        g."row",
        g.position_no,
        g.answer,
        g.claimant_id,
        g.source_id,
        g.paragraph,
        g.claim_id,
        g.number,
        g.again,
        g.claim_id IS NOT NULL AND g.tally_id <> coalesce(g.claim_tally_id, '') AND g.note IS NULL AS counts_else,
        g.tally_id,
        c.source_id AS claim_source_id,
        c.paragraph AS claim_paragraph,
        c.claimant_id AS claim_claimant_id,
        first_value(g.position_no) OVER (
            PARTITION BY g.disagreement_id, g.answer ORDER BY g.alike DESC, g."row"
        ) AS usual_no,
        first_value(g.answer) OVER (
            PARTITION BY g.disagreement_id, g.position_no ORDER BY g.alike DESC, g."row"
        ) AS usual_answer,
        first_value(g.number) OVER (
            PARTITION BY g.disagreement_id, g.position_no ORDER BY g.number IS NULL, g.numbered_alike DESC, g."row"
        ) AS usual_number
    FROM given AS g
    LEFT JOIN claims AS c ON g.claim_id = c.claim_id
),

judged AS (
    SELECT
        "row",
        position_no,
        answer,
        claimant_id,
        source_id,
        paragraph,
        claim_id,
        again,
        counts_else,
        tally_id,
        claim_source_id,
        claim_paragraph,
        claim_claimant_id,
        usual_no,
        usual_answer,
        CASE
            WHEN source_id <> claim_source_id THEN 'source_id'
            WHEN paragraph <> claim_paragraph THEN 'paragraph'
            WHEN position_no <> usual_no THEN 'position_no'
            WHEN answer <> usual_answer THEN 'answer'
            WHEN claim_source_id IS NOT NULL AND (claimant_id IS DISTINCT FROM claim_claimant_id) THEN 'claimant_id'
            WHEN again OR counts_else OR number <> usual_number THEN 'claim_id'
        END AS field
    FROM held
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
    CASE field
        WHEN 'source_id' THEN claim_source_id || ', where ' || claim_id || ' stands'
        WHEN 'paragraph' THEN claim_paragraph || ', where ' || claim_id || ' stands'
        WHEN 'position_no' THEN usual_no || ', under which the same answer stands'
        WHEN 'answer' THEN usual_answer || ', the other answer of this number, or a number of its own'
        WHEN 'claimant_id' THEN coalesce(claim_claimant_id, 'nobody') || ', whose claim ' || claim_id || ' is'
        WHEN 'claim_id' THEN
            CASE
                WHEN again THEN 'a claim that has no answer to this question yet'
                WHEN counts_else THEN 'a claim of ' || tally_id || ', or a note that says why this one answers'
                ELSE 'a claim with the number of the others that give this answer'
            END
    END AS expected
FROM judged
WHERE field IS NOT NULL
ORDER BY "row";
