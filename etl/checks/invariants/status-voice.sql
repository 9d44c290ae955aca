-- title: A status that does not fit who tells the event
-- severity: error
-- advice: claimed and denied are for what a source is credited with, occurred and did_not_happen for the own voice
-- example: seeds/sources/river-post.yml
--    event: camp-shelling
--   -      status: claimed
--   +      status: ▶occurred
-- says: A status that does not fit who tells the event: status is 'occurred'; expected claimed, since norland-official
--   is credited with it
--
-- A credited telling that something happened has the status claimed, one in the article's own voice occurred; a
-- credited telling that it did not has the status denied, one in the article's own voice did_not_happen. So the status
-- says by itself whether the article vouches for it.
WITH fitting (status, own_voice, expected) AS (
    VALUES
    ('claimed', TRUE, 'occurred'),
    ('denied', TRUE, 'did_not_happen'),
    ('occurred', FALSE, 'claimed'),
    ('did_not_happen', FALSE, 'denied')
)

SELECT
    'event_mentions' AS table_name,
    m."row",
    'status' AS field,
    m.status AS value,
    CASE
        WHEN m.stance = 'denies' AND m.status IN ('denied', 'did_not_happen')
            THEN 'an assertion that it happened, since who denies that it did not says that it did'
        WHEN m.claimant_id IS NULL THEN f.expected || ', since the article tells it in its own voice'
        ELSE f.expected || ', since ' || m.claimant_id || ' is credited with it'
    END AS expected
FROM event_mentions AS m
LEFT JOIN fitting AS f ON m.status = f.status AND f.own_voice = (m.claimant_id IS NULL)
WHERE
    (f.status IS NOT NULL AND (f.own_voice OR m.stance = 'asserts'))
    OR (m.stance = 'denies' AND m.status IN ('denied', 'did_not_happen'))
ORDER BY m."row";
