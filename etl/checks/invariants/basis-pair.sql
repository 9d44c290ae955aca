-- A value is printed or inferred, and its basis says which: the basis is null exactly where the value is.
WITH pairs AS (
    SELECT 'sources' AS table_name, "row", 'publisher_basis' AS field, publisher_basis AS basis, publisher AS told
    FROM sources
    UNION ALL
    SELECT 'sources', "row", 'agency_basis', agency_basis, agency FROM sources
    UNION ALL
    SELECT 'sources', "row", 'published_basis', published_basis, published FROM sources
    UNION ALL
    SELECT 'claims', "row", 'claimant_basis', claimant_basis, claimant_id FROM claims
    UNION ALL
    SELECT 'claims', "row", 'said_on_basis', said_on_basis, said_on FROM claims
    UNION ALL
    SELECT 'casualties', "row", 'period_basis', period_basis, period FROM casualties
    UNION ALL
    SELECT 'figures', "row", 'period_basis', period_basis, period FROM figures
    UNION ALL
    SELECT 'event_mentions', "row", 'date_basis', date_basis, date FROM event_mentions
    UNION ALL
    SELECT 'disagreements', "row", 'explanation_basis', explanation_basis, explanation FROM disagreements
)

SELECT
    table_name,
    "row",
    field,
    basis AS value,
    CASE
        WHEN told IS NULL THEN 'nothing, since ' || replace(field, '_basis', '') || ' is empty'
        ELSE 'stated or inferred, since ' || replace(field, '_basis', '') || ' is given'
    END AS expected
FROM pairs
WHERE (basis IS NULL) <> (told IS NULL)
ORDER BY table_name, "row", field;
