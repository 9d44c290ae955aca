"""One invariant asked of the small project's tables after some changes, in a twentieth of the time of a check."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import duckdb

from etl.checks.implied import gathered
from etl.checks.run import _invariants
from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import load_model
from etl.publish.checked import tabulate
from tests import SMALL
from tests.living import create_views


def asked(code: str, *changes: str) -> list[tuple[str, str | None, str]]:
    """What an invariant finds.

    Args:
        code: The invariant.
        changes: SQL that changes the tables before; it is taken back.

    Returns:
        (field, value, expected) of each finding, in order.
    """
    sql = gathered(dict(_invariants())[code], load_model(PACKAGE_SCHEMAS))
    with tables() as con:
        for change in changes:
            con.execute(change)
        return [row[2:] for row in con.execute(sql).fetchall()]


@contextmanager
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """The small project's tables and views; what is changed in them is taken back."""
    con = _tables()
    con.begin()
    try:
        yield con
    finally:
        con.rollback()


@cache
def _tables() -> duckdb.DuckDBPyConnection:
    project = Project(SMALL, SMALL / "articles")
    con = tabulate(project, load_model(project.schemas, project.vocabularies)).tables.con
    create_views(con)
    return con
