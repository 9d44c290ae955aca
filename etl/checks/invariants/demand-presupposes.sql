-- title: A charge that a demand takes for granted, as stated
-- severity: error
-- advice: write `basis: inferred` and the reason in `note`; where it is said as well, credit the words that say it
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
-- granted, in words that are often the article's. So a charge in or behind the words of a demand, by the same credit,
-- is inferred; a word of blame in it is an accusation of its own.
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
        AND c.span_end > d.span_start
INNER JOIN event_mentions AS m ON d.claim_id = m.claim_id
WHERE c.basis = 'stated' AND a.stance = 'asserts' AND m.status = 'demanded'
GROUP BY c."row", c.basis, c.claimant_id
ORDER BY c."row";
