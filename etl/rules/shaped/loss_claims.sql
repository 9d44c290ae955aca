-- Which claims have a row in the shape of the loss reports, with what that row needs; and why the others have none.
-- One row a claim of any kind. The first reason that holds is given; crosswalk_losses counts them and says what they
-- mean.
-- left_out: Why the claim has no row in loss_reports_shaped; null where it has one.
-- told_on: Last day on which it can have been said.
-- number: The number as said, or the lower end of a range or of a vague word by our convention.
-- copy: Whether a claim before it gives the same number from the same origin.
-- minimum: 1 where the number is a lower bound, else 0.
-- maximum: 1 where the number is an upper bound, else 0.
-- in_words: Whether a vague word was turned into a number.
-- exclusive: Whether the words exclude the number itself.
-- category: Military or Civilian, and Deaths, Injuries or Casualties.
-- time_frame: Day for the count of one event, Cumulative for a running total or a stock.
-- loss_country: Name of the country of the people harmed.
-- claim_source: Whose claim it is.
-- first_day: First day of the event that it is about.
WITH told AS (
    SELECT
        c.claim_id,
        c.source_id,
        c.span_start,
        c.basis,
        t.claim_id IS NOT NULL AND h.claim_id IS NOT NULL AS casualty,
        t.stance,
        t.said_to AS told_on,
        coalesce(t.value, t.low, t.high) AS number,
        t.tally_id,
        t.origin_id,
        t.number AS wording,
        t.qualifier,
        t.value IS NULL AS without_value,
        t.low IS NOT NULL AS bounded_below,
        t.low_open OR t.high_open AS exclusive,
        h.scope,
        CASE h.victims_status WHEN 'civilian' THEN 'Civilian' WHEN 'combatant' THEN 'Military' END AS status,
        CASE h.outcome
            WHEN 'killed' THEN 'Deaths'
            WHEN 'wounded' THEN 'Injuries'
            WHEN 'casualties_unspecified' THEN 'Casualties'
        END AS loss,
        k.country_name,
        coalesce(a.name, s.publisher, s.source_id) AS claim_source,
        e.date_start
    FROM claims AS c
    INNER JOIN sources AS s ON c.source_id = s.source_id
    LEFT JOIN casualties AS h ON c.claim_id = h.claim_id
    LEFT JOIN tally_claims AS t ON h.claim_id = t.claim_id
    LEFT JOIN actor_parties AS p ON h.victims_id = p.actor_id
    LEFT JOIN country_codes AS k ON p.country = k.country
    LEFT JOIN actors AS a ON c.claimant_id = a.actor_id
    LEFT JOIN events AS e ON c.event_id = e.event_id
)

SELECT
    claim_id,
    source_id,
    span_start,
    basis,
    CASE
        WHEN NOT casualty THEN 'not_about_harm'
        WHEN stance <> 'asserts' THEN 'not_asserted'
        WHEN number IS NULL THEN 'no_number'
        WHEN loss IS NULL THEN 'harm_of_another_kind'
        WHEN status IS NULL THEN 'status_not_told'
    END AS left_out,
    told_on,
    TRY_CAST(number AS BIGINT) AS number,
    origin_id IS NOT NULL
    AND row_number() OVER (PARTITION BY tally_id, origin_id, wording ORDER BY source_id, span_start, claim_id)
    > 1 AS copy,
    CAST(
        CASE WHEN qualifier IN ('at_least', 'more_than') OR (without_value AND bounded_below) THEN 1 ELSE 0 END
        AS BIGINT
    ) AS minimum,
    CAST(CASE WHEN qualifier IN ('up_to', 'less_than', 'nearly') THEN 1 ELSE 0 END AS BIGINT) AS maximum,
    without_value AND qualifier <> 'between' AS in_words,
    exclusive,
    status || ' ' || loss AS category,
    CASE WHEN scope = 'event' THEN 'Day' ELSE 'Cumulative' END AS time_frame,
    country_name AS loss_country,
    claim_source,
    date_start AS first_day
FROM told
ORDER BY source_id, span_start, claim_id
