// An answer as CSV: UTF-8 with a byte order mark, which spreadsheets need, else RFC 4180. A null is an empty field, an
// empty text a quoted one.

const field = (text) => {
  if (text === null) return "";
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * All rows of an answer, in their present order.
 * @param {import("./answer.js").Answer} answer
 * @returns {Blob}
 */
export function asCsv(answer) {
  const lines = [answer.columns.map((column) => field(column.name)).join(",")];
  for (let place = 0; place < answer.length; place += 1) lines.push(answer.row(place).map(field).join(","));
  return new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
}

/** Hand a file to the reader. */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
