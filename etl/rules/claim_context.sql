-- Every claim with its context, nothing to join: what is claimed, by whom, as printed where, of which event.
-- One row a claim, in reading order. Names stand beside ids; a null claimant is the article's own voice. What a claim
-- says in numbers stands in value, low, high and qualifier; `stance` tells an assertion from a denial. A column that
-- does not apply to the kind of claim is null.
-- article: Title of the article.
-- paragraph_role [paragraph_role]: What the paragraph is in the article: headline, body, caption and so on.
-- claimant: Name of the claimant; null is the article's own voice.
-- claimant_kind [actor_kind]: What the claimant is: person, ministry, state and so on.
-- claimant_side [side]: Side of the claimant as the articles tell the conflict; inferred.
-- on_behalf_of: Name of the party for whom the claimant speaks by office.
-- relayed_by: Name of who passed the assertion on.
-- origin: Title of the statement, count or report from which the claim comes; null where it is unknown.
-- event: Title of the event that the claim is about.
-- stance: Whether the claim asserts, denies, doubts or leaves open; for attributions also accuses and accepts.
-- event_type [event_type]: What kind of event it is.
-- event_status [event_status]: How the event stands: only what occurred, is ongoing or claimed is told as done.
-- tally: Title of the count to which the number belongs.
-- victims: Name of who is said to be harmed.
-- perpetrator: Name of who did the harm, where the same sentence names exactly one.
-- value: The number as said, of a casualty or another figure; null where none was given.
-- low: Smallest value that the words allow; null where they set no lower bound.
-- high: Largest value that the words allow; null where they set no upper bound.
-- qualifier [qualifier]: How the number was qualified, such as exact, at_least or more_than.
-- scope [scope]: Whether the number is of one event, adds up over a time, or is the state at a time.
-- period: The time over which the number counts, in EDTF.
-- period_basis: Whether that time is printed, or concluded.
-- subject_actor: Name of the actor that the figure is about.
-- accused: Name of the actor of whom a charge is made, denied or left open.
-- speaker: Name of who uttered the quoted words.
-- addressee: Name of the person or body to whom the quoted words were spoken.
-- quote_kind [quote_kind]: Whether the quotation is full, a fragment, or scare quotes.
-- told_status [event_status]: What the paragraph says the event was: occurred, claimed, planned, threatened and so on.
-- modality [modality]: Whether the event, the harm or the figure is told as certain, or with a word of chance or doubt.
-- told_date: Day of the event as this claim tells it, in EDTF.
-- told_date_basis: Whether the article prints that day, or it is concluded.
-- place: Name of the place as this claim tells it.
-- place_basis: Whether the articles print where the place lies, or it is concluded.
-- latitude: Of that place, in degrees north.
-- longitude: Of that place, in degrees east.
-- participants: Names of those who are told to have a part in the event, each with its role, separated by semicolons.
WITH present AS (
    SELECT
        p.claim_id,
        string_agg(a.name || ' (' || replace(p.role, '_', ' ') || ')', '; ' ORDER BY a.name, a.actor_id, p.role)
            AS participants
    FROM event_participants AS p
    INNER JOIN actors AS a ON p.actor_id = a.actor_id
    GROUP BY p.claim_id
)

SELECT
    c.claim_id,
    c.kind,
    c.source_id,
    s.publisher,
    s.publisher_basis,
    s.title AS article,
    s.published,
    s.published_basis,
    c.paragraph,
    c.says,
    c.exact,
    p.role AS paragraph_role,
    c.claimant_id,
    claimant.name AS claimant,
    claimant.kind AS claimant_kind,
    claimant.side AS claimant_side,
    c.claimant_naming,
    c.claimant_basis,
    behalf.name AS on_behalf_of,
    relay.name AS relayed_by,
    c.credit_exact,
    c.origin_id,
    origin.title AS origin,
    c.origin_basis,
    c.medium,
    c.said_on,
    c.said_on_basis,
    c.event_id,
    e.title AS event,
    e.type AS event_type,
    e.status AS event_status,
    coalesce(h.stance, a.stance, f.stance, m.stance) AS stance,
    coalesce(h.tally_id, f.tally_id) AS tally_id,
    t.title AS tally,
    victims.name AS victims,
    h.victims_status,
    h.outcome,
    h.claimant_interest,
    perpetrator.name AS perpetrator,
    coalesce(h.value, f.value) AS value,
    coalesce(h.low, f.low) AS low,
    coalesce(h.high, f.high) AS high,
    coalesce(h.qualifier, f.qualifier) AS qualifier,
    coalesce(h.scope, f.scope) AS scope,
    coalesce(h.period, f.period) AS period,
    coalesce(h.period_basis, f.period_basis) AS period_basis,
    f.measure,
    f.subject,
    subject.name AS subject_actor,
    f.unit,
    f.among,
    a.charge,
    accused.name AS accused,
    speaker.name AS speaker,
    q.speaker_role,
    addressee.name AS addressee,
    q.kind AS quote_kind,
    q.topic,
    q.utterance_id,
    q.translated,
    m.status AS told_status,
    coalesce(m.modality, f.modality, h.modality) AS modality,
    m.date AS told_date,
    m.date_basis AS told_date_basis,
    m.time_as_printed,
    place.name AS place,
    place.basis AS place_basis,
    place.latitude,
    place.longitude,
    m.place_precision,
    m.means,
    r.participants,
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
LEFT JOIN origins AS origin ON c.origin_id = origin.origin_id
LEFT JOIN events AS e ON c.event_id = e.event_id
LEFT JOIN casualties AS h ON c.claim_id = h.claim_id
LEFT JOIN quotes AS q ON c.claim_id = q.claim_id
LEFT JOIN attributions AS a ON c.claim_id = a.claim_id
LEFT JOIN figures AS f ON c.claim_id = f.claim_id
LEFT JOIN event_mentions AS m ON c.claim_id = m.claim_id
LEFT JOIN tallies AS t ON coalesce(h.tally_id, f.tally_id) = t.tally_id
LEFT JOIN actors AS victims ON h.victims_id = victims.actor_id
LEFT JOIN actors AS perpetrator ON h.perpetrator_id = perpetrator.actor_id
LEFT JOIN actors AS subject ON f.subject_id = subject.actor_id
LEFT JOIN actors AS accused ON a.accused_id = accused.actor_id
LEFT JOIN actors AS speaker ON q.speaker_id = speaker.actor_id
LEFT JOIN actors AS addressee ON q.addressee_id = addressee.actor_id
LEFT JOIN present AS r ON c.claim_id = r.claim_id
LEFT JOIN places AS place ON coalesce(h.place_id, m.place_id) = place.place_id
ORDER BY c.source_id, c.span_start, c.span_end, c.claim_id
