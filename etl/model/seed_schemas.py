"""JSON Schemas of the seeds, made from `schemas/`: editors complete by them, `check` judges by them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from etl.model.drafts import KEY
from etl.model.forms import Form, Typed
from etl.model.tables import Model

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def record_schema(form: Form) -> dict[str, Any]:
    """The JSON Schema of one record, its lists judged only as lists of records.

    It speaks of keys and types alone: values are the business of the checks. A drafted record may lack keys that no
    other may: what is not known yet is left out, and told by the checks.
    """
    properties: dict[str, Any] = {}
    for key, typed in form.typed.items():
        properties[key] = {"type": _json_types(typed.field.type, filled=typed.filled)}
    for key, hook in form.hooks.items():
        properties[key] = {"type": [*_json_types(hook.type, filled=hook.required or hook.filled)]}
    for key in form.lists:
        properties[key] = {"type": ["array", "null"], "items": {"type": "object"}}
    for key in form.bare:
        properties[key] = {"type": ["array", *_json_types("string", filled=key in form.unsaid)]}
        properties[key]["items"] = {"type": "string"}
    shape = {"type": "object", "properties": properties, "additionalProperties": False}
    drafted = {"properties": {KEY: {"type": "string"}}, "required": [KEY]}
    return shape | ({"if": drafted, "else": {"required": form.needed}} if form.needed else {})


def editor_schemas(model: Model, ids: Mapping[str, list[str]]) -> dict[str, dict[str, Any]]:
    """One JSON Schema a seed file, with vocabularies, ids, titles and explanations.

    Args:
        model: The tables.
        ids: Table to the ids that its records have.

    Returns:
        File stem to schema.
    """
    result = {"source": _editor(model, ids, "source", listed=False)}
    for register, form in model.forms.registers.items():
        result[register] = _editor(model, ids, form.name, listed=True)
    return result


def _editor(model: Model, ids: Mapping[str, list[str]], root: str, *, listed: bool) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop(0)
        if name in definitions:
            continue
        form = model.forms.by_name[name]
        schema = record_schema(form) | {"description": form.about}
        for key, typed in form.typed.items():
            schema["properties"][key] |= _explained(model, typed, ids)
        for key, hook in form.hooks.items():
            schema["properties"][key]["description"] = hook.about
            if hook.type == "string":
                schema["properties"][key]["type"] += ["number"]
        for key, inner in form.lists.items():
            if key in form.bare:
                typed = model.forms.by_name[inner].typed[form.bare[key]]
                schema["properties"][key] = _bare(_explained(model, typed, ids), filled=key in form.unsaid)
            else:
                schema["properties"][key]["items"] = {"$ref": f"#/$defs/{inner}"}
                waiting.append(inner)
        definitions[name] = schema
    body = {"$ref": f"#/$defs/{root}"}
    head: dict[str, Any] = {"$schema": DRAFT, "title": model.forms.by_name[root].about}
    return head | ({"type": "array", "items": body} if listed else body) | {"$defs": definitions}


def _explained(model: Model, typed: Typed, ids: Mapping[str, list[str]]) -> dict[str, Any]:
    field = typed.field
    about: dict[str, Any] = {"title": field.title, "description": field.description}
    if typed.default is not None:
        about["default"] = typed.default
    target = next((k.table for k in model[typed.table].foreign_keys if k.fields == (field.name,)), None)
    choices: list[Any] | None = None
    if field.vocabulary is not None:
        terms = model.vocabularies[field.vocabulary]
        choices = list(terms)
        about["description"] += "".join(f"\n- {term.value}: {term.definition}" for term in terms.values())
    elif target is not None and target in ids:
        choices = list(ids[target])
    if choices is not None:
        about["enum"] = choices if typed.filled else [*choices, None]
    elif field.type == "string":
        # Editors read 2020 or 300 as numbers; the seeds are read as text.
        about["type"] = [*_json_types("string", filled=typed.filled), "number"]
    return about


def _bare(about: dict[str, Any], *, filled: bool) -> dict[str, Any]:
    """One value or a list of them, or nothing unless it must be filled, from what explains one."""
    one = {key: about.pop(key) for key in ("enum", "type") if key in about}
    several: dict[str, Any] = {"type": "array", "items": one}
    return about | {"anyOf": [one, several | {"minItems": 1}] if filled else [one, several, {"type": "null"}]}


@lru_cache
def _json_types(type_: str, *, filled: bool) -> list[str]:
    kind = {"date": "string"}.get(type_, type_)
    return [kind] if filled else [kind, "null"]
