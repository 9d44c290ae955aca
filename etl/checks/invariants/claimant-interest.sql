-- title: A claimant's interest that does not fit the sides
-- severity: error
-- advice: change the interest, or the side of the claimant or of the victims in seeds/actors.yml
-- example: seeds/sources/river-post.yml
--   -claimant_interest: own_losses
--   +claimant_interest: ▶enemy_losses
--        quotes
-- says: A claimant's interest that does not fit the sides: claimant_interest is 'enemy_losses'; expected own_losses, by
--   the sides of claimant and victims
--
-- How a claimant stands to the people harmed follows from the sides of both and from what the people are told as.
-- Null exactly where there is no claimant. What a side is to the conflict says the column `party` of its vocabulary. In
-- a side of several, only one body, with all that belongs to it, or one country has losses of its own. Which other side
-- is an ally and which an enemy is in no table: between the two the curator is believed. `unknown` is for what the
-- sides do not tell, and for what no other value says: a belligerent on civilians who are not its own, or on people who
-- are not told as civilians or combatants.
WITH sides AS (
    SELECT
        h."row",
        h.claimant_interest,
        h.victims_status,
        cs.party,
        vs.party AS victims_party,
        CASE cs.party
            WHEN 'belligerent' THEN c.side = v.side
            WHEN 'several' THEN c.side = v.side AND cp.party_id = vp.party_id
        END AS one_side,
        coalesce(c.country = v.country, FALSE) AS one_country
    FROM casualties AS h
    INNER JOIN actors AS c ON h.claimant_id = c.actor_id
    INNER JOIN actor_parties AS cp ON c.actor_id = cp.actor_id
    INNER JOIN vocabulary AS cs ON cs.vocabulary = 'side' AND c.side = cs.value
    LEFT JOIN actors AS v ON h.victims_id = v.actor_id
    LEFT JOIN actor_parties AS vp ON v.actor_id = vp.actor_id
    LEFT JOIN vocabulary AS vs ON vs.vocabulary = 'side' AND v.side = vs.value
    -- A victim that is no known actor, and a side that says not what it is, are told where they are typed.
    WHERE cs.party IS NOT NULL AND (h.victims_id IS NULL OR vs.party IS NOT NULL)
),

fitting AS (
    SELECT
        "row",
        claimant_interest,
        concat_ws(
            ', ',
            CASE
                WHEN
                    victims_status <> 'civilian'
                    AND (one_side OR (one_country AND party = victims_party AND party IN ('several', 'not_a_party')))
                    THEN 'own_losses'
            END,
            CASE
                WHEN
                    victims_status <> 'civilian'
                    AND party IN ('belligerent', 'several')
                    AND victims_party <> 'unknown'
                    AND NOT one_side
                    THEN 'ally_losses, enemy_losses'
            END,
            CASE WHEN victims_status <> 'combatant' AND (one_side OR one_country) THEN 'own_civilians' END,
            CASE WHEN party IN ('not_a_party', 'several') THEN 'third_party' END,
            CASE
                WHEN party = 'unknown' THEN 'unknown'
                WHEN party = 'not_a_party' THEN NULL
                WHEN
                    victims_party IS NULL
                    OR victims_party = 'unknown'
                    OR victims_status IN ('mixed', 'not_said')
                    OR (victims_status = 'civilian' AND NOT one_side AND NOT one_country)
                    OR (victims_status = 'combatant' AND victims_party = 'not_a_party')
                    THEN 'unknown'
            END
        ) AS fits
    FROM sides
)

SELECT
    'casualties' AS table_name,
    "row",
    'claimant_interest' AS field,
    claimant_interest AS value,
    CASE WHEN strpos(fits, ',') > 0 THEN 'one of ' ELSE '' END || fits || ', by the sides of claimant and victims'
        AS expected
FROM fitting
WHERE claimant_interest IS NULL OR strpos(', ' || fits || ', ', ', ' || claimant_interest || ', ') = 0
UNION ALL
SELECT
    'casualties',
    "row",
    'claimant_interest',
    claimant_interest,
    'nothing, since there is no claimant'
FROM casualties
WHERE claimant_id IS NULL AND claimant_interest IS NOT NULL
ORDER BY 2;
