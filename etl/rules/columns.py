"""What the columns of a view mean.

A column that a view passes on under its own name is what `schemas/` says of it in the table from which the view's last
SELECT takes it (`c.kind`, FROM claims AS c), else in the first table that the view reads and that has it. Every other
column is explained in the head of the view, in a line `-- column: what it holds`; those of
the rules, which all have the same, in the head of the view that puts the rules side by side. A line
`-- column [side]: …` says that the column holds codes of that vocabulary.
"""

import re
from dataclasses import dataclass, replace

import duckdb

from etl.model.tables import Field, Model
from etl.rules.views import ALL_RULES, View, find_views

TYPES = {"VARCHAR": "string", "BOOLEAN": "boolean", "DATE": "date", "DOUBLE": "number", "FLOAT": "number"}
TYPES |= dict.fromkeys(("BIGINT", "INTEGER", "SMALLINT", "TINYINT"), "integer")
# A join may leave a column empty, and repeat what was unique.
NOT_PASSED_ON = frozenset({"required", "unique"})


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: its DuckDB type, and the column as `schemas/` would tell it."""

    type: str
    field: Field

    @property
    def name(self) -> str:
        """Its name."""
        return self.field.name

    @property
    def description(self) -> str:
        """What it holds."""
        return self.field.description


def view_columns(con: duckdb.DuckDBPyConnection, model: Model, view: View) -> list[ViewColumn]:
    """The columns of a view, in their order.

    Args:
        con: A connection that holds the view.
        model: The tables.
        view: One of the views.

    Raises:
        ValueError: A column is explained nowhere, has a type that the formats do not share, or codes of no vocabulary.
    """
    rows = con.execute(f'DESCRIBE "{view.name}"').fetchall()
    known = _passed_on(model, view)
    missing = [row[0] for row in rows if row[0] not in known]
    if missing:
        lines = ", ".join(f"`-- {name}: …`" for name in missing)
        raise ValueError(f"the head of {view.name}.sql must explain {', '.join(missing)}: add {lines}")
    return [ViewColumn(row[1], _typed(known[row[0]], row[1], view)) for row in rows]


def _passed_on(model: Model, view: View) -> dict[str, Field]:
    others = {other.name: other for other in find_views() if other.name != view.name}

    def columns(read: str) -> dict[str, Field]:
        if read in model.tables:
            return dict(model[read].by_name)
        return _passed_on(model, others[read]) if read in others else {}

    known: dict[str, Field] = {}
    for read in view.reads:
        known = columns(read) | known
    for name, read in _taken_from(view.sql).items():
        known |= {column: field for column, field in columns(read).items() if column == name}
    if view.is_rule:
        known |= _told(model, others[ALL_RULES])
    return known | _told(model, view)


def _taken_from(sql: str) -> dict[str, str]:
    """Column to the table or view from which the last SELECT takes it under its own name."""
    last = re.split(r"^SELECT\b", sql, flags=re.MULTILINE)[-1]
    aliases = {alias: read for read, alias in re.findall(r'\b(?:FROM|JOIN)\s+"?(\w+)"?\s+AS\s+(\w+)', last)}
    items = re.findall(r"^ +(\w+)\.(\w+),?$", last, flags=re.MULTILINE)
    return {column: aliases[alias] for alias, column in items if alias in aliases}


def _told(model: Model, view: View) -> dict[str, Field]:
    """The columns that the head of a view explains; their types are not known yet."""
    found = {}
    for name, text in view.columns.items():
        vocabulary = view.vocabularies.get(name)
        if vocabulary is not None and vocabulary not in model.vocabularies:
            raise ValueError(f"the head of {view.name}.sql says of {name}: no vocabulary {vocabulary!r}")
        found[name] = Field(name, "", "", text, None, vocabulary, edtf=False, decimal=False, constraints={})
    return found


def _typed(field: Field, type_: str, view: View) -> Field:
    decimal = type_.startswith("DECIMAL")
    if not decimal and type_ not in TYPES:
        raise ValueError(f"{view.name}.{field.name} is {type_}, which not every format can hold: cast it")
    kept = {key: limit for key, limit in field.constraints.items() if key not in NOT_PASSED_ON}
    return replace(field, type="number" if decimal else TYPES[type_], decimal=decimal, constraints=kept)
