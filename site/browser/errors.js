// What DuckDB says is wrong, as it says it, once; and where.

/**
 * @param {Error} error
 * @returns {{text: string, line?: number, column?: number}} Line from 1 and column from 0, where the message has them.
 */
export function spoken(error) {
  if (/^malloc |^Out of Memory/.test(error.message)) {
    return { text: "The answer does not fit into this browser's memory: ask for fewer rows or columns." };
  }
  // The parser's message ends in the same place twice.
  const parts = error.message.trim().split(/\n\n(?=LINE \d)/);
  const text = [...new Set(parts)].join("\n\n");
  const place = text.match(/^LINE (\d+): (.*)\n( *)\^/m);
  if (!place) return { text };
  const prefix = `LINE ${place[1]}: `.length;
  // A long line is shown in part, between dots; then only the line is known.
  return { text, line: Number(place[1]), column: place[2].startsWith("...") ? 0 : place[3].length - prefix };
}
