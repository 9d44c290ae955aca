// The SQL page: an editor, an engine that is fetched when it is first needed, and what it answers.

import { Answer } from "./answer.js";
import { DRAWN, draw, drawable } from "./bars.js";
import { catalogue } from "./catalogue.js";
import { asCsv, save } from "./csv.js";
import { Editor } from "./editor.js";
import { element } from "./element.js";
import { Engine, Stopped, able } from "./engine.js";
import { spoken } from "./errors.js";
import { SHOWN, asTable } from "./table.js";
import { gettext, ngettext } from "./words.js";

const at = (name) => document.getElementById(`console-${name}`);
const part = Object.fromEntries(
  ["editor", "run", "stop", "link", "csv", "loading", "progress", "bytes", "told", "error", "answer", "picture", "rows"].map(
    (name) => [name, at(name)],
  ),
);
const megabytes = (bytes) => gettext("%(number)s MB", { number: (bytes / 1e6).toFixed(1) });
const number = (value) => value.toLocaleString("en");
const address = (sql) => `#q=${encodeURIComponent(sql)}`;
const rows = (amount) => ngettext("%(number)s row", "%(number)s rows", amount, { number: number(amount) });

const examples = [...document.querySelectorAll(".console-examples a")];
const engine = new Engine();
const editor = new Editor(part.editor, { label: gettext("Query in SQL"), run, typed: () => load().catch(showError) });
let loading;
let running = false;
let answer;

part.run.addEventListener("click", run);
part.stop.addEventListener("click", () => engine.stop());
part.csv.addEventListener("click", () => save(asCsv(answer), "answer.csv"));
part.link.addEventListener("click", copyLink);
for (const example of examples) example.addEventListener("click", openExample);
addEventListener("popstate", openAddress);
new ResizeObserver(drawPicture).observe(part.answer);

at("whole").hidden = false;
editor.text = carried(examples[0].hash);
openAddress();

/** Take the query out of the page's address. Whoever follows such a link came for the answer, unless they save data. */
function openAddress() {
  if (!location.hash.startsWith("#q=")) return;
  try {
    editor.text = carried(location.hash);
  } catch {
    tell(gettext("The link to this page is damaged: its query cannot be read."));
    return;
  }
  if (loading || !navigator.connection?.saveData) run();
  else tell(gettext("This link carries a query: Run fetches what it takes to answer it."));
}

/** The query in the end of an address. @throws {URIError} It is damaged. */
function carried(hash) {
  return decodeURIComponent(hash.slice("#q=".length));
}

function openExample(event) {
  event.preventDefault();
  history.pushState(null, "", event.currentTarget.hash);
  at("whole").scrollIntoView({ block: "start" });
  editor.text = carried(event.currentTarget.hash);
  run();
}

/** Fetch the engine and the data, once. */
function load() {
  loading ??= fetchEngine().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchEngine() {
  if (!able()) {
    throw new Error(gettext("This browser is too old for it: it takes Chrome 95, Firefox 113, Safari 16.4 or newer."));
  }
  part.loading.hidden = false;
  try {
    await engine.load((got, all) => {
      if (all) part.progress.value = got / all;
      const come = { got: megabytes(got), all: megabytes(all ?? got) };
      part.bytes.textContent = all ? gettext("%(got)s of %(all)s", come) : come.got;
    });
    editor.know(await catalogue(engine));
  } finally {
    part.loading.hidden = true;
  }
}

async function run() {
  if (running) return;
  running = true;
  part.error.hidden = true;
  part.run.setAttribute("aria-disabled", "true");
  try {
    tell(loading ? gettext("Running …") : gettext("Loading the database …"));
    await load();
    tell(gettext("Running …"));
    // Read only now: while the engine comes, people go on typing.
    const sql = editor.text;
    history.replaceState(null, "", address(sql));
    part.stop.hidden = false;
    const start = performance.now();
    const table = await engine.run(sql);
    show(new Answer(table), performance.now() - start);
  } catch (error) {
    part.answer.hidden = true;
    if (error instanceof Stopped) tell(gettext("Cancelled."));
    else showError(error);
  } finally {
    if (document.activeElement === part.stop) part.run.focus();
    part.stop.hidden = true;
    part.run.removeAttribute("aria-disabled");
    running = false;
  }
}

function show(given, milliseconds) {
  answer = given;
  const { length, columns } = answer;
  part.answer.hidden = false;
  const cut = length > SHOWN ? ` ${gettext("The first %(shown)s are shown; the CSV has all.", { shown: SHOWN })}` : "";
  const time =
    milliseconds < 1000
      ? gettext("%(number)s ms", { number: Math.max(1, Math.round(milliseconds)) })
      : gettext("%(number)s s", { number: (milliseconds / 1000).toFixed(1) });
  if (columns.length) tell(gettext("%(rows)s in %(time)s.", { rows: rows(length), time }) + cut);
  else tell(gettext("Done in %(time)s; nothing to show.", { time }));
  part.rows.replaceChildren(asTable(answer, (said) => (tell(`${said}${cut}`), drawPicture())));
  drawPicture();
}

function drawPicture() {
  const drawn = answer !== undefined && drawable(answer);
  part.picture.hidden = !drawn;
  if (!drawn) return;
  const width = Math.floor(part.picture.clientWidth);
  if (width < 100) return;
  const { length } = answer;
  part.picture.firstElementChild.replaceChildren(draw(answer, width));
  const cut = { shown: DRAWN, rows: rows(length) };
  part.picture.lastElementChild.textContent = length > DRAWN ? gettext("The first %(shown)s of %(rows)s.", cut) : "";
}

function showError(error) {
  const { text, place, line, column } = spoken(error);
  tell("");
  part.error.replaceChildren(element("p", {}, text), ...(place ? [element("pre", { tabindex: 0 }, place)] : []));
  part.error.hidden = false;
  if (line) editor.point(line, column);
}

async function copyLink() {
  history.replaceState(null, "", address(editor.text));
  try {
    await navigator.clipboard.writeText(location.href);
    tell(gettext("The link is copied: whoever opens it sees this query and its answer."));
  } catch {
    tell(gettext("The address of this page now carries the query: copy it from the address bar."));
  }
}

function tell(said) {
  part.told.textContent = said;
}
