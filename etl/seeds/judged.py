"""The hand-written files that fill no table, judged by a JSON Schema of their own where they were typed."""

from pathlib import Path
from typing import Any

import jsonschema
import yaml

from etl.model.project import Project
from etl.problems import Problem, problem
from etl.problems.faults import Fault, faults
from etl.seeds.clean import unclean_value
from etl.seeds.shape import found
from etl.seeds.yaml_loader import compose, is_null, place


def judged_file(
    path: Path, project: Project, shape: dict[str, Any], *, what: str, whole: str, first: str, hint: str
) -> tuple[yaml.MappingNode | None, dict[str, Any], list[Problem]]:
    """What a file of one mapping holds, and everything that is wrong with it.

    Args:
        path: The file.
        project: The repository.
        shape: A JSON Schema.
        what: What the mapping is, for problems of its keys.
        whole: What the file tells, for the problem that it is no mapping.
        first: A key with which it may start.
        hint: What to do where there is no such file.

    Returns:
        Its node and value, null and empty where there is no mapping to be read.
    """
    shown = project.shown(path)
    if not path.is_file():
        return None, {}, [problem("seed-missing", f"there is no file {shown}", at=(shown, 1, 1), hint=hint)]
    node, faulty = compose(path, shown)
    if not isinstance(node, yaml.MappingNode):
        told = f"{whole} is no mapping of `key: value` lines"
        expected = f"`{first}: …` and so on"
        wrong = [] if node is None else [problem("seed-type", told, at=(shown, 1, 1), expected=expected)]
        return None, {}, faulty + wrong
    value, problems = judge(node, shown, shape, what)
    return node, value, faulty + problems


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
    validator = jsonschema.Draft202012Validator(shape)
    problems += [_told(fault, node, shown, what) for fault in faults(validator, value)]
    return value, problems


def _value(node: yaml.Node, shown: str, problems: list[Problem], key: str | None = None) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, shown, problems) for item in node.value]
    if isinstance(node, yaml.ScalarNode):
        if told := unclean_value(node, shown, None, key):
            problems.append(told)
        return None if is_null(node) else node.value
    read: dict[str, Any] = {}
    for typed, value in node.value:
        name = _name(typed)
        if name in read:
            twice = f"{name!r} stands a second time"
            problems.append(problem("yaml-key-twice", twice, at=place(typed, shown), field=name))
        read[name] = _value(value, shown, problems, name)
    return {key: value for key, value in read.items() if value is not None}


def _told(fault: Fault, root: yaml.Node, shown: str, what: str) -> Problem:
    node, owner = _follow(root, fault.path), ".".join(str(part) for part in fault.path) or what
    value = None
    if fault.code == "seed-key-unknown":
        told, value = fault.told(f"the {owner}"), fault.key
        node = next(key for key, _ in node.value if _name(key) == fault.key)
    elif fault.code == "seed-key-missing":
        told = fault.told(f"the {owner}")
    else:
        value = found(node)
        told = fault.told(owner, value)
    return fault.problem(told, place(node, shown), value)


def _follow(node: yaml.Node, path: tuple[str | int, ...]) -> yaml.Node:
    for part in path:
        if isinstance(part, int):
            # Items that are empty count too: `_value` keeps them in their places.
            node = node.value[part]
        else:
            node = next(value for key, value in reversed(node.value) if _name(key) == part)
    return node


def _name(key: yaml.Node) -> str:
    return str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
