// An answer as a table whose headers sort it: up, down, and back to the order of the query.

import { element } from "./element.js";
import { gettext } from "./words.js";

export const SHOWN = 500;
const SAID = {
  none: () => gettext("In the order of the query."),
  ascending: ({ name }) => gettext("Sorted by %(name)s, ascending.", { name }),
  descending: ({ name }) => gettext("Sorted by %(name)s, descending.", { name }),
};
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

/**
 * @param {import("./answer.js").Answer} answer It is sorted in place.
 * @param {(said: string) => void} tell Told in words how the rows now stand.
 * @returns {HTMLTableElement} It holds the first rows of the answer only.
 */
export function asTable(answer, tell) {
  const body = element("tbody");
  const heads = answer.columns.map((column, at) => {
    const head = element("th", { scope: "col", "aria-sort": "none", class: column.numeric && "number" });
    const button = element("button", { type: "button" }, column.name);
    button.addEventListener("click", () => sort(at));
    head.append(button);
    return head;
  });
  show();
  return element("table", { class: "record answer" }, element("thead", {}, element("tr", {}, ...heads)), body);

  function sort(at) {
    const direction = NEXT[heads[at].ariaSort];
    for (const head of heads) head.ariaSort = "none";
    heads[at].ariaSort = direction;
    answer.unsort();
    if (direction !== "none") answer.sort(at, direction === "ascending" ? 1 : -1);
    show();
    tell(SAID[direction](answer.columns[at]));
  }

  function show() {
    const count = Math.min(answer.length, SHOWN);
    body.replaceChildren(...Array.from({ length: count }, (_, place) => line(answer.shown(place), answer.columns)));
  }
}

function line(texts, columns) {
  return element("tr", {}, ...texts.map((text, at) => cell(text, columns[at].numeric)));
}

function cell(text, numeric) {
  if (text === null) return element("td", { class: numeric && "number" }, element("span", { class: "nothing" }, "null"));
  return element("td", { class: numeric && "number" }, element("bdi", { dir: "auto" }, text));
}
