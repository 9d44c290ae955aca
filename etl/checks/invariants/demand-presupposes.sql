-- title: A charge that a demand takes for granted, as stated
-- severity: error
-- advice: write `basis: inferred` and the reason in `note`; where it is said as well, record the event as told by it
-- passes: first
-- example: seeds/sources/river-post.yml
--    ▶id: guns
-- example: seeds/sources/river-post.yml
--   -      stance: accepts
--   +      stance: asserts
-- example: seeds/sources/river-post.yml
--    exact: shelled a camp
--          event: camp-shelling
--   -      status: claimed
--   +      status: demanded
-- says: A charge that a demand takes for granted, as stated: basis is 'stated'; expected inferred, since
--   norland-official is credited here with what is demanded, 'shelled a camp'
--
-- Who demands, urges or calls for something asserts nothing of its object: whose it is and who backs it is taken for
-- granted, in words that are often the article's, before what is demanded ("Norland, which shelled the camp, must
-- stop") or in and behind it. So a charge by the credit of a demand is inferred, unless the two are said apart: with a
-- word of saying between them, or where the same credit tells, as stated, that the event happened. A word of blame in a
-- demand is an accusation of its own.
SELECT
    'claims' AS table_name,
    c."row",
    'basis' AS field,
    c.basis AS value,
    'inferred, since ' || c.claimant_id || ' is credited here with what is demanded, ''' || min(d.exact) || ''''
        AS expected
FROM claims AS c
INNER JOIN attributions AS a ON c.claim_id = a.claim_id
INNER JOIN claims AS d
    ON
        c.source_id = d.source_id
        AND c.paragraph = d.paragraph
        AND c.claimant_id = d.claimant_id
        AND c.credit_start = d.credit_start
INNER JOIN event_mentions AS m ON d.claim_id = m.claim_id
LEFT JOIN tokens AS t
    ON
        t.kind = 'saying_word'
        AND c.source_id = t.source_id
        AND t.span_start >= least(c.span_end, d.span_end)
        AND t.span_end <= greatest(c.span_start, d.span_start)
LEFT JOIN event_mentions AS told
    ON
        c.source_id = told.source_id
        AND c.paragraph = told.paragraph
        AND c.claimant_id = told.claimant_id
        AND c.event_id = told.event_id
        AND told.status IN ('claimed', 'ongoing')
        AND told.stance = 'asserts'
LEFT JOIN claims AS s ON told.claim_id = s.claim_id AND s.basis = 'stated' AND c.credit_start = s.credit_start
WHERE
    c.basis = 'stated'
    AND a.stance = 'asserts'
    AND m.status = 'demanded'
    AND t.token IS NULL
    AND s.claim_id IS NULL
GROUP BY c."row", c.basis, c.claimant_id
ORDER BY c."row";
