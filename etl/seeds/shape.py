"""The border at which jsonschema judges a seed as it comes in: its keys and the types of its values.

The values themselves are judged later, in the tables. So all records with the same keys and types share one verdict,
and each such signature is judged once.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import jsonschema
import yaml

from etl.model.forms import Form
from etl.model.seed_schemas import record_schema
from etl.model.vocabularies import Term, named
from etl.problems import Problem
from etl.problems.faults import Fault, faults
from etl.seeds.record import Record
from etl.seeds.yaml_loader import is_null

Signature = tuple[Any, ...]
"""A form's name, then (key, type of its value) for every key."""


class Records:
    """Type of a list of records, in a signature."""


class Texts:
    """Type of a list of bare values, in a signature."""


class Others:
    """Type of a list that holds something else."""


class Mapped:
    """Type of a mapping."""


_SAMPLES: dict[Any, Any] = {
    str: "text", int: 1, Decimal: 0.5, bool: True, type(None): None,
    Records: [{}], Texts: ["text"], Others: {}, Mapped: {},
}  # fmt: skip


class ShapeJudge:
    """Judges records by the JSON Schemas of their forms, each signature once."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._validators = {name: jsonschema.Draft202012Validator(record_schema(form)) for name, form in forms.items()}
        self._verdicts: dict[Signature, list[Fault]] = {}

    def faults(self, signature: Signature) -> list[Fault]:
        """What is wrong with every record of this signature."""
        if signature not in self._verdicts:
            instance = {key: _SAMPLES[type_] for key, type_ in signature[1:]}
            self._verdicts[signature] = faults(self._validators[signature[0]], instance)
        return self._verdicts[signature]


def report(record: Record, fault: Fault, vocabularies: Mapping[str, Mapping[str, Term]]) -> Problem:
    """A fault of a record's signature at its line; of a key that is missing with the codes that it may have."""
    what = record.form.table.replace("_", " ")
    at, value = record.place(fault.key), None
    if fault.code == "seed-key-missing" and fault.key in record.nodes and fault.key not in record.form.needed:
        fault = _without_value(record.form, fault)
    if fault.code == "seed-key-unknown":
        told, at, value = fault.told(f"a record of {what}"), record.key_place(fault.key), fault.key
    elif fault.code == "seed-key-missing":
        told = fault.told(f"this record of {what}")
        typed = record.form.typed.get(fault.key)
        if typed is not None and (codes := named(vocabularies.get(typed.field.vocabulary or "", {}))):
            fault = replace(fault, hint=f"{fault.hint}, one of {codes}")
    else:
        value = found(record.nodes[fault.key])
        told = fault.told(f"{fault.key!r} of {what}", value)
    return fault.problem(told, at, value, record.form.table)


def _without_value(form: Form, fault: Fault) -> Fault:
    """The fault of a key that may be left out, and stands there without a value: it would say what nobody typed."""
    default = form.typed[fault.key].default if fault.key in form.typed else None
    hint = f"write what `{fault.key}` shall say, or take the key out"
    hint += f", which means {default}" if default else ", which means everything" if fault.key in form.unsaid else ""
    return replace(fault, code="seed-type", expected="a value, or no such key", hint=hint)


def listed(node: yaml.Node, *, bare: bool = False) -> type:
    """The type of a list or mapping, for a signature; of a list of bare values where the key takes one."""
    if isinstance(node, yaml.SequenceNode):
        whole = all(isinstance(item, yaml.ScalarNode if bare else yaml.MappingNode) for item in node.value)
        return Others if not whole else Texts if bare else Records
    return Mapped


def found(node: yaml.Node) -> str:
    """What stands at a node, in a few words."""
    if isinstance(node, yaml.SequenceNode):
        held = "a list" if node.value else "an empty list"
        return held if listed(node) is Records else "a list that holds more than records"
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    text = node.value if len(node.value) <= 40 else node.value[:39] + "…"
    return "nothing" if is_null(node) else repr(text)
