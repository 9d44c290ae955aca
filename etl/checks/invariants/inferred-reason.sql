-- What the curator concluded has its reason beside it. A day resolved against the day of publication needs none of its
-- own: the article's note gives it once.
WITH concluded AS (
    SELECT 'claims' AS table_name, "row", 'basis' AS field, basis, note FROM claims
    UNION ALL
    SELECT 'claims', "row", 'claimant_basis', claimant_basis, note FROM claims
    UNION ALL
    SELECT 'claim_links', "row", 'basis', basis, note FROM claim_links
    UNION ALL
    SELECT 'origins', "row", 'basis', basis, note FROM origins
    UNION ALL
    SELECT 'places', "row", 'basis', basis, note FROM places
    UNION ALL
    SELECT 'sources', "row", 'publisher_basis', publisher_basis, note FROM sources
    UNION ALL
    SELECT 'sources', "row", 'agency_basis', agency_basis, note FROM sources
    UNION ALL
    SELECT 'sources', "row", 'published_basis', published_basis, note FROM sources
)

SELECT
    table_name,
    "row",
    field,
    basis AS value,
    'stated, or the reason in the note' AS expected
FROM concluded
WHERE basis = 'inferred' AND note IS NULL
ORDER BY table_name, "row", field;
