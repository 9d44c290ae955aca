-- Where each number of a count comes from: one row a claim that gives one, each below the claim that it repeats or
-- derives from.
-- The rows of a count can be read from the top down: what hangs on a claim follows it, one step deeper. Of several
-- claims from which one may come, it hangs on one from which it derives, before one that it merely repeats; on a
-- certain link before a probable one; then on the smaller id. Of two articles that may be of one day neither repeats
-- the other: their claims stand side by side, and beside_claim_id names the other. Links that run in a circle have no
-- top, and whatever hangs on them stands as if it had none. A number that many articles print and one credits is one
-- row without a parent, with the others below.
-- tally: What is counted, in words.
-- origin: Title of the origin; null where it is unknown.
-- root_claim_id: The claim at the top, from which this one comes by way of its parents.
-- parent_claim_id: The claim from which it comes directly; null at the top.
-- link_basis: Whether the articles print how it comes from there, or it is concluded.
-- origin_basis: Whether it is printed that the number comes from its origin, or concluded.
-- relation: How it comes from there: derives_from or repeats.
-- beside_claim_id: A claim that says the same in another article, of which nothing tells whether it appeared before; of
--   several the smallest id; null without one.
-- depth: Steps from the top; 0 there.
-- credited: Whether the number is credited to somebody; otherwise the article says it itself.
-- printings: Claims of the count from that origin; of an unknown origin this one alone.
-- credited_printings: Those of them that credit it to somebody.
WITH RECURSIVE numbers AS (
    SELECT
        tally_id,
        claim_id,
        source_id,
        paragraph,
        basis,
        claimant_id,
        claimant_basis,
        origin_id,
        origin_basis,
        value,
        qualifier
    FROM tally_claims
    WHERE smallest IS NOT NULL
),

ties AS (
    SELECT
        n.tally_id,
        n.claim_id,
        l.other_claim_id,
        l.relation,
        l.certainty,
        l.basis AS link_basis,
        coalesce(
            l.relation = 'derives_from' OR n.source_id = o.source_id OR s.published_start > t.published_end, FALSE
        ) AS directed
    FROM claim_links AS l
    INNER JOIN numbers AS n ON l.claim_id = n.claim_id
    INNER JOIN numbers AS o ON l.other_claim_id = o.claim_id AND n.tally_id = o.tally_id AND n.claim_id <> o.claim_id
    INNER JOIN sources AS s ON n.source_id = s.source_id
    INNER JOIN sources AS t ON o.source_id = t.source_id
    WHERE l.relation IN ('derives_from', 'repeats')
),

besides AS (
    SELECT claim_id, min(other_claim_id) AS beside_claim_id
    FROM (
        SELECT claim_id, other_claim_id FROM ties WHERE NOT directed
        UNION
        SELECT other_claim_id, claim_id FROM ties WHERE NOT directed
    ) AS pairs
    GROUP BY claim_id
),

parents AS (
    SELECT
        claim_id,
        other_claim_id AS parent_claim_id,
        relation,
        certainty,
        link_basis,
        row_number() OVER (PARTITION BY claim_id ORDER BY relation, certainty, other_claim_id) AS nth
    FROM ties
    WHERE directed
),

edges AS (
    SELECT claim_id, parent_claim_id, relation, certainty, link_basis FROM parents WHERE nth = 1
),

tree (claim_id, root_claim_id, depth, path) AS (
    SELECT n.claim_id, n.claim_id, 0, n.claim_id
    FROM numbers AS n
    LEFT JOIN edges AS e ON n.claim_id = e.claim_id
    WHERE e.claim_id IS NULL
    UNION ALL
    SELECT e.claim_id, t.root_claim_id, t.depth + 1, t.path || ' ' || e.claim_id
    FROM tree AS t
    INNER JOIN edges AS e ON t.claim_id = e.parent_claim_id
),

placed AS (
    SELECT
        n.tally_id,
        n.claim_id,
        n.source_id,
        n.paragraph,
        n.basis,
        n.claimant_id,
        n.claimant_basis,
        n.origin_id,
        n.origin_basis,
        n.value,
        n.qualifier,
        coalesce(t.root_claim_id, n.claim_id) AS root_claim_id,
        CAST(coalesce(t.depth, 0) AS BIGINT) AS depth,
        coalesce(t.path, n.claim_id) AS path,
        count(*) OVER (PARTITION BY n.tally_id, coalesce(n.origin_id, n.claim_id)) AS printings,
        count(n.claimant_id) OVER (PARTITION BY n.tally_id, coalesce(n.origin_id, n.claim_id)) AS credited_printings
    FROM numbers AS n
    LEFT JOIN tree AS t ON n.claim_id = t.claim_id
)

SELECT
    p.tally_id,
    c.title AS tally,
    p.root_claim_id,
    p.origin_id,
    o.title AS origin,
    p.origin_basis,
    p.claim_id,
    p.basis,
    CASE WHEN p.depth > 0 THEN e.parent_claim_id END AS parent_claim_id,
    CASE WHEN p.depth > 0 THEN e.relation END AS relation,
    CASE WHEN p.depth > 0 THEN e.certainty END AS certainty,
    CASE WHEN p.depth > 0 THEN e.link_basis END AS link_basis,
    b.beside_claim_id,
    p.depth,
    p.claimant_id IS NOT NULL AS credited,
    p.claimant_id,
    p.claimant_basis,
    p.source_id,
    p.paragraph,
    p.value,
    p.qualifier,
    p.printings,
    p.credited_printings
FROM placed AS p
INNER JOIN tallies AS c ON p.tally_id = c.tally_id
LEFT JOIN edges AS e ON p.claim_id = e.claim_id
LEFT JOIN besides AS b ON p.claim_id = b.claim_id
LEFT JOIN origins AS o ON p.origin_id = o.origin_id
ORDER BY p.tally_id, p.path, p.claim_id
