-- Every question that is answered differently, major ones and those with most answers first.
WITH answers AS (
    SELECT disagreement_id, count(DISTINCT position_no) AS answers FROM disagreement_positions GROUP BY disagreement_id
)

SELECT
    d.disagreement_id,
    d.question AS title,
    coalesce(answers.answers, 0) || ' answers, with who gives each and where: ' || d.question AS description,
    d.kind,
    kind.label AS kind_label,
    d.test,
    test.label AS test_label,
    test.definition AS test_definition,
    d.weight,
    weight.label AS weight_label,
    d.tally_id,
    t.outcome IS NOT NULL AS counts_people,
    d.event_id,
    d.explained_by,
    explained.label AS explained_by_label,
    explained.definition AS explained_by_definition,
    d.explanation,
    d.explanation_basis,
    coalesce(answers.answers, 0) AS answers
FROM disagreements AS d
LEFT JOIN answers ON d.disagreement_id = answers.disagreement_id
LEFT JOIN tallies AS t ON d.tally_id = t.tally_id
LEFT JOIN vocabulary AS kind ON kind.vocabulary = 'disagreement_kind' AND d.kind = kind.value
LEFT JOIN vocabulary AS test ON test.vocabulary = 'disagreement_test' AND d.test = test.value
LEFT JOIN vocabulary AS weight ON weight.vocabulary = 'disagreement_weight' AND d.weight = weight.value
LEFT JOIN vocabulary AS explained ON explained.vocabulary = 'explained_by' AND d.explained_by = explained.value
ORDER BY d.weight = 'major' DESC, coalesce(answers.answers, 0) DESC, d.disagreement_id
