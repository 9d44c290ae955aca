"""Find the views, and the order in which each stands after those it reads."""

import csv
import re
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from etl.model.project import PACKAGE_SCHEMAS

FOLDER = Path(__file__).parent
RULES = "settle"  # Folder of the rules that settle a count, all in one form.
ALL_RULES = "estimates"  # The view that puts them side by side.
BESIDE = "_beside.sql"  # How rules end that answer with and without unsure updates; no view of its own.
COLUMN = re.compile(r"-- ([a-z][a-z0-9_]*)(?: \[([a-z][a-z0-9_]*)\])?: (.+)")  # The vocabulary in brackets.
KEY = "-- Key: "
_READ: dict[str, frozenset[str]] = {}  # Statement to the tables and views that it reads, once parsed.


@dataclass(frozen=True, slots=True)
class View:
    """A published view.

    Attributes:
        name: Its name, the file's stem.
        title: First sentence of its head comment.
        description: The head comment as running text, without its lines on columns.
        columns: Column to what it holds, from the lines `-- column: …` of the head.
        sql: The file as it is, with what stands for its braces: the states, how some rules end, or all rules.
        folder: Name of the folder it stands in, which says what kind of view it is.
        vocabularies: Column to the vocabulary that its line names, as in `-- reason_null [reason_null]: …`.
        key: Columns that tell its rows apart, from the line `-- Key: …`; where it has one, what moves in it is told as
            an answer that moved.
    """

    name: str
    title: str
    description: str
    columns: Mapping[str, str]
    sql: str
    folder: str = FOLDER.name
    vocabularies: Mapping[str, str] = field(default_factory=dict)
    key: tuple[str, ...] = ()

    @property
    def is_rule(self) -> bool:
        """Whether it settles counts, one answer a tally."""
        return self.folder == RULES and self.name != ALL_RULES


@lru_cache
def find_views(folder: Path = FOLDER) -> tuple[View, ...]:
    """The views of a folder and those below it, by name.

    Raises:
        ValueError: A file has no head comment, or two have one name.
    """
    paths = sorted((path for path in folder.rglob("*.sql") if path.name != BESIDE), key=lambda path: path.stem)
    names = [path.stem for path in paths]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise ValueError(f"several views are named {', '.join(sorted(doubled))}")
    rules = [path for path in paths if path.parent.name == RULES and path.stem != ALL_RULES]
    return tuple(_read(path, rules) for path in paths)


def in_order(con: duckdb.DuckDBPyConnection, names: Container[str] | None = None, folder: Path = FOLDER) -> list[View]:
    """Views and all that they read, each after those it reads.

    Args:
        con: Any connection; DuckDB parses the SQL.
        names: The views that are asked for; all of the folder when absent. What is no view is passed over.
        folder: The folder.

    Raises:
        graphlib.CycleError: Views read each other in a circle.
    """
    views = {view.name: view for view in find_views(folder)}
    graph: dict[str, list[str]] = {}
    asked = [name for name in views if names is None or name in names]
    while asked:
        name = asked.pop()
        if name not in graph:
            graph[name] = sorted(views_read(con, views[name].sql, folder))
            asked += graph[name]
    return [views[name] for name in TopologicalSorter(graph).static_order()]


def views_read(con: duckdb.DuckDBPyConnection, sql: str, folder: Path = FOLDER) -> frozenset[str]:
    """Names of the views that a statement reads, those of its common table expressions not among them."""
    # Parsing takes longer than all the rest: what nowhere has the name of a view as a word reads none.
    words = frozenset(view.name for view in find_views(folder)).intersection(re.findall(r"\w+", sql))
    if words and sql not in _READ:
        with suppress(duckdb.ParserException):  # What is no SQL is told where it is run.
            _READ[sql] = frozenset(con.get_table_names(sql))
    return words & _READ.get(sql, words)


def _read(path: Path, rules: Iterable[Path]) -> View:
    sql = _whole(path)
    if path.stem == ALL_RULES:
        sql = sql.replace("{rules}", _side_by_side(sql, rules))
    if "{states}" in sql:
        sql = sql.replace("{states}", _states())
    prose: list[str] = []
    columns: dict[str, str] = {}
    vocabularies: dict[str, str] = {}
    key: tuple[str, ...] = ()
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        if column := COLUMN.fullmatch(line):
            columns[column[1]] = column[3]
            if column[2]:
                vocabularies[column[1]] = column[2]
        elif line.startswith(KEY):
            key = tuple(line.removeprefix(KEY).split(", "))
        elif columns and line.startswith("--   "):  # The line on a column goes on.
            columns[next(reversed(columns))] += line[4:]
        else:
            prose.append(line.removeprefix("--").strip())
    description = " ".join(part for part in prose if part)
    if not description:
        raise ValueError(f"{path.name} does not start with a comment that explains the view")
    title = re.split(r"(?<=[.:])\s", description, maxsplit=1)[0].rstrip(".:")
    return View(path.stem, title, description, columns, sql, path.parent.name, vocabularies, key)


def _whole(path: Path) -> str:
    """The text of a file, with the end that several rules share."""
    sql = path.read_text(encoding="utf-8")
    return sql.replace("{beside}\n", path.with_name(BESIDE).read_text(encoding="utf-8")) if "{beside}" in sql else sql


def _states() -> str:
    """The states of `schemas/states.csv`, each a text in SQL, its cells parted by semicolons."""
    with (PACKAGE_SCHEMAS / "states.csv").open(encoding="utf-8", newline="") as file:
        lines = [";".join(row).replace("'", "''") for row in csv.reader(file)][1:]
    return ",\n        ".join(f"('{line}')" for line in lines)


def _side_by_side(sql: str, rules: Iterable[Path]) -> str:
    """The rules as one SELECT, each reading what the view of all rules has gathered instead of gathering it again."""
    columns = ", ".join(dict.fromkeys(re.findall(r"\br\.(\w+)", sql)))
    bodies = [re.sub(r"^--.*\n", "", _whole(path), flags=re.MULTILINE) for path in rules]
    bodies = [re.sub(r"\nORDER BY [^\n]*\s*\Z", "", body) for body in bodies]
    bodies = [re.sub(r"\b(FROM|JOIN) tally_(votes|electorate)\b", r"\1 \2", body) for body in bodies]
    return "\n    UNION ALL\n    ".join(f"SELECT {columns} FROM (\n{body}\n) AS rule" for body in bodies)
