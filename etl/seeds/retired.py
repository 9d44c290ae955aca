"""The ids that were given up, `seeds/retired.yml`: read by hand, since they fill no table."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from etl.model.forms import Form
from etl.problems import Problem, problem
from etl.problems.faults import nearest
from etl.seeds.judged import judge
from etl.seeds.yaml_loader import place

_TEXT = {"type": "string", "minLength": 1}
_SHAPE: dict[str, Any] = {
    "type": "object",
    "properties": {"id": _TEXT, "table": _TEXT, "reason": _TEXT},
    "required": ["id", "table"],
    "additionalProperties": False,
}


def retired_ids(
    nodes: Iterable[yaml.MappingNode], forms: Mapping[str, Form], shown: str
) -> tuple[set[tuple[str, str]], list[Problem]]:
    """The (table, id) pairs that must not be used again.

    Args:
        nodes: The records of the file.
        forms: The forms of the records whose ids may be given up.
        shown: Its path as shown to people.
    """
    ids: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    tables = sorted({form.table for form in forms.values()})
    for node in nodes:
        value, faults = judge(node, shown, _SHAPE, "retired id")
        problems += faults
        if faults:
            continue
        if value["table"] not in tables:
            typed = next(typed for key, typed in node.value if key.value == "table")
            told, hint = f"unknown table {value['table']!r}", nearest(value["table"], tables, "the tables are")
            problems.append(problem("reference", told, at=place(typed, shown), field="table", hint=hint))
        ids.add((value["table"], value["id"]))
    return ids, problems
