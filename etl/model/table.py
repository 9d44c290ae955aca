"""One table: its columns and keys, as `schemas/<table>.json` defines them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

SQL_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, Table Schema type, title, description and constraints."""

    name: str
    type: str
    title: str
    description: str
    example: Any
    vocabulary: str | None
    edtf: bool
    constraints: Mapping[str, Any]

    @property
    def required(self) -> bool:
        """Whether null is forbidden."""
        return bool(self.constraints.get("required", False))

    @property
    def sql_type(self) -> str:
        """The DuckDB type that holds the column."""
        return SQL_TYPES[self.type]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that refer to the key of a table."""

    fields: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A published table.

    Attributes:
        descriptor: The Table Schema as it stands in the file, without how the table is typed.
        seed: How people type the table, `etl.model.forms` reads it.
        typing: Column to how people type it, where its schema says more than its name.
    """

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]
    descriptor: Mapping[str, Any]
    seed: Mapping[str, Any]
    typing: Mapping[str, Mapping[str, Any]]

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The columns by their names."""
        return {field.name: field for field in self.fields}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Columns that put the rows in their published order: reading order, else the key."""
        place = ("source_id", "span_start", "span_end")
        reading = place if all(name in self.by_name for name in place) else ()
        return tuple(dict.fromkeys((*reading, *self.primary_key)))
