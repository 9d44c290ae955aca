-- Every quotation with the utterance that it prints, in reading order.
SELECT
    q.claim_id,
    q.source_id,
    q.paragraph,
    q.exact,
    q.speaker_id,
    q.claimant_id,
    c.claimant_naming,
    c.claimant_basis,
    c.credit_exact,
    c.credit_paragraph,
    q.translated,
    q.altered,
    q.utterance_id,
    u.occasion,
    u.said_on,
    u.medium
FROM quotes AS q
INNER JOIN claims AS c ON q.claim_id = c.claim_id
LEFT JOIN utterances AS u ON q.utterance_id = u.utterance_id
ORDER BY q.source_id, q.span_start, q.span_end, q.claim_id
