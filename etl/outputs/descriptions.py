"""What the columns of a view mean: the descriptions of the table columns that they pass on.

A view says once, in its head, what it is for. Its columns are described where `schemas/` describes them; a column that
the view computes has no description there, and none is made up.
"""

import re
from collections.abc import Mapping, Sequence

from etl.model.tables import Model
from etl.rules import View

_READ = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)(?:\s+(?:AS\s+)?(?!ON\b|WHERE\b)(\w+))?")
_ITEM = re.compile(
    r"(?:coalesce\((?P<listed>[\w., \n]+)\)|(?P<plain>[\w.]+))(?:\s+AS\s+(?P<name>\w+))?\s*(?=,|\n\s*FROM\b)"
)


def view_descriptions(model: Model, views: Sequence[View]) -> dict[str, dict[str, str]]:
    """Column to description, for each view.

    A column is described when the view takes it as it is from a table, from a view before it, or from the first of
    several columns that is not null.

    Args:
        model: The tables.
        views: The views, each after those it reads.
    """
    known = {table.name: {f.name: f.description for f in table.fields} for table in model}
    for view in views:
        known[view.name] = _columns(view, known)
    return {view.name: known[view.name] for view in views}


def _columns(view: View, known: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    sql = "\n".join(line for line in view.sql.splitlines() if not line.startswith("--"))
    aliases: dict[str, str] = {}
    for read, alias in _READ.findall(sql):
        if read in known:
            aliases[alias or read] = aliases[read] = read
    found: dict[str, str] = {}
    for item in _ITEM.finditer(sql):
        parts = [part.strip().rpartition(".") for part in (item["listed"] or item["plain"]).split(",")]
        column = item["name"] or parts[-1][2]
        told: dict[str, str] = {}
        for alias, _, source in parts:
            tables = [aliases[alias]] if alias in aliases else [] if alias else aliases.values()
            holder = next((table for table in tables if source in known[table]), None)
            if holder is not None:
                told.setdefault(known[holder][source], holder)
        if len(told) == 1:
            found.setdefault(column, next(iter(told)))
        elif told:
            found.setdefault(column, " ".join(f"In {table}: {text}" for text, table in told.items()))
    return found
