-- Claims of responsibility for one event by which a disagreement about another is answered.
-- Each claim stands under the event of the disagreement, with the event of which it is told. Who answers for one thing
-- may be told of a wider one, or of its neighbour, and then stands in no matrix of the first.
SELECT DISTINCT
    d.event_id,
    d.disagreement_id,
    d.question,
    a.claim_id,
    a.event_id AS told_of_id,
    e.status AS told_of_status,
    a.claimant_id,
    c.claimant_naming,
    c.claimant_basis,
    a.accused_id,
    a.stance,
    a.charge,
    charge.label AS charge_label,
    a.source_id,
    a.paragraph,
    a.span_start,
    a.exact
FROM disagreements AS d
INNER JOIN disagreement_claims AS p ON d.disagreement_id = p.disagreement_id
INNER JOIN attributions AS a ON p.claim_id = a.claim_id
INNER JOIN claims AS c ON a.claim_id = c.claim_id
LEFT JOIN events AS e ON a.event_id = e.event_id
LEFT JOIN vocabulary AS charge ON charge.vocabulary = 'charge' AND a.charge = charge.value
WHERE d.kind = 'responsibility' AND d.event_id IS NOT NULL AND a.event_id IS DISTINCT FROM d.event_id
ORDER BY d.event_id, d.disagreement_id, a.source_id, a.span_start, a.claim_id
