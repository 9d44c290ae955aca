"""What people typed, value by value: where each stands, and of what sort the schemas say that it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from yaml import ScalarNode

from etl.model.forms import Form
from etl.model.tables import Model
from etl.model.tongue import later
from etl.seeds import Record, Seeds
from etl.seeds.yaml_loader import is_null

SORTS = {
    "code": later("codes"),
    "id": later("ids"),
    "number": later("numbers"),
    "date": later("dates"),
    "phrase": later("printed phrases"),
}
"""Sorts of values that can be false and are counted, and what people call them."""
TEXT, NAME = "text", "name"
"""Sorts that are told apart: free text, and the id that a record gives itself, which cannot be false."""
OWN_IDS, ALIAS = ("id", "alias"), "as"


@dataclass(frozen=True, slots=True)
class Kind:
    """What the schemas say of a key.

    Attributes:
        form: Name of its form.
        key: The key.
        sort: A key of `SORTS`, or `TEXT` or `NAME`.
        vocabulary: Its vocabulary, where its values are the terms of one.
        target: Table whose ids its values are.
        type: Type of its value, as Table Schema calls it.
        bounds: Least and greatest value of a number; null where there is none.
    """

    form: str
    key: str
    sort: str
    vocabulary: str | None = None
    target: str | None = None
    type: str = "string"
    bounds: tuple[float | None, float | None] = (None, None)

    @property
    def name(self) -> str:
        """The key as the page calls it: `casualty.victims`."""
        return f"{self.form}.{self.key}"


@dataclass(frozen=True, slots=True)
class TypedValue:
    """One typed value.

    Attributes:
        record: The record in which it is typed.
        kind: What the schemas say of its key.
        node: Where it stands.
        text: What stands there.
    """

    record: Record
    kind: Kind
    node: ScalarNode
    text: str

    @property
    def line(self) -> int:
        """Its line in the file, from 1."""
        return int(self.node.start_mark.line) + 1


def kinds(model: Model) -> dict[tuple[str, str], Kind]:
    """(form, key) to what the schemas say of it, for every key that holds a single value."""
    return {
        (form.name, key): _kind(model, form, key)
        for form in model.forms.by_name.values()
        for key in (*form.typed, *form.hooks)
    }


def _kind(model: Model, form: Form, key: str) -> Kind:
    if key in form.phrases:
        return Kind(form.name, key, "phrase")
    if key not in form.typed:
        return _hook(model, form, key)
    typed = form.typed[key]
    field, table = typed.field, model[typed.table]
    target = _target(model, typed.table, field.name)
    typed_keys = [name for name in table.primary_key if (table.name, name) in form.columns]
    sort, limits = TEXT, field.constraints
    if field.vocabulary is not None or field.type == "boolean":
        sort = "code"
    elif target is not None and field.type == "string":
        sort = "id"
    elif target is None and typed_keys == [field.name] and typed.table == form.table:
        sort = NAME
    elif field.type in ("integer", "number"):
        sort = "number"
    elif field.edtf:
        sort = "date"
    elif "pattern" in limits:
        sort = "code"
    bounds = (limits.get("minimum"), limits.get("maximum"))
    return Kind(form.name, key, sort, field.vocabulary, target, field.type, bounds)


def _hook(model: Model, form: Form, key: str) -> Kind:
    """A key that fills no column itself: of the sort of the column that has its name, if there is one."""
    if key in OWN_IDS:
        return Kind(form.name, key, NAME)
    if key == ALIAS:
        return Kind(form.name, key, "id")
    column, type_ = model[form.table].by_name.get(key), form.hooks[key].type
    if column is not None and column.vocabulary is not None:
        return Kind(form.name, key, "code", vocabulary=column.vocabulary)
    if key == "number" or type_ in ("integer", "number"):
        return Kind(form.name, key, "number", type=type_, bounds=(1, None) if type_ == "integer" else (None, None))
    return Kind(form.name, key, "code" if type_ == "boolean" else TEXT, type=type_)


def _target(model: Model, table: str, column: str) -> str | None:
    """Table of the records that a column names, through as many references as it takes; null where it names none."""
    for key in model[table].foreign_keys:
        if column in key.fields:
            place = key.fields.index(column)
            return _target(model, key.table, key.target[place]) or key.table
    return None


def typed_values(seeds: Seeds, known: dict[tuple[str, str], Kind]) -> Iterator[TypedValue]:
    """Every value as it was typed, in the order of forms and files; what a record takes from another is typed there."""
    for form, records in seeds.records.items():
        for record in filter(_is_typed, records):
            for key, node in record.node.value:
                kind = known.get((form, key.value))
                if kind is not None and isinstance(node, ScalarNode) and not is_null(node):
                    yield TypedValue(record, kind, node, node.value)


def _is_typed(record: Record) -> bool:
    """Whether somebody typed a record, and it does not stand for a list that was left out."""
    around = record.parent
    return around is None or any(
        form == record.form.name and key in around.nodes for key, form in around.form.lists.items()
    )
