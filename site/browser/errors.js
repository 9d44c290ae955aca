// What DuckDB says is wrong, as it says it, once; and where.

import { gettext } from "./words.js";

/**
 * @param {Error} error
 * @returns {{text: string, place?: string, line?: number, column?: number}} The place is the line at fault with a caret
 *   under it; its line is counted from 1 and its column from 0.
 */
export function spoken(error) {
  if (/^malloc |^Out of Memory/.test(error.message)) {
    return { text: gettext("The answer does not fit into this browser's memory: ask for fewer rows or columns.") };
  }
  // The parser names the place twice.
  const [text, place] = error.message.trim().split(/\n\n(?=LINE \d+: )/);
  const found = place?.match(/^LINE (\d+): (.*)\n( *)\^/);
  if (!found) return { text, place };
  // A long line is shown in part, between dots; then only the line is known.
  const column = found[2].startsWith("...") ? 0 : found[3].length - `LINE ${found[1]}: `.length;
  return { text, place, line: Number(found[1]), column };
}
