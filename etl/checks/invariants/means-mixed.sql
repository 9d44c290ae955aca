-- title: Several means told beside the means themselves
-- severity: error
-- advice: leave out mixed, which says that none of several means is named
-- example: seeds/sources/river-post.yml
--   -means: artillery
--   +means: [artillery, ▶mixed]
-- says: Several means told beside the means themselves: means is 'mixed'; expected it alone, or the means that are
--   named
--
-- What a mention prints as its means stands a row each. That several are told and none of them named is said by mixed.
SELECT
    'mention_means' AS table_name,
    m."row",
    'means' AS field,
    m.means AS value,
    'it alone, or the means that are named' AS expected
FROM mention_means AS m
WHERE m.means = 'mixed' AND m.claim_id IN (SELECT o.claim_id FROM mention_means AS o WHERE o.means <> 'mixed')
ORDER BY m."row";
