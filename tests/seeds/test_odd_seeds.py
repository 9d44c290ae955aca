"""Whatever stands in the seeds, the stages say what is wrong, at a place that exists; they never fail themselves."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from etl.model.project import Project
from etl.publish.checked import run_stages

pytestmark = pytest.mark.slow

ODD = [
    "''",
    "~",
    "[]",
    "{}",
    "[{}]",
    "[a]",
    "9999999999999999999999",
    "-5",
    "0",
    "1e400",
    ".inf",
    "é\u0301",
    '"\\0"',
    "'",
]
ODD += [
    "'; DROP TABLE claims'",
    "2020-13",
    "'../2018'",
    "../../etc/passwd",
    "'a, b'",
    "💥",
    "'%s'",
    "Mara Lind",
    "true",
]


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every value of a file that is no list and no record."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        yield from scalars(child[1] if isinstance(child, tuple) else child)


def upset(path: Path, chance: random.Random, values: int) -> None:
    """Put odd values in the place of some values of a file."""
    text = path.read_text(encoding="utf-8")
    root = yaml.compose(text)
    assert root is not None
    found = sorted(scalars(root), key=lambda node: -node.start_mark.index)
    chosen = {id(node) for node in chance.sample(found, min(values, len(found)))}
    for node in found:
        if id(node) in chosen and not node.style:
            text = text[: node.start_mark.index] + chance.choice(ODD) + text[node.end_mark.index :]
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("number", range(16))
def test_odd_values_are_told_and_never_fail_a_stage(number: int, small: Project) -> None:
    chance = random.Random(number)
    for path in sorted((small.root / "seeds").rglob("*.yml")):
        upset(path, chance, 1 + number % 4)
    for project in (small, replace(small, articles=None)):
        checked = run_stages(project)
        assert checked.failed
        for problem in checked.problems:
            assert problem.message
            if problem.file is not None:
                file = small.root / problem.file
                lines = file.read_text(encoding="utf-8").split("\n") if file.exists() else [""]
                assert problem.line is not None
                assert problem.column is not None
                assert 1 <= problem.line <= len(lines)
                assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
