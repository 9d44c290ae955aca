-- title: A status that does not fit who tells the event
-- severity: error
-- advice: claimed is for what a source is credited with, occurred for the article's own voice
-- example: seeds/sources/river-post.yml
--    event: camp-shelling
--   -      status: claimed
--   +      status: ▶occurred
-- says: A status that does not fit who tells the event: status is 'occurred'; expected claimed, since norland-official
--   is credited with it
--
-- A credited telling that something happened has the status claimed, one in the article's own voice occurred: the
-- status says by itself whether the article vouches for the event.
SELECT
    'event_mentions' AS table_name,
    "row",
    'status' AS field,
    status AS value,
    CASE
        WHEN claimant_id IS NULL THEN 'occurred, since the article tells it in its own voice'
        ELSE 'claimed, since ' || claimant_id || ' is credited with it'
    END AS expected
FROM event_mentions
WHERE
    (claimant_id IS NULL AND status = 'claimed')
    OR (claimant_id IS NOT NULL AND status = 'occurred' AND stance = 'asserts')
ORDER BY "row";
