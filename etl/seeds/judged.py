"""The hand-written files that fill no table, judged by a JSON Schema of their own where they were typed."""

import difflib
from typing import Any

import jsonschema
import yaml

from etl.problems import Problem, problem
from etl.seeds.yaml_loader import is_null


def judge(node: yaml.Node, shown: str, shape: dict[str, Any], what: str) -> tuple[Any, list[Problem]]:
    """The value of a node, and everything in it that is not of its shape.

    Every scalar is read as text; a key left empty is absent.

    Args:
        node: What was typed.
        shown: The file as shown to people.
        shape: A JSON Schema.
        what: What the node is, for the problems.
    """
    problems: list[Problem] = []
    value = _value(node, shown, problems)
    faults = jsonschema.Draft202012Validator(shape).iter_errors(value)
    for fault in sorted(faults, key=lambda f: [str(part) for part in f.absolute_path]):
        problems += _told(fault, node, shown, what)
    return value, problems


def _value(node: yaml.Node, shown: str, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, shown, problems) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return None if is_null(node) else node.value
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = _name(key)
        if name in found:
            told = f"{name!r} stands a second time"
            problems.append(problem("yaml-key-twice", told, at=_at(key, shown), field=name))
        found[name] = _value(value, shown, problems)
    return {key: value for key, value in found.items() if value is not None}


def _told(fault: jsonschema.ValidationError, root: yaml.Node, shown: str, what: str) -> list[Problem]:
    path = list(fault.absolute_path)
    node, owner = _follow(root, path), ".".join(str(part) for part in path) or what
    instance: Any = fault.instance
    rule: Any = fault.schema
    if fault.validator == "required":
        return [
            problem(
                "seed-key-missing", f"the {owner} needs {key!r}", at=_at(node, shown), field=key,
                expected=f"a value for {key!r}", hint=f"add `{key}: …`",
            )
            for key in rule["required"]
            if key not in instance
        ]  # fmt: skip
    if fault.validator == "additionalProperties":
        known = list(rule["properties"])
        return [
            problem(
                "seed-key-unknown", f"the {owner} has no key {key!r}",
                at=_at(next(k for k, _ in node.value if _name(k) == key), shown), field=key, value=key,
                expected=f"one of {', '.join(known)}", hint=_nearest(key, known),
            )
            for key in instance
            if key not in known
        ]  # fmt: skip
    found = _found(instance)
    if fault.validator == "pattern":
        code, expected = "pattern", f"the form {rule['pattern']}"
    else:
        code, expected = "seed-type", _EXPECTED[rule["type"]]
    return [
        problem(
            code, f"{owner} is {found}; expected {expected}", at=_at(node, shown),
            field=str(path[-1]) if path else None, value=found, expected=expected,
        )
    ]  # fmt: skip


_EXPECTED = {"string": "a text", "array": "a list", "object": "`key: value` lines", "1": "at least one"}


def _follow(node: yaml.Node, path: list[str | int]) -> yaml.Node:
    for part in path:
        if isinstance(part, int):
            # Items that are empty count too: `_value` keeps them in their places.
            node = node.value[part]
        else:
            node = next(value for key, value in reversed(node.value) if _name(key) == part)
    return node


def _name(key: yaml.Node) -> str:
    return str(key.value) if isinstance(key, yaml.ScalarNode) else "?"


def _at(node: yaml.Node, shown: str) -> tuple[str, int, int]:
    return shown, node.start_mark.line + 1, node.start_mark.column + 1


def _found(value: Any) -> str:
    if isinstance(value, str):
        return repr(value)
    return "a list" if isinstance(value, list) else "`key: value` lines" if isinstance(value, dict) else "nothing"


def _nearest(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, 1)
    return f"did you mean {near[0]!r}?" if near else f"its keys are {', '.join(known)}"
