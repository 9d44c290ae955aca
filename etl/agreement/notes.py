"""What people write of the two passes: who the coders were (`coders.yml`), and the cases settled (`settled.yml`).

The keys of both, and what each may hold, stand in `notes.schema.json`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from etl.evidence import Evidence
from etl.model.project import Project
from etl.problems import Problem, problem
from etl.seeds import Seeds
from etl.seeds.judged import judge, judged_file
from etl.seeds.yaml_loader import compose, place

_SHAPES = json.loads(Path(__file__).with_name("notes.schema.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Notes:
    """What people wrote of the two passes, as typed.

    Attributes:
        coders: Who the coders were, by the keys of the file; empty where it cannot be read.
        settled: The settled cases, in reading order, their paragraphs as numbers; a key that was left out is null.
    """

    coders: Mapping[str, str] = field(default_factory=dict)
    settled: list[dict[str, Any]] = field(default_factory=list)


def read_notes(project: Project, seeds: Seeds, evidence: Mapping[str, Evidence]) -> tuple[Notes, list[Problem]]:
    """Read both files; `settled.yml` may be missing.

    Args:
        project: The second pass.
        seeds: Its seeds, which must hold the articles of settled cases.
        evidence: Source id to its evidence, in which the paragraphs of settled cases must exist.
    """
    _, coders, problems = judged_file(
        project.seeds / "coders.yml",
        project,
        _SHAPES["coders"],
        what="file",
        whole="what is told of the coders",
        first="first",
        hint="create it: first and second (how each pass was made), alike (what the coders have in common)",
    )
    paragraphs = {source: len(known.paragraphs) for source, known in evidence.items()}
    known = {source: paragraphs.get(source) for source in seeds.files}
    settled, unsettled = _settled(project.seeds / "settled.yml", project, known)
    return Notes({} if problems else coders, settled), problems + unsettled


def _settled(
    path: Path, project: Project, known: Mapping[str, int | None]
) -> tuple[list[dict[str, Any]], list[Problem]]:
    shown = project.shown(path)
    if not path.exists():
        return [], []
    node, dropped = compose(path, shown)
    if not isinstance(node, yaml.SequenceNode):
        told = "the settled cases are no list of records, each starting with `- `"
        expected = "`- source: …` and so on"
        return [], dropped + ([problem("seed-type", told, at=(shown, 1, 1), expected=expected)] if node else [])
    cases: list[dict[str, Any]] = []
    problems = dropped
    for item in node.value:
        value, faults = judge(item, shown, _SHAPES["settled"], "settled case")
        faults = faults or _nowhere(value, item, shown, known)
        problems += faults
        if not faults:
            cases.append(
                dict.fromkeys(_SHAPES["settled"]["properties"]) | value | {"paragraph": int(value["paragraph"])}
            )
    return sorted(cases, key=lambda case: (case["source"], case["paragraph"])), problems


def _nowhere(
    value: Mapping[str, Any], node: yaml.MappingNode, shown: str, known: Mapping[str, int | None]
) -> list[Problem]:
    """The problem of a case in an article or paragraph that does not exist; null paragraphs are not known."""
    places = {key.value: place(typed, shown) for key, typed in node.value}
    source, paragraph = value["source"], int(value["paragraph"])
    if source not in known:
        code, told, expected = "reference", f"unknown source {source!r}", "an article that both passes coded"
        return [problem(code, told, at=places["source"], field="source", value=source, expected=expected)]
    count = known[source]
    if count is None or paragraph <= count:
        return []
    told, expected = f"the article has {count} paragraphs; there is no paragraph {paragraph}", f"1 to {count}"
    at = places["paragraph"]
    return [problem("paragraph-unknown", told, at=at, field="paragraph", value=paragraph, expected=expected)]
