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
    f.expected || CASE
        WHEN f.own_voice THEN ', since the article tells it in its own voice'
        ELSE ', since ' || m.claimant_id || ' is credited with it'
    END AS expected
FROM event_mentions AS m
INNER JOIN fitting AS f ON m.status = f.status AND f.own_voice = (m.claimant_id IS NULL)
WHERE f.own_voice OR m.stance = 'asserts'
ORDER BY m."row";
