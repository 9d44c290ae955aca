"""Compare two packages: tables, columns and rows that came, went or changed. Rows are the same where their keys are."""

import csv
import io
import re
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from etl.changes.sources import MissingError, Package
from etl.outputs.descriptor import VIEWS
from etl.rules import find_views

Key = tuple[str, ...]
Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that changed, as the CSV writes it; null where it is empty."""

    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that stands in both packages, and its values that differ, in the order of the columns."""

    key: Key
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A row that stands in one of the packages."""

    key: Key
    row: Row


@dataclass(frozen=True, slots=True)
class TableChanges:
    """What changed in one table; rows are in the order of their keys.

    Attributes:
        key: Columns by which rows are told apart.
        status: Whether the table stands in both packages.
    """

    name: str
    title: str
    key: Key
    status: str
    columns_added: tuple[str, ...]
    columns_removed: tuple[str, ...]
    added: tuple[Whole, ...]
    removed: tuple[Whole, ...]
    changed: tuple[Changed, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        parts = (self.columns_added, self.columns_removed, self.added, self.removed, self.changed)
        return self.status == "kept" and not any(parts)


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two packages; tables in the order of the new one, then those it no longer has.

    Attributes:
        old: Label of the old package.
        new: Label of the new one.
        tables: Only those in which something differs.
        answers: Likewise the views whose rows have a key and that both packages hold.
    """

    old: str
    new: str
    tables: tuple[TableChanges, ...]
    answers: tuple[TableChanges, ...] = ()


@dataclass
class TableRows:
    """A table of a package.

    Attributes:
        key: Columns by which rows are told apart.
        whole: Columns of whole numbers.
        rows: Each by the names of its columns; an empty cell is null.
    """

    title: str
    columns: tuple[str, ...]
    key: Key
    whole: frozenset[str]
    rows: list[dict[str, str | None]] = field(default_factory=list)


def compare(old: Package, new: Package) -> Changes:
    """Compare two packages by the CSV that their descriptors list.

    Raises:
        ValueError: A file is missing, does not fit its descriptor, or holds two rows with one key.
    """
    labels = old.label, new.label
    tables = _differing(read_tables(old), read_tables(new), labels)
    before, after = _answers(old), _answers(new)
    # A view that came or went is no answer that moved, and a repository may hold the tables alone.
    both = before.keys() & after.keys()
    old_answers, new_answers = ({n: one for n, one in found.items() if n in both} for found in (before, after))
    return Changes(*labels, tables, _differing(old_answers, new_answers, labels))


def _differing(
    before: Mapping[str, TableRows], after: Mapping[str, TableRows], labels: tuple[str, str]
) -> tuple[TableChanges, ...]:
    names = [*after, *(name for name in before if name not in after)]
    tables = (_table(name, before.get(name), after.get(name), labels) for name in names)
    return tuple(table for table in tables if not table.same)


def read_tables(package: Package) -> dict[str, TableRows]:
    """The tables of a package by their names, views left out.

    Raises:
        ValueError: A file is missing, or does not fit its descriptor.
    """
    return {name: _read_rows(package, name, one) for name, one in _listed(package, views=False)}


def _answers(package: Package) -> dict[str, TableRows]:
    """The views whose rows have a key; what the others say is said by these or by the tables."""
    keys = {view.name: view.key for view in find_views() if view.key}
    found = {}
    for name, resource in _listed(package, views=True):
        if name in keys:
            with suppress(MissingError):
                found[name] = _read_rows(package, name, resource, keys[name])
    return found


