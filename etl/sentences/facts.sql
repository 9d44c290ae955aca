-- What the sentence of each claim is composed from: one row a claim of any kind, names beside ids.
WITH said AS (
    SELECT claim_id, max(span_start) AS cut
    FROM (
        SELECT c.claim_id, t.span_start
        FROM claims AS c
        INNER JOIN tokens AS t
            ON
                c.source_id = t.source_id
                AND c.credit_paragraph = t.paragraph
                AND c.credit_start < t.span_start
                AND c.credit_end = t.span_end
        WHERE c.claimant_basis = 'inferred' AND t.kind = 'saying_word'
    ) AS at_end
    GROUP BY claim_id
),

-- How who accuses tells of the act in the same paragraph: as done, threatened, a possibility.
mentioned AS (
    SELECT
        event_id,
        source_id,
        paragraph,
        claimant_id,
        min(status) AS status
    FROM event_mentions
    GROUP BY event_id, source_id, paragraph, claimant_id
    HAVING min(status) = max(status)
)

SELECT
    c."row",
    c.kind AS claim_kind,
    coalesce(s.publisher, s.title, s.source_id) AS article,
    c.paragraph,
    c.exact,
    c.claimant_id,
    c.claimant_basis,
    c.on_behalf_of_id,
    c.relayed_by_id,
    CASE WHEN d.cut IS NULL THEN c.credit_exact ELSE rtrim(left(c.credit_exact, d.cut - c.credit_start)) END AS credit,
    c.basis,
    e.title AS event,
    e.type AS event_type,
    coalesce(h.stance, f.stance, a.stance, m.stance) AS stance,
    t.title AS tally,
    h.victims_id,
    h.outcome,
    coalesce(h.value, f.value) AS value,
    coalesce(h.low, f.low) AS low,
    coalesce(h.high, f.high) AS high,
    coalesce(h.qualifier, f.qualifier) AS qualifier,
    f.unit,
    f.measure,
    f.subject,
    f.among,
    a.accused_id,
    a.charge,
    n.status AS mentioned,
    m.status,
    coalesce(m.modality, f.modality, h.modality) AS modality,
    m.date,
    m.date_basis,
    m.time_as_printed AS time,
    p.name AS place,
    p.kind AS place_kind,
    m.means,
    q.kind AS quote_kind,
    q.speaker_id,
    q.addressee_id,
    q.topic
FROM claims AS c
INNER JOIN sources AS s ON c.source_id = s.source_id
LEFT JOIN events AS e ON c.event_id = e.event_id
LEFT JOIN casualties AS h ON c.claim_id = h.claim_id
LEFT JOIN figures AS f ON c.claim_id = f.claim_id
LEFT JOIN attributions AS a ON c.claim_id = a.claim_id
LEFT JOIN event_mentions AS m ON c.claim_id = m.claim_id
LEFT JOIN quotes AS q ON c.claim_id = q.claim_id
LEFT JOIN tallies AS t ON coalesce(h.tally_id, f.tally_id) = t.tally_id
LEFT JOIN places AS p ON m.place_id = p.place_id
LEFT JOIN mentioned AS n
    ON
        a.event_id = n.event_id
        AND a.source_id = n.source_id
        AND a.paragraph = n.paragraph
        AND a.claimant_id IS NOT DISTINCT FROM n.claimant_id
LEFT JOIN said AS d ON c.claim_id = d.claim_id
ORDER BY c."row"
