-- How a claimant stands to the people harmed follows from the sides of both and from what the people are told as.
-- Null exactly where there is no claimant. Which other side is an ally and which an enemy is in no table: between the
-- two the curator is believed. `unknown` is for what the sides do not tell, and for what no other value says: a
-- belligerent on civilians who are not its own, or on people who are not told as civilians or combatants.
WITH sides AS (
    SELECT
        h."row",
        h.claimant_interest,
        h.victims_status,
        c.side,
        v.side AS victims_side,
        c.side NOT IN ('not_a_party', 'unknown') AS party,
        c.side = v.side AND c.side NOT IN ('not_a_party', 'unknown') AS one_side,
        coalesce(c.country = v.country, FALSE) AS one_country
    FROM casualties AS h
    INNER JOIN actors AS c ON h.claimant_id = c.actor_id
    LEFT JOIN actors AS v ON h.victims_id = v.actor_id
    -- A victim that is no known actor is told where it is typed.
    WHERE h.victims_id IS NULL OR v.actor_id IS NOT NULL
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
                    AND (one_side OR (one_country AND side = 'not_a_party' AND victims_side = 'not_a_party'))
                    THEN 'own_losses'
            END,
            CASE
                WHEN
                    victims_status <> 'civilian'
                    AND party
                    AND victims_side <> 'unknown'
                    AND (victims_side <> side OR side = 'other_party')
                    THEN 'ally_losses, enemy_losses'
            END,
            CASE WHEN victims_status <> 'combatant' AND (one_side OR one_country) THEN 'own_civilians' END,
            CASE WHEN side IN ('not_a_party', 'other_party') THEN 'third_party' END,
            CASE
                WHEN side = 'unknown' THEN 'unknown'
                WHEN side = 'not_a_party' THEN NULL
                WHEN
                    victims_side IS NULL
                    OR victims_side = 'unknown'
                    OR victims_status IN ('mixed', 'not_said')
                    OR (victims_status = 'civilian' AND NOT one_side AND NOT one_country)
                    OR (victims_status = 'combatant' AND victims_side = 'not_a_party')
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
