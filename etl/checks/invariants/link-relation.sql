-- title: A link between claims that cannot be so related
-- severity: error
-- advice: choose another relation in seeds/links.yml, or the claim that is meant
-- passes: first
-- needs: whole
-- example: seeds/links.yml
--   -answers, other_claim: river-post-p3-blame
--   +answers, other_claim: ▶river-post-p3-work
-- says: A link between claims that cannot be so related: other_claim is 'river-post-p3-work'; expected a claim of the
--   kind attribution, since river-post-p6-denial is of it
--
-- Two claims are related as their relation says, which the definitions in its vocabulary ask for. Both are of one kind.
-- What repeats is about the same event and count, with the same number, and said by the same or by one who belongs to
-- the other. What updates is about the same count, or the same event where there is none, and its origin is the same
-- actor's; that it was not said before is a check of its own. An answer is somebody else's. What derives from a claim
-- is told by somebody else, counts the same where it counts, and names no other origin. What includes another has
-- another count, and a number that can hold it. A part of another claim has its speaker.
WITH RECURSIVE above (actor_id, kin_id) AS (
    SELECT actor_id, actor_id FROM actors
    UNION
    SELECT u.actor_id, a.member_of_id
    FROM above AS u
    INNER JOIN actors AS a ON u.kin_id = a.actor_id
    WHERE a.member_of_id IS NOT NULL
),

numbers AS (
    SELECT claim_id, tally_id, value, low, high FROM casualties
    UNION ALL
    SELECT claim_id, tally_id, value, low, high FROM figures
),

said AS (
    SELECT
        c.claim_id,
        c.kind,
        c.event_id,
        c.claimant_id,
        c.origin_id,
        coalesce(o.actor_id, c.claimant_id, s.publisher, c.source_id) AS voice,
        coalesce(q.speaker_id, c.claimant_id) AS speaker_id,
        n.tally_id,
        coalesce(n.value, n.low, n.high) AS stated,
        coalesce(n.low, 0) AS low,
        coalesce(n.high, 1e300) AS high
    FROM claims AS c
    INNER JOIN sources AS s ON c.source_id = s.source_id
    LEFT JOIN origins AS o ON c.origin_id = o.origin_id
    LEFT JOIN quotes AS q ON c.claim_id = q.claim_id
    LEFT JOIN numbers AS n ON c.claim_id = n.claim_id
),

judged AS (
    SELECT
        l."row",
        l.other_claim_id,
        CASE
            WHEN a.kind <> b.kind THEN 'of the kind ' || a.kind || ', since ' || l.claim_id || ' is of it'
            WHEN
                l.relation IN ('repeats', 'updates')
                AND (a.tally_id IS DISTINCT FROM b.tally_id OR a.event_id IS DISTINCT FROM b.event_id)
                THEN 'of ' || coalesce(a.tally_id, a.event_id, 'no event') || ', as ' || l.claim_id
            WHEN l.relation = 'repeats' AND (a.stated IS DISTINCT FROM b.stated)
                THEN 'with the same number as ' || l.claim_id
            WHEN l.relation = 'repeats' AND (a.claimant_id IS DISTINCT FROM b.claimant_id) AND k.actor_id IS NULL
                THEN 'of ' || coalesce(a.claimant_id, 'an article''s own voice') || ', or of one who belongs with it'
            WHEN l.relation = 'updates' AND a.voice <> b.voice THEN 'of ' || a.voice
            WHEN l.relation = 'part_of' AND (a.speaker_id IS DISTINCT FROM b.speaker_id)
                THEN 'of the speaker ' || coalesce(a.speaker_id, 'that is not told')
            WHEN l.relation IN ('answers', 'derives_from') AND (a.claimant_id IS NOT DISTINCT FROM b.claimant_id)
                THEN 'of another than ' || coalesce(a.claimant_id, 'an article''s own voice')
            WHEN l.relation = 'derives_from' AND (a.tally_id IS DISTINCT FROM b.tally_id)
                THEN 'of ' || coalesce(a.tally_id, 'no count') || ', as ' || l.claim_id
            WHEN l.relation = 'derives_from' AND a.origin_id <> coalesce(b.origin_id, '')
                THEN 'that comes from ' || a.origin_id || ', as ' || l.claim_id
            WHEN l.relation = 'includes' AND (a.tally_id = b.tally_id OR a.high < b.low) IS NOT FALSE
                THEN 'of another count whose number ' || l.claim_id || ' can hold'
        END AS expected
    FROM claim_links AS l
    INNER JOIN said AS a ON l.claim_id = a.claim_id
    INNER JOIN said AS b ON l.other_claim_id = b.claim_id
    LEFT JOIN above AS k
        ON
            (a.claimant_id = k.actor_id AND b.claimant_id = k.kin_id)
            OR (b.claimant_id = k.actor_id AND a.claimant_id = k.kin_id)
)

SELECT
    'claim_links' AS table_name,
    "row",
    'other_claim_id' AS field,
    other_claim_id AS value,
    'a claim ' || expected AS expected
FROM judged
WHERE expected IS NOT NULL
ORDER BY "row";
