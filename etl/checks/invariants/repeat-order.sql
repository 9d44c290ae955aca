-- title: A repetition linked the wrong way round
-- severity: error
-- advice: exchange claim and other_claim in seeds/links.yml
-- passes: first
-- needs: whole
-- example: seeds/links.yml
--   -claim: river-post-p4-wounded, relation: updates, other_claim: river-post-p3-wounded
--   +claim: river-post-p3-wounded, relation: repeats, other_claim: ▶river-post-p4-wounded
-- says: A repetition linked the wrong way round: other_claim is 'river-post-p4-wounded'; expected a claim that is
--   printed before river-post-p3-wounded
--
-- What repeats another claim stands in the later text: further down in one article, or in an article that certainly
-- appeared on a later day. Of two articles that may be of one day neither is the later: such a link has no direction,
-- and the claim whose id comes later in the alphabet stands first, so that a pair is linked once.
SELECT
    'claim_links' AS table_name,
    l."row",
    'other_claim_id' AS field,
    l.other_claim_id AS value,
    CASE
        WHEN a.source_id = b.source_id OR s.published_end < t.published_start
            THEN 'a claim that is printed before ' || l.claim_id
        ELSE 'the two exchanged: nothing tells which of the articles is the later, and so the later id stands first'
    END AS expected
FROM claim_links AS l
INNER JOIN claims AS a ON l.claim_id = a.claim_id
INNER JOIN claims AS b ON l.other_claim_id = b.claim_id
INNER JOIN sources AS s ON a.source_id = s.source_id
INNER JOIN sources AS t ON b.source_id = t.source_id
WHERE
    l.relation = 'repeats'
    AND CASE
        WHEN a.source_id = b.source_id THEN a.span_start < b.span_start
        WHEN s.published_end < t.published_start THEN TRUE
        WHEN s.published_start > t.published_end THEN FALSE
        ELSE l.claim_id < l.other_claim_id
    END
ORDER BY l."row";
