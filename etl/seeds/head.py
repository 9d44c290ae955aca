"""`seeds/package.yml`: the hand-written head of the descriptor, judged where it was typed."""

import difflib
from typing import Any

import jsonschema
import yaml

from etl.model.project import Project
from etl.problems import Problem, problem
from etl.seeds.yaml_loader import SeedLoader, is_null

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT, "minItems": 1}


def _record(required: list[str], **keys: Any) -> dict[str, Any]:
    return {"type": "object", "properties": keys, "required": required, "additionalProperties": False}


# The properties that Data Package v2 gives a package, without those that the build writes (`$schema`, `resources`) and
# without `created`: a build that says when it ran is never the same twice.
SHAPE = _record(
    ["name", "title", "description", "version", "licenses"],
    name={"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    title=_TEXT,
    description=_TEXT,
    version=_TEXT,
    id=_TEXT,
    homepage=_TEXT,
    image=_TEXT,
    keywords=_TEXTS,
    licenses={"type": "array", "minItems": 1, "items": _record(["name", "path"], name=_TEXT, path=_TEXT, title=_TEXT)},
    contributors={
        "type": "array",
        "minItems": 1,
        "items": _record(
            ["title"],
            title=_TEXT,
            givenName=_TEXT,
            familyName=_TEXT,
            path=_TEXT,
            email=_TEXT,
            roles=_TEXTS,
            organization=_TEXT,
        ),
    },
    sources={"type": "array", "items": _record(["title"], title=_TEXT, path=_TEXT, email=_TEXT, version=_TEXT)},
)


def read_head(project: Project) -> tuple[dict[str, Any], list[Problem]]:
    """Read the head of the descriptor.

    Every scalar is read as text, so that `version: 1.0` stays "1.0"; a key left empty is absent.

    Returns:
        The head, empty where the file cannot be read, and everything that is wrong with it.
    """
    path = project.seeds / "package.yml"
    shown = project.shown(path)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=SeedLoader)
    except FileNotFoundError:
        told = f"there is no file {shown}"
        hint = "create it: name, title, description, version, licenses"
        return {}, [problem("seed-missing", told, at=(shown, 1, 1), hint=hint)]
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        at = (shown, mark.line + 1, mark.column + 1) if mark else (shown, 1, 1)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        return {}, [problem("yaml-syntax", f"this is not YAML: {reason}", at=at)]
    if not isinstance(node, yaml.MappingNode):
        told = "the head of the package is no mapping of `key: value` lines"
        return {}, [problem("seed-type", told, at=(shown, 1, 1), expected="`name: …` and so on")]
    problems: list[Problem] = []
    head = _value(node, shown, problems)
    faults = jsonschema.Draft202012Validator(SHAPE).iter_errors(head)
    for fault in sorted(faults, key=lambda f: [str(part) for part in f.absolute_path]):
        problems += _told(fault, node, shown)
    return head, problems


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


def _told(fault: jsonschema.ValidationError, root: yaml.Node, shown: str) -> list[Problem]:
    path = list(fault.absolute_path)
    node, owner = _follow(root, path), ".".join(str(part) for part in path) or "package"
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
