// Filters and sorting of lists and tables that stand in the page whole: without script everything is there to read.
//
// <form class="filters" data-for="ID" hidden>: its fields choose among the items of the element ID. A search field named
// `text` finds in the item's text and in its `data-also`, spellings folded; any other field named x keeps the items whose
// `data-x` holds its value, as one word among several; a select named `sort` orders by `data-x`, or by -x from the end.
// Items are the elements with `data-item`; an element with `data-group` goes when none of its items is left. The state
// stands in the address, so that it can be sent on. A table with `data-sort` is sorted by its headers.

import { sorted } from "./compare.js";
import { fold } from "./fold.js";
import { gettext } from "./words.js";

for (const form of document.querySelectorAll("form.filters[data-for]")) start(form);
for (const table of document.querySelectorAll("table[data-sort]")) sortable(table);

function start(form) {
  const list = document.getElementById(form.dataset.for);
  const items = [...list.querySelectorAll("[data-item]")].map((element) => ({
    element,
    folded: fold(`${element.textContent} ${element.dataset.also ?? ""}`),
  }));
  const fields = [...form.elements].filter((field) => field.name);
  const given = new URLSearchParams(location.search);
  for (const field of fields) if (given.has(field.name)) put(field, given.get(field.name));
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  apply();

  function apply() {
    const wanted = fields.map((field) => [field.name, read(field)]).filter(([, value]) => value);
    const words = fold(wanted.find(([name]) => name === "text")?.[1] ?? "").split(" ");
    const tests = wanted.filter(([name]) => name !== "text" && name !== "sort");
    let left = 0;
    for (const { element, folded } of items) {
      const kept =
        words.every((word) => folded.includes(word)) &&
        tests.every(([name, value]) => (element.dataset[name] ?? "").split(" ").includes(value));
      element.hidden = !kept;
      left += Number(kept);
    }
    for (const group of list.querySelectorAll("[data-group]")) {
      group.hidden = !group.querySelector("[data-item]:not([hidden])");
    }
    order(wanted.find(([name]) => name === "sort")?.[1]);
    const output = form.querySelector("output");
    const all = items.length;
    const told = left === all ? gettext("All %(all)s", { all }) : gettext("%(left)s of %(all)s", { left, all });
    if (output) output.textContent = told;
    remember(fields.map(({ name }) => name), wanted);
  }

  // Without a choice, the order of the page.
  function order(by) {
    const name = by?.replace(/^-/, "");
    const direction = by?.startsWith("-") ? -1 : 1;
    const key = ({ element }) => element.dataset[name] || null;
    for (const { element } of by ? sorted(items, key, direction) : items) element.parentElement.append(element);
  }
}

function put(field, value) {
  if (field.type === "checkbox") field.checked = field.value === value;
  else field.value = value;
}

function read(field) {
  return field.type === "checkbox" && !field.checked ? "" : field.value.trim();
}

function remember(names, wanted) {
  const address = new URL(location.href);
  for (const name of names) address.searchParams.delete(name);
  for (const [name, value] of wanted) address.searchParams.set(name, value);
  if (address.href !== location.href) history.replaceState(null, "", address);
}

/** Headers become buttons; a cell is sorted by its `data-value` or its text. */
function sortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    head.ariaSort = "none";
    button.addEventListener("click", () => {
      const direction = head.ariaSort === "ascending" ? "descending" : "ascending";
      for (const other of heads) other.ariaSort = "none";
      head.ariaSort = direction;
      const key = (row) => (row.cells[at].dataset.value ?? row.cells[at].textContent.trim()) || null;
      body.append(...sorted(rows, key, direction === "ascending" ? 1 : -1));
    });
  });
}
