// The answer to a query: columns whose values are read as text when somebody looks at them, and an order of rows.

import { DataType } from "apache-arrow";
import { asText, isNumeric } from "./values.js";
import { sorted } from "./compare.js";

export class Answer {
  /** @param {import("apache-arrow").Table} table */
  constructor(table) {
    this.length = table.numRows;
    this.columns = table.schema.fields.map((field, at) => new Column(field, table.getChildAt(at)));
    this.unsort();
  }

  /** Rows as DuckDB gave them. */
  unsort() {
    this.order = Array.from({ length: this.length }, (_, row) => row);
  }

  /**
   * Sort by a column; equal rows stay in the order of the query, nulls come last.
   * @param {number} at The column's place.
   * @param {1 | -1} direction
   */
  sort(at, direction) {
    const column = this.columns[at];
    this.order = sorted(this.order, (row) => column.text(row), direction, column.numeric);
  }

  /** The exact texts of a row, by its place in the present order. */
  row(place) {
    return this.columns.map((column) => column.text(this.order[place]));
  }

  /** The same for reading. */
  shown(place) {
    return this.columns.map((column) => column.shown(this.order[place]));
  }
}

class Column {
  #chunks;
  #decimal;

  constructor(field, vector) {
    this.name = field.name;
    this.numeric = isNumeric(field.type);
    this.#decimal = DataType.isDecimal(field.type);
    this.#chunks = vector?.data ?? [];
  }

  /** The value for reading: a decimal without its idle zeros. */
  shown(row) {
    const text = this.text(row);
    return this.#decimal ? (text?.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "") ?? null) : text;
  }

  /** The value exact. */
  text(row) {
    let at = row;
    for (const chunk of this.#chunks) {
      if (at < chunk.length) return asText(chunk, at);
      at -= chunk.length;
    }
    return null;
  }
}
