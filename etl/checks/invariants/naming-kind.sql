-- title: A naming that does not fit the claimant
-- severity: error
-- advice: change the naming, or the actor's kind in seeds/actors.yml
-- example: seeds/sources/river-post.yml
--   -naming: anonymous
--   +naming: ▶named
-- says: A naming that does not fit the claimant: naming is 'named'; expected anonymous, since norland-official is of
--   the kind unnamed_person
--
-- How a claimant is named fits what it is: a person is named or anonymous, one without a name is anonymous, a country
-- speaks as a collective. A body may be named, described or collective: its kind does not tell which.
SELECT
    'claims' AS table_name,
    c."row",
    'claimant_naming' AS field,
    c.claimant_naming AS value,
    CASE
        WHEN a.kind = 'person' THEN 'named or anonymous'
        WHEN a.kind = 'unnamed_person' THEN 'anonymous'
        WHEN a.kind IN ('unnamed_group', 'population') THEN 'anonymous or collective'
        WHEN a.kind IN ('state', 'group_of_states') THEN 'collective'
        ELSE 'named, described or collective'
    END || ', since ' || a.actor_id || ' is of the kind ' || a.kind AS expected
FROM claims AS c
INNER JOIN actors AS a ON c.claimant_id = a.actor_id
WHERE
    c.claimant_naming <> 'article_voice'
    AND NOT CASE
        WHEN a.kind = 'person' THEN c.claimant_naming IN ('named', 'anonymous')
        WHEN a.kind = 'unnamed_person' THEN c.claimant_naming = 'anonymous'
        WHEN a.kind IN ('unnamed_group', 'population') THEN c.claimant_naming IN ('anonymous', 'collective')
        WHEN a.kind IN ('state', 'group_of_states') THEN c.claimant_naming = 'collective'
        ELSE c.claimant_naming <> 'anonymous'
    END
ORDER BY c."row";
