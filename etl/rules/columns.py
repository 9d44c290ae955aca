"""What the columns of a view mean.

A column that a view passes on under its own name means what `schemas/` says of it in the first table that the view
reads and that has it. Every other column is explained in the head of the view, in a line `-- column: what it holds`;
those of the rules, which all have the same, in the head of the view that puts the rules side by side.
"""

from dataclasses import dataclass

import duckdb

from etl.model.tables import Model
from etl.rules.views import ALL_RULES, View, find_views


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: its name, DuckDB type and description."""

    name: str
    type: str
    description: str


def view_columns(con: duckdb.DuckDBPyConnection, model: Model, view: View) -> list[ViewColumn]:
    """The columns of a view, in their order.

    Args:
        con: A connection that holds the view.
        model: The tables.
        view: One of the views.

    Raises:
        ValueError: A column is explained nowhere.
    """
    rows = con.execute(f'DESCRIBE "{view.name}"').fetchall()
    known = _passed_on(model, view)
    missing = [row[0] for row in rows if row[0] not in known]
    if missing:
        lines = ", ".join(f"`-- {name}: …`" for name in missing)
        raise ValueError(f"the head of {view.name}.sql must explain {', '.join(missing)}: add {lines}")
    return [ViewColumn(row[0], row[1], known[row[0]]) for row in rows]


def _passed_on(model: Model, view: View) -> dict[str, str]:
    others = {other.name: other for other in find_views() if other.name != view.name}
    known: dict[str, str] = {}
    for read in view.reads:
        if read in model.tables:
            for field in model[read].fields:
                known.setdefault(field.name, field.description)
        elif read in others:
            for name, description in _passed_on(model, others[read]).items():
                known.setdefault(name, description)
    if view.is_rule:
        known |= others[ALL_RULES].columns
    return known | dict(view.columns)
