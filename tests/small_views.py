"""Ask the views of the small project, beside a second article that a test tells in a line a claim."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import duckdb

from etl.checks.run import INVARIANTS
from etl.model.project import Project
from tests import SMALL
from tests.conftest import unchecked
from tests.empty import LOOKED_FOR
from tests.living import create_views

Rows = list[tuple[Any, ...]]

# A second article without a name: a headline that tells the strike itself, a subhead, and a body.
SECOND = """
INSERT INTO sources BY NAME SELECT 1 AS "row", 'hill-post' AS source_id, 'en' AS language;
INSERT INTO paragraphs BY NAME
SELECT 14 + number AS "row", 'hill-post' AS source_id, number AS paragraph, role
FROM (VALUES (1, 'headline'), (2, 'caption'), (3, 'body'), (4, 'subhead'), (5, 'body')) AS told (number, role);
"""
SECOND += LOOKED_FOR
EVENT = "bridge-strike"
TABLES = {
    "event": "event_mentions",
    "casualty": "casualties",
    "attribution": "attributions",
    "quote": "quotes",
    "figure": "figures",
}
OF_CLAIM = ("origin_id", "said_on", "said_on_start", "said_on_end", "on_behalf_of_id", "relayed_by_id", "basis")


def tell(kind: str, paragraph: int, claimant: str | None, start: int, **columns: object) -> str:
    """A claim of the second article, `hill-post-p<paragraph>-<start>`; what a reader reads later starts later."""
    claim_id = f"hill-post-p{paragraph}-{start}"
    shared = {
        "row": 1000 + start,
        "claim_id": claim_id,
        "source_id": "hill-post",
        "event_id": EVENT,
        "paragraph": paragraph,
        "claimant_id": claimant,
        "span_start": start,
        "span_end": start + 4,
    } | {name: columns.pop(name) for name in ("event_id", "exact") if name in columns}
    of_claim = {name: columns.pop(name) for name in OF_CLAIM if name in columns}
    own: dict[str, object] = {"stance": "asserts"} if kind != "quote" else {}
    own |= {"modality": "certain"} if kind == "casualty" else {}
    return insert("claims", **shared, **of_claim, kind=kind) + insert(TABLES[kind], **(shared | own | columns))


def insert(table: str, **columns: object) -> str:
    """A row of a table; a null is left out."""
    given = {name: value for name, value in columns.items() if value is not None}
    values = ", ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in given.values())
    names = ", ".join(f'"{name}"' for name in given)
    return f"INSERT INTO {table} ({names}) VALUES ({values});"


def ask(sql: str, *changes: str) -> Rows:
    """What the small record answers, beside a second article where changes are given; they do not last."""
    with changed(*changes) as con:
        return con.execute(sql).fetchall()


@contextmanager
def changed(*changes: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The small record, beside a second article where changes are given; nothing of it lasts."""
    con = _record()
    con.execute("BEGIN")
    try:
        if changes:
            con.execute(SECOND + "".join(changes))
        yield con
    finally:
        con.execute("ROLLBACK")


def told(code: str, *changes: str) -> list[tuple[str, str, str | None]]:
    """What an invariant finds after some changes: table, field and value."""
    return [(row[0], row[2], row[3]) for row in ask((INVARIANTS / f"{code}.sql").read_text("utf-8"), *changes)]


@lru_cache
def _record() -> duckdb.DuckDBPyConnection:
    con = unchecked(Project(SMALL, SMALL / "articles")).tables.con
    create_views(con)
    return con
