"""The few pieces of SQL that checks and outputs are written with."""

from collections.abc import Iterable

from etl.model.tables import Table


def name(text: str) -> str:
    """A name as SQL quotes it."""
    return '"' + text.replace('"', '""') + '"'


def names(columns: Iterable[str]) -> str:
    """Names of columns as SQL lists them."""
    return ", ".join(map(name, columns))


def literal(text: str) -> str:
    """A text as SQL quotes it."""
    return "'" + text.replace("'", "''") + "'"


def select(table: Table) -> str:
    """The published columns of a table, in the published order of its rows."""
    return f"SELECT {names(table.by_name)} FROM {name(table.name)} ORDER BY {order(table)}"


def order(table: Table) -> str:
    """The published order of a table's rows, total because it ends in the primary key."""
    return ", ".join(f"{name(table.name)}.{name(column)} NULLS FIRST" for column in table.order)
