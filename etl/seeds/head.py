"""`seeds/package.yml`: the hand-written head of the descriptor, judged where it was typed by `package.schema.json`."""

import json
from pathlib import Path
from typing import Any

from etl.model.project import Project
from etl.problems import Problem
from etl.seeds.judged import judged_file
from etl.seeds.yaml_loader import place

_SHAPE = json.loads(Path(__file__).with_name("package.schema.json").read_text(encoding="utf-8"))

UNPUBLISHED = {"expect", "fingerprints", "language"}
"""Keys that say something to the publisher alone."""


def published_head(head: dict[str, Any]) -> dict[str, Any]:
    """What of a head stands in the descriptor."""
    return {key: value for key, value in head.items() if key not in UNPUBLISHED}


def read_head(project: Project) -> tuple[dict[str, Any], list[Problem]]:
    """Read the head of the descriptor.

    Every scalar is read as text, so that `version: 1.0` stays "1.0"; a key left empty is absent.

    Returns:
        The head, empty where the file cannot be read, and everything that is wrong with it. `expect` gives for each key
        the least number there shall be, and its (file, line, column).
    """
    path = project.seeds / "package.yml"
    node, head, problems = judged_file(
        path,
        project,
        _SHAPE,
        what="package",
        whole="the head of the package",
        first="name",
        hint="create it: name, title, description, version, licenses",
    )
    expected = head.pop("expect", {})
    if expected and node is not None and not problems:
        counts = next(value for key, value in node.value if key.value == "expect").value
        places = {key.value: place(value, project.shown(path)) for key, value in counts}
        head["expect"] = {name: (int(least), places[name]) for name, least in expected.items()}
    return head, problems
