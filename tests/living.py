"""Views that live on a test's connection, and answers computed anew after a test has changed the tables."""

from pathlib import Path

import duckdb

from etl.answers import keep_answers
from etl.rules import find_views, in_order
from etl.rules.views import FOLDER


def create_views(con: duckdb.DuckDBPyConnection, folder: Path = FOLDER) -> None:
    """Create every view in the current schema, living, in place of answers that a check may have kept."""
    _forget(con)
    for view in in_order(con, folder=folder):
        con.execute(f'CREATE OR REPLACE VIEW "{view.name}" AS {view.sql}')


def recompute(con: duckdb.DuckDBPyConnection) -> None:
    """Compute every answer, those again that a check may have kept."""
    _forget(con)
    keep_answers(con)


def _forget(con: duckdb.DuckDBPyConnection) -> None:
    kept = {row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    for view in find_views():
        if view.name in kept:
            con.execute(f'DROP TABLE "{view.name}"')
