"""The settled cases, `seeds/second-pass/settled.yml`: what decided each difference, and the values that it pins."""

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from etl.agreement.unclear import unclear
from etl.model.project import Project
from etl.problems import Place, Problem, problem
from etl.seeds.judged import judge
from etl.seeds.yaml_loader import compose, is_null, place

NAME = "settled.yml"
ROW = ("table", "id in the first pass", "id in the second", "column", "value of the first", "value of the second")
SHAPE = json.loads(Path(__file__).with_name("notes.schema.json").read_text(encoding="utf-8"))["settled"]

Key = tuple[str, str | None, str | None, str]
"""Table, id in the first pass, id in the second (null where it has no such record), column."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A value of a settled difference.

    Attributes:
        values: What the first pass has and what the second has, as text; null for nothing.
        case: The settled case, as typed.
        at: Where it stands.
        line: The line in which the case begins.
    """

    values: tuple[str | None, str | None]
    case: Mapping[str, Any]
    at: Place
    line: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The settled cases.

    Attributes:
        cases: Those in reading order, paragraphs as numbers, a key that was left out null.
        pins: The values that they pin.
    """

    cases: list[dict[str, Any]] = field(default_factory=list)
    pins: dict[Key, Pin] = field(default_factory=dict)


def read_settled(
    project: Project, known: Mapping[str, int | None] | None, columns: Mapping[str, Container[str]]
) -> tuple[Settled, list[Problem]]:
    """Read the file, which may be missing.

    Args:
        project: The second pass.
        known: Source id to the number of its paragraphs, null where that is not known: the articles that the second
            pass codes; null where some of them cannot be read.
        columns: Table to its columns that are compared.
    """
    path, settled = project.seeds / NAME, Settled()
    shown = project.shown(path)
    if not path.exists():
        return settled, []
    node, problems = compose(path, shown)
    if not isinstance(node, yaml.SequenceNode):
        told, expected = "the settled cases are no list of records, each starting with `- `", "`- right: …` and so on"
        return settled, problems + ([problem("seed-type", told, at=(shown, 1, 1), expected=expected)] if node else [])
    well: set[tuple[Any, ...]] = set()
    gone: set[str] = set()
    for item in node.value:
        rows, rest = _apart(item)
        value, faults = _judged(rest, shown, well)
        if not faults and known is not None:
            faults = list(_nowhere(value, rest, shown, known, gone))
        if not faults:
            value |= {"paragraph": int(value["paragraph"])} if "paragraph" in value else {}
            case = dict.fromkeys(SHAPE["properties"]) | value | {"differences": []}
            settled.cases.append(case)
            line = item.start_mark.line + 1
            faults = [fault for row in rows for fault in _pin(row, case, line, shown, columns, settled.pins)]
            faults = faults or list(unclear(case, rest, shown, known or ()))
        problems += faults
    settled.cases.sort(key=lambda case: (case["source"] or "~", case["paragraph"] or 0))
    return settled, problems


def _apart(item: yaml.Node) -> tuple[list[yaml.Node], yaml.Node]:
    """The rows of a case's differences, and the case without them: a thousand rows are not judged by JSON Schema."""
    rows = []
    if isinstance(item, yaml.MappingNode):
        rest = []
        for key, value in item.value:
            if key.value == "differences" and isinstance(value, yaml.SequenceNode):
                rows += value.value
            else:
                rest.append((key, value))
        item = yaml.MappingNode(item.tag, rest, item.start_mark, item.end_mark)
    return rows, item


def _judged(item: yaml.Node, shown: str, well: set[tuple[Any, ...]]) -> tuple[dict[str, Any], list[Problem]]:
    """A case's value and faults; cases of one signature that was found well formed are not judged again."""
    scalars = isinstance(item, yaml.MappingNode) and all(
        isinstance(one, yaml.ScalarNode) for pair in item.value for one in pair
    )
    if not scalars:
        return judge(item, shown, SHAPE, "settled case")
    value = {key.value: typed.value for key, typed in item.value if not is_null(typed)}
    free = SHAPE["properties"].keys() - {"right", "paragraph"}
    signature = (len(item.value), *((key, key in free or text) for key, text in value.items()))
    if signature in well:
        return value, []
    value, faults = judge(item, shown, SHAPE, "settled case")
    if not faults:
        well.add(signature)
    return value, faults


def _nowhere(
    value: Mapping[str, Any], node: yaml.Node, shown: str, known: Mapping[str, int | None], gone: set[str]
) -> Iterator[Problem]:
    """The problem of a case in an article or paragraph that does not exist; an article is told once."""
    if "source" not in value or value["source"] in gone:
        return
    places = {key.value: place(typed, shown) for key, typed in node.value}
    source, paragraph = value["source"], int(value["paragraph"])
    if source not in known:
        gone.add(source)
        told, expected = f"the second pass has no article {source!r}", "an article that both passes coded"
        yield problem("reference", told, at=places["source"], field="source", value=source, expected=expected)
    elif (known[source] or paragraph) < paragraph:
        told = f"the article has {known[source]} paragraphs; there is no paragraph {paragraph}"
        at, expected = places["paragraph"], f"1 to {known[source]}"
        yield problem("paragraph-unknown", told, at=at, field="paragraph", value=paragraph, expected=expected)


def _pin(
    row: yaml.Node,
    case: dict[str, Any],
    line: int,
    shown: str,
    columns: Mapping[str, Container[str]],
    pins: dict[Key, Pin],
) -> Iterator[Problem]:
    at, expected = place(row, shown), f"[{', '.join(ROW)}]"
    cells = row.value if isinstance(row, yaml.SequenceNode) else []
    if len(cells) != len(ROW) or not all(isinstance(cell, yaml.ScalarNode) for cell in cells):
        yield problem("seed-type", f"a difference is a row of {len(ROW)}: {expected}", at=at, expected=expected)
        return
    table, one, other, column, *values = (None if is_null(cell) else str(cell.value) for cell in cells)
    key, pin = (str(table), one, other, str(column)), Pin((values[0], values[1]), case, at, line)
    if key[0] not in columns or key[3] not in columns[key[0]]:
        told = f"column {key[3]!r} of the table {key[0]!r}" if key[0] in columns else f"table {key[0]!r}"
        at = place(row.value[3 if key[0] in columns else 0], shown)
        yield problem("reference", f"unknown {told}", at=at, expected="what `etl agree --differences` names")
        return
    case["differences"].append((*key, *pin.values))
    if key in pins:
        told = f"this difference is settled a second time; the first is in line {pins[key].at[1]}"
        yield problem("settled-stale", told, at=at, expected="each difference once", hint="take one of the two out")
    elif case["right"] == "second":
        told = "the case is settled for the second pass, and the first still differs from it"
        yield problem("settled-stale", told, at=at, expected="the value of the second pass in the first", hint=_MEND)
    pins.setdefault(key, pin)


_MEND = "correct the first pass and take this row out, or say who else is right"
