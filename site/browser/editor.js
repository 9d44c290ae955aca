// The editor: SQL with completion of what the database holds, each table and column with its comment.

import { acceptCompletion, autocompletion } from "@codemirror/autocomplete";
import { SQLDialect, sql } from "@codemirror/lang-sql";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { minimalSetup } from "codemirror";
import { Compartment, Prec } from "@codemirror/state";
import { gettext } from "./words.js";

// What people type in a question, not all that DuckDB knows: a list of everything completes nothing.
const DIALECT = SQLDialect.define({
  keywords:
    "all and as asc between by case cast cross desc describe distinct else end except exists explain filter first from " +
    "full group having ilike in inner intersect is join last left like limit not null nulls offset on or order outer " +
    "over partition right select show summarize then union using values when where with",
  builtin: "avg bool_and bool_or coalesce concat count length lower max median min round string_agg sum upper",
  types: "bigint boolean date decimal double integer timestamp varchar",
  doubleDollarQuotedStrings: true,
  operatorChars: "*+-%<>!=&|~^/:",
});

/**
 * @typedef {{name: string, comment: string | null, columns: {name: string, type: string, comment: string | null}[]}} Known
 *   A table or view.
 */

export class Editor {
  #view;
  #language = new Compartment();

  /**
   * @param {HTMLElement} place It gets the editor.
   * @param {{label: string, run: () => void, typed: () => void}} given Its name for screen readers; what the key for
   *   running does; what the first typing does.
   */
  constructor(place, { label, run, typed }) {
    this.#view = new EditorView({
      parent: place,
      extensions: [
        // Tab takes a suggestion while there are any; otherwise it leaves the editor, as everywhere on the page.
        Prec.highest(
          keymap.of([
            { key: "Mod-Enter", run: () => (run(), true) },
            { key: "Tab", run: acceptCompletion },
          ]),
        ),
        minimalSetup,
        lineNumbers(),
        bracketMatching(),
        autocompletion({ icons: false }),
        syntaxHighlighting(classHighlighter),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => {
          if (update.transactions.some((each) => each.isUserEvent("input"))) typed();
        }),
        this.#language.of(sql({ dialect: DIALECT, upperCaseKeywords: true })),
      ],
    });
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  set text(text) {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  /** Put the caret where something is wrong. */
  point(line, column) {
    const { doc } = this.#view.state;
    if (line > doc.lines) return;
    const { from, to } = doc.line(line);
    this.#view.dispatch({ selection: { anchor: Math.min(from + column, to) }, scrollIntoView: true });
  }

  /** Complete what the database holds. @param {Known[]} tables */
  know(tables) {
    const schema = Object.fromEntries(
      tables.map((table) => [
        table.name,
        {
          self: { label: table.name, type: "type", detail: gettext("table"), info: table.comment ?? undefined, boost: 1 },
          children: table.columns.map(option),
        },
      ]),
    );
    this.#view.dispatch({
      effects: this.#language.reconfigure([
        sql({ dialect: DIALECT, schema, upperCaseKeywords: true }),
        DIALECT.language.data.of({ autocomplete: (context) => columnsOfNamed(context, tables) }),
      ]),
    });
  }
}

const option = ({ name, type, comment }) => ({ label: name, type: "property", detail: type, info: comment ?? undefined });

// Columns need no prefix: those of every table that the query names are offered.
function columnsOfNamed(context, tables) {
  const word = context.matchBefore(/(?<![.\w])\w*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const named = new Set(context.state.doc.toString().match(/\w+/g));
  const found = new Map();
  for (const table of tables.filter(({ name }) => named.has(name))) {
    for (const column of table.columns) found.set(column.name, found.get(column.name) ?? { ...option(column), boost: 2 });
  }
  return { from: word.from, options: [...found.values()], validFor: /^\w*$/ };
}
