"""JSON Schemas of the seeds, made from `schemas/` and the shape: editors complete by them, `check` judges by them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from etl.model.shape import FORMS, REGISTERS, Form, key_of
from etl.model.tables import Field, Model

DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Typed:
    """A key of a form and the column that it fills."""

    key: str
    table: str
    field: Field


@dataclass(frozen=True, slots=True)
class FormKeys:
    """The keys of a form, ready for use.

    Attributes:
        typed: Key to its column.
        columns: (table, column) to its key.
    """

    typed: Mapping[str, Typed]
    columns: Mapping[tuple[str, str], str]


def form_keys(model: Model) -> dict[str, FormKeys]:
    """The keys of every form of the model.

    Raises:
        ValueError: A form types a column that no table has.
    """
    return {name: _keys(model, form) for name, form in FORMS.items()}


def _keys(model: Model, form: Form) -> FormKeys:
    typed: dict[str, Typed] = {}
    columns: dict[tuple[str, str], str] = {}
    for table_name, names in ((form.table, form.typed), ("claims", form.in_claims)):
        table = model[table_name]
        references = frozenset(name for key in table.foreign_keys for name in key.fields) | {table.primary_key[0]}
        for name in names:
            if name not in table.by_name:
                raise ValueError(f"the shape types {table_name}.{name}, which no schema has")
            key = key_of(form, name, references)
            typed[key] = Typed(key, table_name, table.by_name[name])
            columns[table_name, name] = key
    return FormKeys(typed, columns)


def record_schema(name: str, keys: FormKeys) -> dict[str, Any]:
    """The JSON Schema of one record, its lists judged only as lists of records.

    It speaks of keys and types alone: values are the business of the checks.
    """
    form = FORMS[name]
    properties: dict[str, Any] = {}
    required: list[str] = []
    for key, typed in keys.typed.items():
        needed = typed.field.required and typed.field.name not in form.defaults
        properties[key] = {"type": _json_types(typed.field.type, needed=needed)}
        if needed:
            required.append(key)
    for key, hook in form.hooks.items():
        properties[key] = {"type": [hook.type] if hook.required else [hook.type, "null"]}
        if hook.required:
            required.append(key)
    for key in form.lists:
        properties[key] = {"type": ["array", "null"], "items": {"type": "object"}}
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def editor_schemas(model: Model, ids: Mapping[str, list[str]]) -> dict[str, dict[str, Any]]:
    """One JSON Schema a seed file, with vocabularies, ids, titles and explanations.

    Args:
        model: The tables.
        ids: Table to the ids that its records have.

    Returns:
        File stem to schema.
    """
    keys = form_keys(model)
    result = {"source": _editor(model, keys, ids, "source", listed=False)}
    for register, form in REGISTERS.items():
        result[register] = _editor(model, keys, ids, form, listed=True)
    return result


def _editor(
    model: Model, keys: Mapping[str, FormKeys], ids: Mapping[str, list[str]], root: str, *, listed: bool
) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop(0)
        if name in definitions:
            continue
        form, schema = FORMS[name], record_schema(name, keys[name])
        schema["description"] = form.description
        for key, typed in keys[name].typed.items():
            schema["properties"][key] |= _explained(model, typed, form, ids)
        for key, hook in form.hooks.items():
            schema["properties"][key]["description"] = hook.description
            if hook.type == "string":
                schema["properties"][key]["type"] += ["number"]
        for key, inner in form.lists.items():
            schema["properties"][key]["items"] = {"$ref": f"#/$defs/{inner}"}
            waiting.append(inner)
        definitions[name] = schema
    body = {"$ref": f"#/$defs/{root}"}
    head: dict[str, Any] = {"$schema": DRAFT, "title": FORMS[root].description}
    return head | ({"type": "array", "items": body} if listed else body) | {"$defs": definitions}


def _explained(model: Model, typed: Typed, form: Form, ids: Mapping[str, list[str]]) -> dict[str, Any]:
    field = typed.field
    about: dict[str, Any] = {"title": field.title, "description": field.description}
    default = form.defaults.get(field.name)
    if default is not None and not default.startswith("="):
        about["default"] = default
    target = next((k.table for k in model[typed.table].foreign_keys if k.fields == (field.name,)), None)
    choices: list[Any] | None = None
    if field.vocabulary is not None:
        terms = model.vocabularies[field.vocabulary]
        choices = list(terms)
        about["description"] += "".join(f"\n- {term.value}: {term.definition}" for term in terms.values())
    elif target is not None and target in ids:
        choices = list(ids[target])
    if choices is not None:
        about["enum"] = choices if field.required and default is None else [*choices, None]
    elif field.type == "string":
        # Editors read 2020 or 300 as numbers; the seeds are read as text.
        about["type"] = [*_json_types("string", needed=field.required and default is None), "number"]
    return about


@lru_cache
def _json_types(type_: str, *, needed: bool) -> list[str]:
    kind = {"date": "string"}.get(type_, type_)
    return [kind] if needed else [kind, "null"]
