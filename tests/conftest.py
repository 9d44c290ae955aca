"""The small project that tests break, and the means to break it.

`tests/small` is a whole project of its own: an article of our invention in `articles/`, its seeds and its evidence
record. It has no problem. A test changes a few characters of it and asks what is told, and where.
"""

import atexit
import gc
import os
import shutil
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from etl.checks import compiled, implied
from etl.checks import run as checks
from etl.evidence import Evidence
from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import Model, load_model
from etl.problems import Problem, sort
from etl.publish import checked
from etl.publish.checked import Checked, run_stages, tabulate
from etl.seeds import Seeds
from etl.tables import Tables, build, build_tables
from etl.tables.compute import make_world
from tests import SMALL
from tests.kept import read_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MARK = "▶"

Edit = tuple[str, str, str]
"""(file from the project's root, what stands there exactly once, what shall stand there)."""

Place = tuple[str | None, int | None, int | None]


@dataclass
class Broken:
    """What the stages say of a project after some edits.

    Attributes:
        places: (file, line, column) of each mark in the edits.
    """

    places: list[Place]
    _problems: Callable[[], list[Problem]]
    _of: dict[str, list[Problem]] = field(default_factory=dict)

    @cached_property
    def problems(self) -> list[Problem]:
        """Every problem."""
        return self._problems()

    @cached_property
    def early(self) -> list[Problem]:
        """The problems that are told before the tables are checked."""
        with looking_for():
            return self._problems()

    def of(self, code: str) -> list[Problem]:
        """The problems of a code."""
        if "problems" in self.__dict__:
            return [p for p in self.problems if p.code == code]
        if code not in codes_of_tables():
            return [p for p in self.early if p.code == code]
        if code not in self._of:
            with looking_for(code):
                self._of[code] = [p for p in self._problems() if p.code == code]
        return self._of[code]

    def told(self, code: str) -> list[Place]:
        """Places of the problems of a code."""
        return [(p.file, p.line, p.column) for p in self.of(code)]


@cache
def codes_of_tables() -> frozenset[str]:
    """The codes that the checks of tables tell something under; earlier stages do under some of them too."""
    model = load_model(PACKAGE_SCHEMAS)
    limits = {code for code, *_ in compiled.LIMITS.values()}
    rows = {rule.code for table in model for rule in implied.of_rows(table)}
    asked = {code for code, _ in (*implied.between_rows(model), *checks._invariants())}
    return frozenset({"required", "vocabulary", "key-twice", "reference", "token-uncovered"} | limits | rows | asked)


@contextmanager
def looking_for(*codes: str) -> Iterator[None]:
    """Let the checks of tables look for what is told under some codes, or none: all take ten times as long."""
    if "required" in codes:  # Whether it is told hangs on what else is.
        yield
        return
    of_tables = codes_of_tables().intersection(codes)
    of_schema, of_rows, between = compiled.conditions, implied.of_rows, implied.between_rows
    invariants = checks._invariants
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "conditions", lambda *of: (rule for rule in of_schema(*of) if rule.code in codes))
        patch.setattr(implied, "of_rows", lambda table: (rule for rule in of_rows(table) if rule.code in codes))
        patch.setattr(implied, "between_rows", lambda model: (one for one in between(model) if one[0] in codes))
        patch.setattr(checks, "_invariants", lambda: tuple(one for one in invariants() if one[0] in codes))
        if not {"key-twice", "reference"} & of_tables:
            patch.setattr(checks, "looks_between", lambda model: ())
        if not of_tables:
            patch.setattr(checked, "run_checks", lambda *_, **__: [])
            patch.setattr(checked, "build_tables", _build_when_read)
        yield


def unchecked(project: Project) -> Checked:
    """What the stages make and tell, but for the checks of the tables; these are made when somebody reads them."""
    with looking_for():
        return run_stages(project)


def _build_when_read(
    model: Model,
    seeds: Seeds,
    evidence: Mapping[str, Evidence],
    *more: Any,
    twice: Container[str] = (),
    published: bool = True,
) -> Any:
    """Tables that are made when somebody reads them, which takes longer than all that is told before."""
    world = make_world(seeds, evidence, model.vocabularies, twice)
    later = _Later(lambda: build_tables(model, seeds, evidence, *more, twice=twice, published=published)[0])
    return later, build._unreadable(model, world, published=published)


@dataclass
class _Later:
    make: Callable[[], Tables]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made, name)

    @cached_property
    def _made(self) -> Tables:
        return self.make()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One browser for all tests of a process; each opens a context of its own."""
    from tests.chrome import chromium

    with chromium() as started:
        yield started


@pytest.fixture(scope="session", autouse=True)
def _kept() -> Iterator[None]:
    """Let the publisher's own files be read once."""
    with read_once():
        yield


def pytest_configure() -> None:
    """Look seldom for garbage, as a process of the command never does, and let a worker end in silence.

    DuckDB would list the 27 constants of `duckdb.sqltypes`, which it takes for leaks. They outlive any interpreter that
    ends while something holds the module; no connection is among them. What is registered first runs last, and behind
    it nothing of ours can speak.
    """
    gc.set_threshold(50_000, 10, 10)
    if "PYTEST_XDIST_WORKER" in os.environ:
        atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was skipped, by its reason, as the last that is said; say nothing where nothing was."""
    reasons: dict[str, list[str]] = {}
    for report in terminalreporter.stats.get("skipped", ()):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons.setdefault(why.removeprefix("Skipped: "), []).append(report.nodeid)
    for why, names in sorted(reasons.items()):
        terminalreporter.section(f"skipped: {why}")
        for name in sorted(names):
            terminalreporter.write_line(name)


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
        return Broken(places, lambda: run_stages(small).problems if sql is None else tampered(small, sql))

    return run


def tampered(project: Project, sql: str) -> list[Problem]:
    """What the checks say of tables that are changed once they are made."""
    read = tabulate(project, load_model(project.schemas, project.vocabularies))
    read.tables.con.execute(sql)
    return sort(checks.run_checks(read.model, read.tables, whole=True, explained=False))
