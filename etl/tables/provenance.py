"""Which line of which file each value of each row came from."""

from dataclasses import dataclass, field

from etl.model.seed_schemas import FormKeys
from etl.model.shape import FORMS, NUMBER
from etl.seeds.record import Place, Record

_SPAN_KEYS = {
    "span_start": "exact",
    "span_end": "exact",
    "credit_start": "credit",
    "credit_end": "credit",
    "claim_id": "id",
}


@dataclass
class Provenance:
    """The record behind each row of each table; a row's number is its index.

    Attributes:
        rows: Table to the record that made each of its rows; null where no single record did.
    """

    keys: dict[str, FormKeys]
    rows: dict[str, list[Record | None]] = field(default_factory=dict)

    def place(self, table: str, row: int, column: str | None) -> Place | None:
        """(file, line, column) of a value: where it is typed, else where the record that computes it starts.

        Args:
            table: A table.
            row: The row's number in it.
            column: A column, or null for the row as a whole.
        """
        record, key = self._find(table, row, column)
        return None if record is None else record.place(key)

    def key(self, table: str, row: int, column: str) -> str | None:
        """The key under which the value of a column is typed; null where it is not."""
        return self._find(table, row, column)[1]

    def _find(self, table: str, row: int, column: str | None) -> tuple[Record | None, str | None]:
        record = self.rows[table][row]
        if record is None or column is None:
            return record, None
        for holder in record.around():
            key = self._key(holder, table, column)
            if key is not None and (key in holder.nodes or holder.form not in {"paragraph", "source"}):
                return holder, key
        return record, None

    def _key(self, holder: Record, table: str, column: str) -> str | None:
        columns, hooks = self.keys[holder.form].columns, FORMS[holder.form].hooks
        for name in (table, "claims", FORMS[holder.form].table):
            if (name, column) in columns:
                return columns[name, column]
        if column in ("value", "low", "high", "qualifier") and hooks.get("number") is NUMBER:
            return "number"
        hook = _SPAN_KEYS.get(column, column)
        if hook in hooks or hook in columns.values():
            return hook
        base = column.removesuffix("_start").removesuffix("_end")
        return base if base in self.keys[holder.form].typed else None
