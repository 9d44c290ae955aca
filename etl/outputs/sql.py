"""The few pieces of SQL that every output is written with."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from etl.model.tables import Table


def name(text: str) -> str:
    """A name as SQL quotes it."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL quotes it."""
    return "'" + text.replace("'", "''") + "'"


def select(table: Table) -> str:
    """The published columns of a table, in the published order of its rows."""
    columns = ", ".join(name(field.name) for field in table.fields)
    return f"SELECT {columns} FROM {name(table.name)} ORDER BY {order(table)}"


def order(table: Table) -> str:
    """The published order of a table's rows, total because it ends in the primary key."""
    return ", ".join(f"{name(table.name)}.{name(column)} NULLS FIRST" for column in table.order)


@contextmanager
def one_thread(con: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A second connection to the same tables, while everything runs on one thread.

    How rows fall into the groups of a Parquet file must not depend on how many threads wrote it.
    """
    before = con.execute("SELECT current_setting('threads')").fetchone()
    cursor = con.cursor()
    cursor.execute("SET threads = 1")
    try:
        yield cursor
    finally:
        if before is not None:
            cursor.execute(f"SET threads = {int(before[0])}")
        cursor.close()