def _listed(package: Package, *, views: bool) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The CSV of tables, or of views, that have a schema, by their names."""
    for resource in package.descriptor["resources"]:
        path, schema = resource.get("path"), resource.get("schema")
        is_csv = isinstance(path, str) and path.endswith(".csv") and isinstance(schema, dict | str)
        if is_csv and views == path.startswith(f"data/{VIEWS}/"):
            yield str(resource.get("name")), resource


def _read_rows(package: Package, name: str, resource: Mapping[str, Any], by: Key = ()) -> TableRows:
    """The rows of a CSV.

    Args:
        package: The package.
        name: Of the table.
        resource: What its descriptor says of it.
        by: Its key, where its schema has none.
    """
    path, schema = resource["path"], package.json(resource["schema"])
    fields = schema.get("fields")
    if not isinstance(fields, list) or not all(isinstance(e, dict) and isinstance(e.get("name"), str) for e in fields):
        raise ValueError(f"{package.label!r}: {path}: its schema names no fields")
    columns = tuple(entry["name"] for entry in fields)
    whole = frozenset(entry["name"] for entry in fields if entry.get("type") == "integer")
    key = by if by and set(by) <= set(columns) else schema.get("primaryKey") or columns
    # In Data Package v1 a key of one column may stand as a text.
    key = (key,) if isinstance(key, str) else tuple(key)
    if not set(key) <= set(columns):
        raise ValueError(f"{package.label!r}: {path}: its key is none of its columns")
    sheet = TableRows(str(resource.get("title") or name), columns, key, whole)
    content = package.read(path)
    try:
        _read(sheet, content.decode("utf-8"))
    except (UnicodeDecodeError, csv.Error, ValueError) as error:
        raise ValueError(f"{package.label!r}: {path}: {error}") from None
    return sheet


def _read(sheet: TableRows, text: str) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = next(reader, None)
    if header is None or tuple(header) != sheet.columns:
        raise ValueError("its header is not what the descriptor says")
    for cells in reader:
        if len(cells) != len(header):
            raise ValueError(f"line {reader.line_num} has {len(cells)} cells, not {len(header)}")
        sheet.rows.append({column: cell or None for column, cell in zip(header, cells, strict=True)})


def _table(name: str, before: TableRows | None, after: TableRows | None, labels: tuple[str, str]) -> TableChanges:
    """What changed in a table; one that a package lacks is there without a row."""
    known = after or before
    assert known is not None
    old, new = (sheet or replace(known, rows=[]) for sheet in (before, after))
    shared = tuple(column for column in new.columns if column in old.columns)
    key = _key(old, new, shared)
    there = _by_key(old, key, f"{labels[0]!r}: {name}")
    here = _by_key(new, key, f"{labels[1]!r}: {name}")
    ranked = sorted(there.keys() | here.keys(), key=lambda found: _rank(found, key, new.whole))
    both = [(found, there[found], here[found]) for found in ranked if found in there and found in here]
    cells = ((found, tuple(Cell(c, was[c], now[c]) for c in shared if was[c] != now[c])) for found, was, now in both)
    return TableChanges(
        name,
        new.title,
        key,
        "added" if before is None else "removed" if after is None else "kept",
        columns_added=tuple(column for column in new.columns if column not in shared),
        columns_removed=tuple(column for column in old.columns if column not in shared),
        added=tuple(Whole(found, here[found]) for found in ranked if found not in there),
        removed=tuple(Whole(found, there[found]) for found in ranked if found not in here),
        changed=tuple(Changed(found, differ) for found, differ in cells if differ),
    )


def _key(old: TableRows, new: TableRows, shared: Key) -> Key:
    """The key by which rows are told apart: where it changed, the one that does so in both, else all that both have."""
    for key in (new.key, old.key):
        if set(key) <= set(shared) and all(key == rows.key or _tells_apart(rows, key) for rows in (old, new)):
            return key
    return shared


def _tells_apart(rows: TableRows, key: Key) -> bool:
    return len({tuple(row[column] for column in key) for row in rows.rows}) == len(rows.rows)


def _by_key(sheet: TableRows, key: Key, what: str) -> dict[Key, dict[str, str | None]]:
    found: dict[Key, dict[str, str | None]] = {}
    for row in sheet.rows:
        values = tuple(row[column] or "" for column in key)
        if values in found and key == sheet.key:
            raise ValueError(f"{what} has two rows with the key {', '.join(values)!r}")
        found[values] = row
    return found


def _rank(values: Key, key: Key, whole: Container[str]) -> tuple[tuple[int, int, str], ...]:
    """Whole numbers by their size, all else by its characters."""
    return tuple(
        (0, int(value), "") if column in whole and re.fullmatch("-?[0-9]+", value) else (1, 0, value)
        for column, value in zip(key, values, strict=True)
    )
