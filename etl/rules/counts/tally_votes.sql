-- The claims that have a say when a rule settles a count: those that assert a quantity, once in each electorate.
-- There are two electorates. What was said is everything asserted, superseded or not. What stands leaves out what
-- another claim updates; and where such an update is unsure, inferred or only probable, it stands a second time without
-- all the unsure ones of the count together, so that a rule can answer with and without them.
-- Denials, doubts and what was not confirmed have no vote; they make a count contested, see tally_electorate.
-- electorate [electorate]: The electorate in which the claim stands here: said, stands, or without.
-- lower_end: Where the words begin: low, or the value where no bound is printed; null where they are open below.
-- upper_end: Where the words end: high, or the value where no bound is printed; null where they are open above.
WITH asserted AS (
    SELECT
        tally_id,
        claim_id,
        basis,
        source_id,
        value,
        low,
        low_open,
        high,
        high_open,
        qualifier,
        smallest,
        largest,
        CASE WHEN low IS NULL AND high IS NULL THEN value ELSE low END AS lower_end,
        CASE WHEN low IS NULL AND high IS NULL THEN value ELSE high END AS upper_end,
        number,
        origin_id,
        origin_basis,
        origin_kind,
        claimant_id,
        claimant_basis,
        claimant_side,
        origin_side,
        claimant_interest,
        said_from,
        said_to,
        updated,
        updated_surely,
        superseded_by_ids,
        superseded_basis,
        bool_or(updated <> updated_surely) OVER (PARTITION BY tally_id) AS hangs
    FROM tally_claims
    WHERE stance = 'asserts' AND smallest IS NOT NULL
),

electorates (electorate) AS (
    VALUES ('said'), ('stands'), ('without')
)

SELECT
    a.tally_id,
    e.electorate,
    a.claim_id,
    a.basis,
    a.source_id,
    a.value,
    a.low,
    a.low_open,
    a.high,
    a.high_open,
    a.qualifier,
    a.smallest,
    a.largest,
    a.lower_end,
    a.upper_end,
    a.number,
    a.origin_id,
    a.origin_basis,
    a.origin_kind,
    a.claimant_id,
    a.claimant_basis,
    a.claimant_side,
    a.origin_side,
    a.claimant_interest,
    a.said_from,
    a.said_to,
    a.superseded_by_ids,
    a.superseded_basis
FROM asserted AS a
CROSS JOIN electorates AS e
WHERE
    CASE e.electorate
        WHEN 'said' THEN TRUE
        WHEN 'stands' THEN NOT a.updated
        ELSE a.hangs AND NOT a.updated_surely
    END
ORDER BY a.tally_id, e.electorate, a.claim_id
