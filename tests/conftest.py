"""The small project that tests break, and the means to break it.

`tests/small` is a whole project of its own: an article of our invention in `articles/`, its seeds and its evidence
record. It has no problem. A test changes a few characters of it and asks what is told, and where.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.checks import run_checks
from etl.model.project import Project
from etl.problems import Problem, sort
from etl.publish.checked import run_stages
from tests import SMALL

MARK = "▶"

Edit = tuple[str, str, str]
"""(file from the project's root, what stands there exactly once, what shall stand there)."""

Place = tuple[str | None, int | None, int | None]


@dataclass(frozen=True)
class Broken:
    """What the stages said of a project after some edits.

    Attributes:
        problems: Every problem.
        places: (file, line, column) of each mark in the edits.
    """

    problems: list[Problem]
    places: list[Place]

    def told(self, code: str) -> list[Place]:
        """Places of the problems of a code."""
        return [(p.file, p.line, p.column) for p in self.problems if p.code == code]


Break = Callable[..., Broken]


def edit(root: Path, edits: Sequence[Edit]) -> list[Place]:
    """Change files of a project.

    Args:
        root: The project's folder.
        edits: What to replace. A `MARK` in the new text is not written; it says where a value stands.

    Returns:
        (file, line, column) of each mark, from 1, after all edits.
    """
    texts: dict[str, str] = {}
    for file, old, new in edits:
        text = texts.get(file) or (root / file).read_text(encoding="utf-8")
        found = text.count(old)
        assert found == 1, f"{file} holds {old!r} {found} times"
        texts[file] = text.replace(old, new)
    places: list[Place] = []
    for file, text in texts.items():
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            parts = line.split(MARK)
            columns = [sum(map(len, parts[:count])) + 1 for count in range(1, len(parts))]
            places += [(file, number, column) for column in columns]
        (root / file).write_text(text.replace(MARK, ""), encoding="utf-8", newline="\n")
    return places


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A copy of the small project, its texts at hand."""
    root = tmp_path / "small"
    shutil.copytree(SMALL, root)
    return Project(root, root / "articles")


@pytest.fixture
def broken(small: Project) -> Break:
    """A function that edits the small project and runs its stages: `broken(*edits, sql=None)`.

    `sql` is run on the finished tables before the checks, for what nobody can get wrong by typing.
    """

    def run(*edits: Edit, sql: str | None = None) -> Broken:
        places = edit(small.root, edits)
        checked = run_stages(small)
        if sql is None:
            return Broken(checked.problems, places)
        checked.tables.con.execute(sql)
        return Broken(sort(run_checks(checked.model, checked.tables, whole=True, explained=False)), places)

    return run
