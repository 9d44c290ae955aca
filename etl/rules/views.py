"""Find the views and create them on a connection, each after those it reads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent
COLUMN = re.compile(r"-- ([a-z][a-z0-9_]*): (.+)")


@dataclass(frozen=True, slots=True)
class View:
    """A published view.

    Attributes:
        name: Its name, the file's stem.
        title: First sentence of its head comment.
        description: The head comment as running text, without its lines on columns.
        columns: Column to what it holds, from the lines `-- column: …` of the head.
        sql: The file as it is.
    """

    name: str
    title: str
    description: str
    columns: Mapping[str, str]
    sql: str


@lru_cache
def find_views(folder: Path = FOLDER) -> tuple[View, ...]:
    """The views of a folder, in an order in which each reads only tables and views before it.

    Raises:
        ValueError: A file has no head comment.
        graphlib.CycleError: Views read each other in a circle.
    """
    found = {path.stem: _read(path) for path in sorted(folder.glob("*.sql"))}
    words = {name: set(re.findall(r"\w+", view.sql)) for name, view in found.items()}
    graph = {name: {other for other in found if other != name and other in words[name]} for name in found}
    return tuple(found[name] for name in TopologicalSorter(graph).static_order())


def create_views(con: duckdb.DuckDBPyConnection, folder: Path = FOLDER) -> None:
    """Create every view in the connection's current database and schema.

    Raises:
        duckdb.Error: A view's SQL does not run on the tables.
    """
    for view in find_views(folder):
        con.execute(f'CREATE OR REPLACE VIEW "{view.name}" AS {view.sql}')


def _read(path: Path) -> View:
    sql = path.read_text(encoding="utf-8")
    prose: list[str] = []
    columns: dict[str, str] = {}
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        column = COLUMN.fullmatch(line)
        if column:
            columns[column[1]] = column[2]
        else:
            prose.append(line.removeprefix("--").strip())
    description = " ".join(part for part in prose if part)
    if not description:
        raise ValueError(f"{path.name} does not start with a comment that explains the view")
    title = re.split(r"(?<=[.:])\s", description, maxsplit=1)[0].rstrip(".:")
    return View(path.stem, title, description, columns, sql)
