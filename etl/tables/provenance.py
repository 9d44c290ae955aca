"""Which line of which file each value of each row came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import duckdb

from etl.model.tables import Model
from etl.problems import Place
from etl.seeds.record import Record
from etl.tables.insert import create, insert_rows

COLUMNS = {"table_name": "VARCHAR", "row": "BIGINT", "field": "VARCHAR", "file": "VARCHAR"}
COLUMNS |= {"line": "BIGINT", "column": "BIGINT", "key": "VARCHAR"}
_KEYS = {"span_start": "exact", "span_end": "exact", "credit_start": "credit", "credit_end": "credit", "claim_id": "id"}
"""Column that is computed from what stands under a key of another name, to that key."""


class Spot(NamedTuple):
    """Where a value was typed, else where the record that computes it starts.

    Attributes:
        key: The key under which it is typed; null where it is not.
    """

    at: Place
    key: str | None


Spots = Mapping[tuple[str, int, str | None], Spot]
"""(table, number of the row, column or null for the row as a whole) to the place."""


@dataclass
class Provenance:
    """The places of all values of the tables, in an unpublished table `provenance` beside them.

    A table's places are looked up when they are first asked for: a check that finds nothing asks for none.

    Attributes:
        con: Connection that holds the tables.
        rows: Table to the record that made each of its rows; null where no single record did.
        lines: Table whose rows are lines of a file that is no seed, to the place of each.
    """

    con: duckdb.DuckDBPyConnection
    model: Model
    rows: dict[str, list[Record | None]] = field(default_factory=dict)
    lines: dict[str, list[Place]] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def tell(self, *tables: str) -> None:
        """See that the table `provenance` holds a row for each value of some tables; without `field`, of each row."""
        create(self.con, "provenance", COLUMNS)
        for table in sorted(set(tables) - self._told):
            columns = (None, *self.model[table].by_name)
            rows = [
                (table, row, column, *holder.place(key), key)
                for row, record in enumerate(self.rows[table])
                if record is not None
                for column in columns
                for holder, key in [self._find(record, table, column)]
            ]
            placed = enumerate(self.lines.get(table, ()))
            rows += [(table, row, column, *place, None) for row, place in placed for column in columns]
            insert_rows(self.con, "provenance", COLUMNS, rows)
            self._told.add(table)

    def read(self, *tables: str) -> Spots:
        """The places of all values of some tables."""
        self.tell(*tables)
        rows = self.con.execute("FROM provenance WHERE table_name IN (SELECT unnest(?))", [list(tables)]).fetchall()
        return {row[:3]: Spot(row[3:6], row[6]) for row in rows}

    def _find(self, record: Record, table: str, column: str | None) -> tuple[Record, str | None]:
        if column is None:
            return record, None
        for holder in record.around():
            key = self._key(holder, table, column)
            if key is not None and (key in holder.nodes or holder.form.name not in {"paragraph", "source"}):
                return holder, key
        return record, None

    def _key(self, holder: Record, table: str, column: str) -> str | None:
        form = holder.form
        for name in (table, "claims", form.table):
            if (name, column) in form.columns:
                return form.columns[name, column]
        if "number" in form.hooks and self.model.forms.computed[table].get(column, "").startswith("number_"):
            return "number"
        hook = _KEYS.get(column, column)
        if hook in form.hooks or hook in form.typed or (hook in form.bare and form.table == table):
            return hook
        base = column.removesuffix("_start").removesuffix("_end")
        return base if base in form.typed else None
