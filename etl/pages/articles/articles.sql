-- The articles of the record: who published them, when, and how much of each is recorded.
WITH covered AS (
    SELECT source_id, sum(found) AS found, sum(recorded + set_aside) AS accounted_for FROM coverage GROUP BY source_id
),

told AS (SELECT source_id, count(*) AS claims FROM claims GROUP BY source_id)

SELECT
    s.source_id,
    coalesce(s.publisher, s.title, s.source_id) AS title,
    'Every claim recorded from ' || coalesce(s.publisher, s.title, s.source_id)
    || ', in reading order, with who makes it and where it stands.' AS description,
    s.publisher,
    s.publisher_basis,
    s.title AS headline,
    s.byline,
    s.agency,
    s.agency_basis,
    s.dateline,
    s.published,
    s.published_basis,
    s.language,
    s.url,
    s.url_basis,
    s.archive_url,
    s.retrieved,
    s.paragraphs,
    s.words,
    s.text_sha256,
    s.text_licence,
    s.text_licence_stated,
    s.captured,
    s.captured_digest,
    s.coded,
    s.note,
    coalesce(told.claims, 0) AS claims,
    CAST(coalesce(covered.found, 0) AS INTEGER) AS found,
    CAST(coalesce(covered.accounted_for, 0) AS INTEGER) AS accounted_for,
    p.share AS share_published,
    c.without_credit,
    c.share_without_credit
FROM sources AS s
LEFT JOIN told ON s.source_id = told.source_id
LEFT JOIN covered ON s.source_id = covered.source_id
LEFT JOIN published_share AS p ON s.source_id = p.source_id
LEFT JOIN credit_share AS c ON s.source_id = c.source_id
ORDER BY s.source_id
