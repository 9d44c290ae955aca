-- title: Fire whose means is not told, beside the means of it
-- severity: error
-- advice: leave out unspecified_fire; where the mention tells of another fire as well, say in its `note` of which
-- example: seeds/sources/river-post.yml
--   -means: artillery
--   +means: [artillery, ▶unspecified_fire]
-- says: Fire whose means is not told, beside the means of it: means is 'unspecified_fire'; expected it alone, or in the
--   note what fire it is beside the artillery
--
-- That the weapon is not told contradicts the weapon that is: "drone strikes" are drone alone. Where words tell of fire
-- apart from it, as "drone strikes and bombing" does, both stand, and the note gives the reason. Ground forces are no
-- fire, and may stand beside it.
SELECT
    'mention_means' AS table_name,
    m."row",
    'means' AS field,
    m.means AS value,
    'it alone, or in the note what fire it is beside the ' || string_agg(o.means, ' and the ' ORDER BY o.means)
        AS expected
FROM mention_means AS m
INNER JOIN mention_means AS o ON m.claim_id = o.claim_id AND o.means IN ('airstrike', 'drone', 'artillery')
INNER JOIN claims AS c ON m.claim_id = c.claim_id
WHERE m.means = 'unspecified_fire' AND c.note IS NULL
GROUP BY m."row", m.means
ORDER BY m."row";
