"""A record as a person wrote it: typed values, and the place of each."""

from collections.abc import Iterator
from typing import Any

from yaml import MappingNode, Node

from etl.model.forms import Form
from etl.problems import Place, Problem, problem
from etl.seeds.yaml_loader import place


class Record:
    """One mapping of a seed file.

    Attributes:
        form: Its form.
        file: Path of the file as shown to people.
        values: Key to value, typed; keys left out or null are absent.
        nodes: Key to the YAML node of its value, which knows its line and column.
        parent: The record around it, or null.
        source: The record of form `source` that it is or stands in; null in a register.
        paragraph: Likewise of form `paragraph`.
        told: Likewise of form `told`.
        broken: Whether it failed its shape and so leaves the tables.
    """

    __slots__ = ("broken", "file", "form", "node", "nodes", "paragraph", "parent", "source", "told", "values")

    def __init__(self, form: Form, file: str, node: MappingNode, parent: "Record | None") -> None:
        self.form = form
        self.file = file
        self.node = node
        self.nodes: dict[str, Node] = {}
        self.values: dict[str, Any] = {}
        self.parent = parent
        self.broken = False
        self.source: Record | None = self if form.name == "source" else None if parent is None else parent.source
        self.paragraph: Record | None = (
            self if form.name == "paragraph" else None if parent is None else parent.paragraph
        )
        self.told: Record | None = self if form.name == "told" else None if parent is None else parent.told

    def get(self, key: str) -> Any:
        """The value of a key, or null."""
        return self.values.get(key)

    def place(self, key: str | None = None) -> Place:
        """(file, line, column) of a key's value, or of the record where the key is absent."""
        return place(self.nodes.get(key or "", self.node), self.file)

    def key_place(self, key: str) -> Place:
        """(file, line, column) of a key itself."""
        nodes = (node for node, _ in self.node.value if node.value == key)
        return place(next(nodes, self.node), self.file)

    def problem(
        self,
        code: str,
        key: str,
        message: str,
        *,
        field: str | None = None,
        value: object = None,
        expected: str | None = None,
        hint: str | None = None,
    ) -> Problem:
        """A problem at the value of a key.

        Args:
            code: A code of the catalogue.
            key: The key.
            message: What was found and what was expected.
            field: The column at fault, where that is not the key.
            value: What was found; the key's value when absent.
            expected: What was expected, in short.
            hint: What to do about it.
        """
        found, at, table = self.get(key) if value is None else value, self.place(key), self.form.table
        return problem(code, message, at=at, table=table, field=field or key, value=found, expected=expected, hint=hint)

    def around(self) -> "Iterator[Record]":
        """The record and those it stands in, innermost first."""
        record: Record | None = self
        while record is not None:
            yield record
            record = record.parent

    @property
    def source_id(self) -> str:
        """Id of the source that it stands in."""
        assert self.source is not None
        return str(self.source.values.get("source"))

    @property
    def paragraph_number(self) -> int:
        """Number of the paragraph that it stands in."""
        assert self.paragraph is not None
        number: int = self.paragraph.values["paragraph"]
        return number
