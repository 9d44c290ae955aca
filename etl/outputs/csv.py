"""CSV: the files that are committed, so that a change of the record shows as a change of lines.

UTF-8, LF, RFC 4180, a header, ISO dates, `true` and `false`; nothing between two commas is null. A whole number of a
column of doubles keeps its point ("45.0"), so that readers who guess a column's type guess the same in every file.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from etl.model.sql import literal, name, names, order
from etl.model.tables import Model
from etl.model.tongue import later
from etl.outputs.registry import Edition, Output
from etl.problems import Problem
from etl.tables.threads import one_thread


def write_csv(con: duckdb.DuckDBPyConnection, model: Model, folder: Path) -> None:
    """Write `<table>.csv` for every table.

    Args:
        con: The connection that holds the tables.
        model: The tables.
        folder: An existing folder.

    Raises:
        duckdb.Error: A file cannot be written.
    """
    with one_thread(con) as cursor:
        for table in model:
            rows = f"FROM {name(table.name)} ORDER BY {order(table)}"
            copy_csv(cursor, table.by_name, rows, folder / f"{table.name}.csv")


def _write(edition: Edition) -> list[Problem]:
    write_csv(edition.con, edition.model, edition.data)
    return []


OUTPUT = Output("CSV", 10, ("csv", later("CSV, a file a table")), _write, (".csv",), described=True)


def copy_csv(con: duckdb.DuckDBPyConnection, columns: Iterable[str], rows: str, path: Path) -> None:
    """Write one CSV file.

    Args:
        con: A connection.
        columns: Its columns.
        rows: The rest of the SELECT, from FROM on.
        path: The file.
    """
    con.execute(
        f"COPY (SELECT {names(columns)} {rows}) TO {literal(path.as_posix())}"
        " (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '')"
    )
