"""The border at which jsonschema judges a seed as it comes in: its keys and the types of its values.

The values themselves are judged later, in the tables. So all records with the same keys and types share one verdict,
and each such signature is judged once.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import jsonschema
import yaml

from etl.model.seed_schemas import FormKeys, record_schema
from etl.model.shape import FORMS
from etl.problems import Problem, problem
from etl.seeds.record import Record
from etl.seeds.yaml_loader import is_null

Signature = tuple[Any, ...]
"""A form's name, then (key, type of its value) for every key."""


class Records:
    """Type of a list of records, in a signature."""


class Others:
    """Type of a list that holds something else."""


class Mapped:
    """Type of a mapping."""


_SAMPLES: dict[Any, Any] = {
    str: "text", int: 1, Decimal: 0.5, bool: True, type(None): None, Records: [{}], Others: ["text"], Mapped: {},
}  # fmt: skip
_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list of records, each of `key: value` lines",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a signature: the kind of fault, the key, and what was expected."""

    kind: Literal["unknown", "missing", "type"]
    key: str
    expected: str


class ShapeJudge:
    """Judges signatures by the JSON Schemas of their forms, each once."""

    def __init__(self, keys: Mapping[str, FormKeys]) -> None:
        self._schemas = {name: record_schema(name, keys[name]) for name in FORMS}
        self._validators = {name: jsonschema.Draft202012Validator(schema) for name, schema in self._schemas.items()}
        self._verdicts: dict[Signature, list[Fault]] = {}

    def faults(self, signature: Signature) -> list[Fault]:
        """What is wrong with every record of this signature."""
        if signature not in self._verdicts:
            self._verdicts[signature] = self._judge(signature[0], signature[1:])
        return self._verdicts[signature]

    def _judge(self, form: str, typed: Signature) -> list[Fault]:
        instance = {key: _SAMPLES[type_] for key, type_ in typed}
        known: dict[str, Any] = self._schemas[form]["properties"]
        faults: list[Fault] = []
        for error in self._validators[form].iter_errors(instance):
            if error.validator == "additionalProperties":
                faults += [Fault("unknown", key, ", ".join(known)) for key in instance if key not in known]
            elif error.validator == "required":
                needed = self._schemas[form]["required"]
                faults += [Fault("missing", key, key) for key in needed if key not in instance]
            else:
                key = str(error.absolute_path[0])
                kind: Literal["missing", "type"] = "missing" if instance[key] is None else "type"
                faults.append(Fault(kind, key, key if kind == "missing" else _expected(known[key])))
        return list(dict.fromkeys(faults))


def report(record: Record, faults: list[Fault]) -> list[Problem]:
    """The faults of a record's signature, each at its line."""
    return [_REPORTS[fault.kind](record, fault) for fault in faults]


def _unknown(record: Record, fault: Fault) -> Problem:
    near = difflib.get_close_matches(fault.key, fault.expected.split(", "), 1)
    return problem(
        "seed-key-unknown",
        f"a record of {_plain(record)} has no key {fault.key!r}",
        at=record.key_place(fault.key),
        table=FORMS[record.form].table,
        field=fault.key,
        value=fault.key,
        expected=f"one of {fault.expected}",
        hint=f"did you mean {near[0]!r}?" if near else f"its keys are {fault.expected}",
    )


def _missing(record: Record, fault: Fault) -> Problem:
    return problem(
        "seed-key-missing",
        f"this record of {_plain(record)} needs {fault.key!r}",
        at=record.place(fault.key),
        table=FORMS[record.form].table,
        field=fault.key,
        expected=f"a value for {fault.key!r}",
        hint=f"add `{fault.key}: …` to the record",
    )


def _mistyped(record: Record, fault: Fault) -> Problem:
    what = found(record.nodes[fault.key])
    return problem(
        "seed-type",
        f"{fault.key!r} of {_plain(record)} is {what}; expected {fault.expected}",
        at=record.place(fault.key),
        table=FORMS[record.form].table,
        field=fault.key,
        value=what,
        expected=fault.expected,
        hint=f"write {fault.expected}",
    )


_REPORTS = {"unknown": _unknown, "missing": _missing, "type": _mistyped}


def listed(node: yaml.Node) -> type:
    """The type of a list or mapping, for a signature."""
    if isinstance(node, yaml.SequenceNode):
        whole = all(isinstance(item, yaml.MappingNode) for item in node.value)
        return Records if whole else Others
    return Mapped


def found(node: yaml.Node) -> str:
    """What stands at a node, in a few words."""
    if isinstance(node, yaml.SequenceNode):
        return "a list" if listed(node) is Records else "a list that holds more than records"
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    text = node.value if len(node.value) <= 40 else node.value[:39] + "…"
    return "nothing" if is_null(node) else repr(text)


def _expected(schema: Mapping[str, Any]) -> str:
    return _TYPES[schema["type"][0]]


def _plain(record: Record) -> str:
    return FORMS[record.form].table.replace("_", " ")
