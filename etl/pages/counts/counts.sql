-- Everything that is counted, what is told in most ways first, with what its claims rest on.
-- What was said, and what of it still stands, is what rules look at: from how many origins.
WITH numbers AS (
    SELECT tally_id, source_id, stance, value, low, high, qualifier, modality FROM casualties
    UNION ALL
    SELECT tally_id, source_id, stance, value, low, high, qualifier, modality FROM figures
),

answers AS (SELECT DISTINCT tally_id, stance, value, low, high, qualifier, modality FROM numbers),

ways AS (SELECT tally_id, count(*) AS answers FROM answers GROUP BY tally_id),

told AS (
    SELECT tally_id, count(*) AS claims, count(DISTINCT source_id) AS articles FROM numbers GROUP BY tally_id
)

SELECT
    t.tally_id,
    t.title,
    'What each claim says of this count, who says so and where: ' || t.title || '.' AS description,
    t.event_id,
    t.victims_id,
    victims.name AS victims,
    victims.side,
    side.label AS side_label,
    t.outcome,
    outcome.label AS outcome_label,
    t.subject,
    t.measure,
    t.scope,
    t.period,
    t.place_id,
    t.part_of_id,
    t.note,
    coalesce(told.claims, 0) AS claims,
    coalesce(told.articles, 0) AS articles,
    s.claims AS claims_said,
    s.articles AS articles_said,
    s.origins_high AS origins_said,
    e.claims AS claims_standing,
    e.origins_low,
    e.origins_high,
    e.contested
FROM tallies AS t
INNER JOIN tally_electorate AS s ON t.tally_id = s.tally_id AND s.electorate = 'said'
INNER JOIN tally_electorate AS e ON t.tally_id = e.tally_id AND e.electorate = 'stands'
LEFT JOIN told ON t.tally_id = told.tally_id
LEFT JOIN ways ON t.tally_id = ways.tally_id
LEFT JOIN actors AS victims ON t.victims_id = victims.actor_id
LEFT JOIN vocabulary AS side ON side.vocabulary = 'side' AND victims.side = side.value
LEFT JOIN vocabulary AS outcome ON outcome.vocabulary = 'outcome' AND t.outcome = outcome.value
ORDER BY coalesce(ways.answers, 0) DESC, e.articles DESC, coalesce(told.claims, 0) DESC, t.tally_id
