// What the database holds, from its own catalogue: tables and answers, their columns, and the comments on all of them. The
// views in the schema `rules`, which compute the same answers anew, would only show every name twice.

import { Answer } from "./answer.js";

const TABLES = `
SELECT table_name, comment FROM duckdb_tables()
WHERE database_name = 'record' AND schema_name = 'main'
ORDER BY table_name`;
const COLUMNS = `
SELECT table_name, column_name, data_type, comment FROM duckdb_columns()
WHERE database_name = 'record' AND schema_name = 'main' AND NOT internal
ORDER BY table_name, column_index`;

/**
 * @param {import("./engine.js").Engine} engine
 * @returns {Promise<import("./editor.js").Known[]>}
 */
export async function catalogue(engine) {
  const found = new Map();
  for (const [name, comment] of rows(await engine.run(TABLES))) found.set(name, { name, comment, columns: [] });
  for (const [table, name, type, comment] of rows(await engine.run(COLUMNS))) {
    found.get(table).columns.push({ name, type, comment });
  }
  return [...found.values()];
}

function rows(table) {
  const answer = new Answer(table);
  return Array.from({ length: answer.length }, (_, place) => answer.row(place));
}
