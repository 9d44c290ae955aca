"""Find the views and create them on a connection, each after those it reads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent
RULES = "settle"  # Folder of the rules that settle a count, all in one form.
ALL_RULES = "estimates"  # The view that puts them side by side.
COLUMN = re.compile(r"-- ([a-z][a-z0-9_]*)(?: \[([a-z][a-z0-9_]*)\])?: (.+)")  # The vocabulary in brackets.


@dataclass(frozen=True, slots=True)
class View:
    """A published view.

    Attributes:
        name: Its name, the file's stem.
        title: First sentence of its head comment.
        description: The head comment as running text, without its lines on columns.
        columns: Column to what it holds, from the lines `-- column: …` of the head.
        sql: The file as it is; the view of all rules with the rules in it.
        folder: Name of the folder it stands in, which says what kind of view it is.
        vocabularies: Column to the vocabulary that its line names, as in `-- reason_null [reason_null]: …`.
    """

    name: str
    title: str
    description: str
    columns: Mapping[str, str]
    sql: str
    folder: str = FOLDER.name
    vocabularies: Mapping[str, str] = field(default_factory=dict)

    @property
    def reads(self) -> tuple[str, ...]:
        """The tables, views and common table expressions that it names after FROM and JOIN, each once."""
        return tables_read(self.sql)

    @property
    def is_rule(self) -> bool:
        """Whether it settles counts, one answer a tally."""
        return self.folder == RULES and self.name != ALL_RULES


@lru_cache
def find_views(folder: Path = FOLDER) -> tuple[View, ...]:
    """The views of a folder and those below it, in an order in which each reads only tables and views before it.

    Raises:
        ValueError: A file has no head comment, or two have one name.
        graphlib.CycleError: Views read each other in a circle.
    """
    paths = sorted(folder.rglob("*.sql"), key=lambda path: path.stem)
    names = [path.stem for path in paths]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise ValueError(f"several views are named {', '.join(sorted(doubled))}")
    rules = [path for path in paths if path.parent.name == RULES and path.stem != ALL_RULES]
    found = {path.stem: _read(path, rules) for path in paths}
    graph = {name: [other for other in view.reads if other in found] for name, view in found.items()}
    return tuple(found[name] for name in TopologicalSorter(graph).static_order())


def create_views(con: duckdb.DuckDBPyConnection, folder: Path = FOLDER) -> None:
    """Create every view in the connection's current database and schema.

    Raises:
        duckdb.Error: A view's SQL does not run on the tables.
    """
    for view in find_views(folder):
        con.execute(f'CREATE OR REPLACE VIEW "{view.name}" AS {view.sql}')


@contextmanager
def computed_views(con: duckdb.DuckDBPyConnection, names: Iterable[str]) -> Iterator[None]:
    """Hold views as tables of their names for a while, so that what many ask of them is computed once.

    Args:
        con: A connection that holds the tables and none of these views.
        names: What shall be there to read; of these the views are computed, and those that they read.

    Raises:
        duckdb.Error: A view's SQL does not run on the tables.
    """
    needed = set(names)
    for view in reversed(find_views()):
        if view.name in needed:
            needed |= set(view.reads)
    computed: list[str] = []
    try:
        for view in find_views():
            if view.name in needed:
                con.execute(f'CREATE TABLE "{view.name}" AS {view.sql}')
                computed.append(view.name)
        yield
    finally:
        for name in computed:
            con.execute(f'DROP TABLE "{name}"')


def tables_read(sql: str) -> tuple[str, ...]:
    """The tables, views and common table expressions that a statement names after FROM and JOIN, each once."""
    body = re.sub(r"^ *--.*$", "", sql, flags=re.MULTILINE)
    return tuple(dict.fromkeys(re.findall(r'\b(?:FROM|JOIN)\s+"?(\w+)', body)))


def _read(path: Path, rules: Iterable[Path]) -> View:
    sql = path.read_text(encoding="utf-8")
    if path.stem == ALL_RULES:
        sql = sql.replace("{rules}", _side_by_side(sql, rules))
    prose: list[str] = []
    columns: dict[str, str] = {}
    vocabularies: dict[str, str] = {}
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        if column := COLUMN.fullmatch(line):
            columns[column[1]] = column[3]
            if column[2]:
                vocabularies[column[1]] = column[2]
        elif columns and line.startswith("--   "):  # The line on a column goes on.
            columns[next(reversed(columns))] += line[4:]
        else:
            prose.append(line.removeprefix("--").strip())
    description = " ".join(part for part in prose if part)
    if not description:
        raise ValueError(f"{path.name} does not start with a comment that explains the view")
    title = re.split(r"(?<=[.:])\s", description, maxsplit=1)[0].rstrip(".:")
    return View(path.stem, title, description, columns, sql, path.parent.name, vocabularies)


def _side_by_side(sql: str, rules: Iterable[Path]) -> str:
    """The rules as one SELECT, each reading what the view of all rules has gathered instead of gathering it again."""
    columns = ", ".join(COLUMN.findall(line)[0][0] for line in sql.splitlines() if COLUMN.fullmatch(line))
    bodies = [re.sub(r"^--.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE) for path in rules]
    bodies = [re.sub(r"\nORDER BY [^\n]*\s*\Z", "", body) for body in bodies]
    bodies = [re.sub(r"\b(FROM|JOIN) tally_(votes|electorate)\b", r"\1 \2", body) for body in bodies]
    return "\n    UNION ALL\n    ".join(f"SELECT {columns} FROM (\n{body}\n) AS rule" for body in bodies)
