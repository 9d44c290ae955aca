"""The ids that were given up, `seeds/retired.yml`: read by hand, since they fill no table."""

import difflib
from collections.abc import Iterable, Mapping

import yaml

from etl.model.forms import Form
from etl.problems import Problem, problem

KEYS = ("id", "table", "reason")


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
        typed = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
        texts = {key: value.value for key, value in typed.items() if isinstance(value, yaml.ScalarNode)}
        for key in texts:
            if key not in KEYS:
                near = difflib.get_close_matches(key, KEYS, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"its keys are {', '.join(KEYS)}"
                told = f"a retired id has no key {key!r}"
                problems.append(_problem("seed-key-unknown", told, shown, typed[key], key, hint))
        for key in ("id", "table"):
            if not texts.get(key):
                told = f"this retired id needs {key!r}"
                problems.append(_problem("seed-key-missing", told, shown, node, key, f"add `{key}: …` to the record"))
        table = texts.get("table")
        if table and table not in tables:
            near = difflib.get_close_matches(table, tables, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the tables are {', '.join(tables)}"
            problems.append(_problem("reference", f"unknown table {table!r}", shown, typed["table"], "table", hint))
        ids.add((texts.get("table", ""), texts.get("id", "")))
    return ids, problems


def _problem(code: str, told: str, shown: str, node: yaml.Node, field: str, hint: str) -> Problem:
    mark = node.start_mark
    return problem(code, told, at=(shown, mark.line + 1, mark.column + 1), field=field, hint=hint)
