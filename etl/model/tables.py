"""The tables as `schemas/*.json` and `schemas/vocabularies/*.csv` define them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from etl.model.forms import Forms, read_forms
from etl.model.project import PACKAGE_SCHEMAS
from etl.model.seed_keys import faulty
from etl.model.table import SQL_TYPES, Field, ForeignKey, Table
from etl.model.vocabularies import Term, read_vocabularies
from etl.problems import Problem, read_utf8

__all__ = ["SQL_TYPES", "Field", "ForeignKey", "Model", "Table", "Term", "load_model"]


@dataclass(frozen=True)
class Model:
    """All tables in an order in which each refers only to itself and those before it, and how people type them.

    Attributes:
        problems: What keeps a vocabulary, or a row of one, from being read.
    """

    tables: Mapping[str, Table]
    vocabularies: Mapping[str, Mapping[str, Term]]
    forms: Forms
    problems: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Table]:
        return iter(self.tables.values())

    def __getitem__(self, name: str) -> Table:
        return self.tables[name]


def load_model(schemas: Path, own: Path | None = None, shown: Callable[[Path], str] = Path.as_posix) -> Model:
    """Read the schemas and vocabularies of a folder.

    Args:
        schemas: The folder.
        own: Folder of the vocabularies that a record brings, which stand before those of their names.
        shown: A path as people type it, for the problems.

    Raises:
        ValueError: A schema contradicts itself or another, or names no vocabulary that exists.
    """
    states = schemas / "states.csv"
    if states.exists() and states.read_bytes() != (PACKAGE_SCHEMAS / states.name).read_bytes():
        raise ValueError(f"{shown(states)} is not the publisher's, which holds for every record; delete this file")
    found = {path.stem: _table(path) for path in sorted(schemas.glob("*.json"))}
    types = {f.name: f.type for name in found if name == "vocabulary" for f in found[name].fields}
    folders = [schemas / "vocabularies", *([own] if own else [])]
    vocabularies, problems = read_vocabularies(folders, types, shown)
    graph: dict[str, set[str]] = {}
    for table in found.values():
        _agree(table, found, vocabularies)
        graph[table.name] = {key.table for key in table.foreign_keys} - {table.name}
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    ordered: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered.extend(ready)
        sorter.done(*ready)
    tables = {name: found[name] for name in ordered}
    return Model(tables, vocabularies, read_forms(tables, vocabularies), tuple(problems))


def _table(path: Path) -> Table:
    text = read_utf8(path)
    try:
        return _read(json.loads(text), path.stem)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path.name}:{error.lineno}:{error.colno}: this is not JSON: {error.msg}") from error
    except (KeyError, TypeError, AttributeError) as error:  # Judging each of them takes longer than reading all.
        raise ValueError(f"{path.name}: {'. '.join(faulty('schema', text))}") from error


def _read(descriptor: dict[str, Any], name: str) -> Table:
    seed = descriptor.pop("seed", {})
    typing = {field["name"]: field.pop("seed") for field in descriptor["fields"] if "seed" in field}
    if descriptor["name"] != name:
        raise ValueError(f"{name}.json names itself {descriptor['name']!r}")
    fields = tuple(
        Field(
            name=field["name"],
            type=field["type"],
            title=field["title"],
            description=field["description"],
            example=field.get("example"),
            vocabulary=field.get("vocabulary"),
            edtf=field.get("edtf", False),
            constraints={**field.get("constraints", {})},
        )
        for field in descriptor["fields"]
    )
    foreign_keys = tuple(
        ForeignKey(tuple(key["fields"]), key["reference"].get("resource", name), tuple(key["reference"]["fields"]))
        for key in descriptor.get("foreignKeys", [])
    )
    return Table(
        name=name,
        title=descriptor["title"],
        description=descriptor["description"],
        fields=fields,
        primary_key=tuple(descriptor["primaryKey"]),
        unique_keys=tuple(tuple(key) for key in descriptor.get("uniqueKeys", [])),
        foreign_keys=foreign_keys,
        descriptor=descriptor,
        seed=seed,
        typing=typing,
    )


def _agree(table: Table, tables: Mapping[str, Table], vocabularies: Mapping[str, Mapping[str, Term]]) -> None:
    if len(table.by_name) < len(table.fields):
        raise ValueError(f"{table.name}: a column stands twice")
    for field in table.fields:
        if not re.fullmatch("[a-z][a-z0-9_]*", field.name):
            raise ValueError(f"{table.name}.json: no column is called {field.name!r}; use a-z, then 0-9 and _ too")
        pattern = field.constraints.get("pattern", "")
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{table.name}.json: {field.name}: the pattern {pattern!r} is none: {error}") from error
        if field.type not in SQL_TYPES:
            raise ValueError(f"{table.name}.{field.name}: no type {field.type!r}")
        if field.vocabulary is not None and field.vocabulary not in vocabularies:
            raise ValueError(f"{table.name}.{field.name}: no vocabulary {field.vocabulary!r}")
    for key in table.foreign_keys:
        target = tables.get(key.table)
        if target is None or target.primary_key != key.target:
            raise ValueError(f"{table.name}: {key.fields} refer to no key of {key.table!r}")
    for columns in (table.primary_key, *table.unique_keys, *(k.fields for k in table.foreign_keys)):
        for column in columns:
            if column not in table.by_name:
                raise ValueError(f"{table.name}: key column {column!r} does not exist")
