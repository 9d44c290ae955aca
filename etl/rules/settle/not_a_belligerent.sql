-- What those still say who fight on no side: the number they agree on, else the range of their numbers.
-- It hears a claim that still stands when neither its claimant nor the actor from whom its origin comes is a
-- belligerent, and at least one of the two is known not to be one: its side is, by the column party of the vocabulary
-- side, not a party. An agency's report is no count of its own: where it is the origin, the claimant must be known not
-- to be a belligerent. The number of a belligerent stays one when an agency passes it on, and so does an uncredited
-- copy whose origin is known. Where unsure updates take claims, the answer without all of them stands beside the
-- answer. Nobody stands in where nobody such speaks. With one number and different words for it ("16", "at least 16"),
-- the number is the value and the bounds are the widest.
-- Practice: some casualty recorders put certain kinds of source before others (Every Casualty's knowledge base, "Rules
-- that casualty recorders apply to assigning status", read in a stored copy); that those without a part in the war go
-- first could not be read anywhere, and is unconfirmed.
-- What it cannot see: not a belligerent is not impartial. Sides are the curator's reading of the articles, and an
-- observer may depend on one side for its access and its sources.
WITH heard AS (
    SELECT
        v.tally_id,
        v.electorate,
        v.claim_id,
        v.value,
        v.number,
        v.low_open,
        v.high_open,
        v.lower_end,
        v.upper_end,
        v.origin_id,
        v.source_id,
        v.smallest,
        v.largest,
        min(v.smallest) OVER tally AS least,
        max(v.largest) OVER tally AS most
    FROM tally_votes AS v
    LEFT JOIN vocabulary AS c ON c.vocabulary = 'side' AND v.claimant_side = c.value
    LEFT JOIN vocabulary AS o ON o.vocabulary = 'side' AND v.origin_side = o.value
    WHERE
        v.electorate <> 'said'
        AND (v.claimant_side IS NULL OR c.party IN ('not_a_party', 'unknown'))
        AND (v.origin_side IS NULL OR o.party IN ('not_a_party', 'unknown'))
        AND (
            c.party = 'not_a_party'
            OR (o.party = 'not_a_party' AND (v.origin_kind IS DISTINCT FROM 'agency_report'))
        )
    WINDOW tally AS (PARTITION BY v.tally_id, v.electorate)
),

settled AS (
    SELECT
        tally_id,
        electorate,
        CASE WHEN count(DISTINCT number) = 1 THEN max(value) END AS value,
        CASE WHEN bool_and(lower_end IS NOT NULL) FILTER (WHERE smallest = least) THEN least END AS low,
        bool_and(low_open) FILTER (WHERE smallest = least) AS low_open,
        CASE WHEN bool_and(upper_end IS NOT NULL) FILTER (WHERE largest = most) THEN most END AS high,
        bool_and(high_open) FILTER (WHERE largest = most) AS high_open,
        string_agg(claim_id, ' ' ORDER BY claim_id) FILTER (
            WHERE smallest = least OR largest = most
        ) AS deciding_claim_ids,
        count(DISTINCT number) AS numbers,
        count(DISTINCT coalesce(origin_id, '') || ' ' || number) AS claims,
        count(DISTINCT source_id) AS articles,
        count(DISTINCT origin_id) AS origins,
        count(*) FILTER (WHERE origin_id IS NULL) AS unknown
    FROM heard
    GROUP BY tally_id, electorate, least, most
),

answers AS (
    SELECT
        e.tally_id,
        'not_a_belligerent' AS rule,
        e.electorate,
        e.hangs_on,
        s.value,
        s.low,
        coalesce(s.low IS NOT NULL AND s.low_open, FALSE) AS low_open,
        s.high,
        coalesce(s.high IS NOT NULL AND s.high_open, FALSE) AS high_open,
        s.deciding_claim_ids,
        coalesce(s.claims, 0) AS claims,
        coalesce(s.articles, 0) AS articles,
        coalesce(s.origins + CASE WHEN s.unknown > 0 THEN 1 ELSE 0 END, 0) AS origins_low,
        coalesce(s.origins + s.unknown, 0) AS origins_high,
        e.contested,
        CASE
            WHEN e.claims = 0 THEN 'no_number'
            WHEN s.tally_id IS NULL THEN 'no_third_party'
            WHEN s.value IS NOT NULL THEN NULL
            WHEN s.numbers > 1 THEN 'numbers_differ'
            ELSE 'words_only'
        END AS reason_null
    FROM tally_electorate AS e
    LEFT JOIN settled AS s ON e.tally_id = s.tally_id AND e.electorate = s.electorate
    WHERE e.electorate <> 'said'
)

{beside}
