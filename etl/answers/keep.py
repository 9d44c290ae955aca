"""Compute views when they are first asked for, and keep each as a table of its name on the connection."""

from collections.abc import Container
from pathlib import Path

import duckdb

from etl.rules.views import FOLDER, in_order
from etl.tables.threads import one_thread


def keep_answers(con: duckdb.DuckDBPyConnection, names: Container[str] | None = None, folder: Path = FOLDER) -> None:
    """Keep views as tables: those asked for, and those they read, each computed from what stands before it.

    A view's ORDER BY binds only as the last word of a statement; a table keeps the order it was filled in.

    Args:
        con: A connection that holds the tables and no view of these names.
        names: What shall be there to read; all views when absent. What is no view is passed over.
        folder: The folder of the views.

    Raises:
        duckdb.Error: A view's SQL does not run on the tables.
    """
    kept = {row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    with one_thread(con) as cursor:
        for view in in_order(con, names, folder):
            if view.name not in kept:
                cursor.execute(f'CREATE TABLE "{view.name}" AS {view.sql}')
