-- Every actor, place, event, tally, origin and utterance is referred to from somewhere; a reference to itself does not
-- count. What nobody refers to is left over from an earlier draft, or a claim is missing.
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
),

used (table_name, id) AS (
    SELECT 'actors', actor_id FROM actor_names
    UNION ALL
    SELECT 'actors', member_of_id FROM actors WHERE member_of_id <> actor_id
    UNION ALL
    SELECT 'actors', claimant_id FROM claims
    UNION ALL
    SELECT 'actors', on_behalf_of_id FROM claims
    UNION ALL
    SELECT 'actors', relayed_by_id FROM claims
    UNION ALL
    SELECT 'actors', victims_id FROM casualties
    UNION ALL
    SELECT 'actors', perpetrator_id FROM casualties
    UNION ALL
    SELECT 'actors', speaker_id FROM quotes
    UNION ALL
    SELECT 'actors', addressee_id FROM quotes
    UNION ALL
    SELECT 'actors', accused_id FROM attributions
    UNION ALL
    SELECT 'actors', subject_id FROM figures
    UNION ALL
    SELECT 'actors', actor_id FROM event_participants
    UNION ALL
    SELECT 'actors', actor_id FROM origins
    UNION ALL
    SELECT 'actors', victims_id FROM tallies
    UNION ALL
    SELECT 'actors', speaker_id FROM utterances
    UNION ALL
    SELECT 'actors', claimant_id FROM disagreement_positions
    UNION ALL
    SELECT 'places', place_id FROM casualties
    UNION ALL
    SELECT 'places', place_id FROM event_mentions
    UNION ALL
    SELECT 'places', place_id FROM events
    UNION ALL
    SELECT 'places', place_id FROM tallies
    UNION ALL
    SELECT 'events', event_id FROM claims
    UNION ALL
    SELECT 'events', part_of_id FROM events WHERE part_of_id <> event_id
    UNION ALL
    SELECT 'events', responds_to_id FROM events WHERE responds_to_id <> event_id
    UNION ALL
    SELECT 'events', announced_in_id FROM events WHERE announced_in_id <> event_id
    UNION ALL
    SELECT 'events', event_id FROM tallies
    UNION ALL
    SELECT 'events', event_id FROM disagreements
    UNION ALL
    SELECT 'tallies', tally_id FROM casualties
    UNION ALL
    SELECT 'tallies', tally_id FROM figures
    UNION ALL
    SELECT 'tallies', part_of_id FROM tallies WHERE part_of_id <> tally_id
    UNION ALL
    SELECT 'tallies', tally_id FROM disagreements
    UNION ALL
    SELECT 'origins', origin_id FROM claims
    UNION ALL
    SELECT 'utterances', utterance_id FROM quotes
)

SELECT
    i.table_name,
    i."row",
    i.field,
    i.id AS value,
    'an id that some other record refers to' AS expected
FROM ids AS i
WHERE NOT EXISTS (SELECT 1 FROM used AS u WHERE u.table_name = i.table_name AND u.id = i.id)
ORDER BY i.table_name, i."row";
