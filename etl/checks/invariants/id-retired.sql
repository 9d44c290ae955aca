-- An id that was given up is never used again: whoever cited it would find something else under it.
WITH ids AS (
    SELECT 'actors' AS table_name, "row", 'actor_id' AS field, actor_id AS id FROM actors
    UNION ALL
    SELECT 'places', "row", 'place_id', place_id FROM places
    UNION ALL
    SELECT 'events', "row", 'event_id', event_id FROM events
    UNION ALL
    SELECT 'tallies', "row", 'tally_id', tally_id FROM tallies
    UNION ALL
    SELECT 'origins', "row", 'origin_id', origin_id FROM origins
    UNION ALL
    SELECT 'utterances', "row", 'utterance_id', utterance_id FROM utterances
    UNION ALL
    SELECT 'disagreements', "row", 'disagreement_id', disagreement_id FROM disagreements
    UNION ALL
    SELECT 'sources', "row", 'source_id', source_id FROM sources
    UNION ALL
    SELECT 'claims', "row", 'claim_id', claim_id FROM claims
)

SELECT
    i.table_name,
    i."row",
    i.field,
    i.id AS value,
    'an id that seeds/retired.yml does not list' AS expected
FROM ids AS i
INNER JOIN retired_ids AS r ON i.table_name = r.table_name AND i.id = r.id
ORDER BY i.table_name, i."row";
