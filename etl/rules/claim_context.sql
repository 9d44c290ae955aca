-- Every claim with its context, nothing to join: what is claimed, by whom, as printed where, of which event.
-- One row a claim, in reading order. Names stand beside ids; a null claimant is the article's own voice. What a claim
-- says in numbers stands in value, low, high and qualifier; `stance` tells an assertion from a denial.
-- paragraph_role [paragraph_role]: What the paragraph is in the article: headline, body, caption and so on.
-- claimant: Name of the claimant; null is the article's own voice.
-- claimant_side [side]: Side of the claimant as the articles tell the conflict; inferred.
-- on_behalf_of: Name of the party for whom the claimant speaks by office.
-- relayed_by: Name of who passed the assertion on.
-- event: Title of the event that the claim is about.
-- stance: Whether the claim asserts, denies, doubts or leaves open; for attributions also accuses and accepts.
-- tally: Title of the count to which the number belongs.
-- victims: Name of who is said to be harmed.
-- value: The number as said, of a casualty or another figure; null where none was given.
-- low: Smallest value that the words allow; null where they set no lower bound.
-- high: Largest value that the words allow; null where they set no upper bound.
-- qualifier [qualifier]: How the number was qualified, such as exact, at_least or more_than.
-- accused: Name of who is held responsible.
-- speaker: Name of who uttered the quoted words.
-- quote_kind [quote_kind]: Whether the quotation is full, a fragment, or scare quotes.
-- told_status [event_status]: What the paragraph says the event was: occurred, claimed, planned and so on.
-- told_date: Day of the event as this claim tells it, in EDTF.
-- place: Name of the place as this claim tells it.
SELECT
    c.claim_id,
    c.kind,
    c.source_id,
    s.publisher,
    s.published,
    c.paragraph,
    p.role AS paragraph_role,
    c.exact,
    c.claimant_id,
    claimant.name AS claimant,
    claimant.side AS claimant_side,
    c.claimant_naming,
    behalf.name AS on_behalf_of,
    relay.name AS relayed_by,
    c.credit_exact,
    c.origin_id,
    c.medium,
    c.said_on,
    c.event_id,
    e.title AS event,
    coalesce(h.stance, a.stance, f.stance, m.stance) AS stance,
    coalesce(h.tally_id, f.tally_id) AS tally_id,
    t.title AS tally,
    victims.name AS victims,
    h.outcome,
    coalesce(h.value, f.value) AS value,
    coalesce(h.low, f.low) AS low,
    coalesce(h.high, f.high) AS high,
    coalesce(h.qualifier, f.qualifier) AS qualifier,
    f.measure,
    f.subject,
    f.unit,
    a.charge,
    accused.name AS accused,
    speaker.name AS speaker,
    q.kind AS quote_kind,
    m.status AS told_status,
    m.date AS told_date,
    place.name AS place,
    c.basis,
    c.note,
    c.span_start,
    c.span_end
FROM claims AS c
INNER JOIN sources AS s ON c.source_id = s.source_id
INNER JOIN paragraphs AS p ON c.source_id = p.source_id AND c.paragraph = p.paragraph
LEFT JOIN actors AS claimant ON c.claimant_id = claimant.actor_id
LEFT JOIN actors AS behalf ON c.on_behalf_of_id = behalf.actor_id
LEFT JOIN actors AS relay ON c.relayed_by_id = relay.actor_id
LEFT JOIN events AS e ON c.event_id = e.event_id
LEFT JOIN casualties AS h ON c.claim_id = h.claim_id
LEFT JOIN quotes AS q ON c.claim_id = q.claim_id
LEFT JOIN attributions AS a ON c.claim_id = a.claim_id
LEFT JOIN figures AS f ON c.claim_id = f.claim_id
LEFT JOIN event_mentions AS m ON c.claim_id = m.claim_id
LEFT JOIN tallies AS t ON coalesce(h.tally_id, f.tally_id) = t.tally_id
LEFT JOIN actors AS victims ON h.victims_id = victims.actor_id
LEFT JOIN actors AS accused ON a.accused_id = accused.actor_id
LEFT JOIN actors AS speaker ON q.speaker_id = speaker.actor_id
LEFT JOIN places AS place ON coalesce(h.place_id, m.place_id) = place.place_id
ORDER BY c.source_id, c.span_start, c.span_end, c.claim_id
