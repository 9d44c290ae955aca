"""The first stages in order, from seeds to checked tables; what `check`, `locate` and `build` have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.checks import run_checks
from etl.evidence import Gathered, gather
from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.problems import Problem, sort
from etl.rules import create_views
from etl.seeds import Seeds, load_seeds
from etl.seeds.head import read_head
from etl.tables import Tables, build_tables

Step = Callable[[str, int, int], None]


@dataclass
class Checked:
    """What the first stages made.

    Attributes:
        head: The hand-written head of the descriptor.
        problems: Everything that is wrong, in the order of files and lines.
    """

    model: Model
    seeds: Seeds
    gathered: Gathered
    tables: Tables
    head: dict[str, Any]
    problems: list[Problem]

    @property
    def failed(self) -> bool:
        """Whether any problem is an error."""
        return any(p.severity == "error" for p in self.problems)


def run_stages(project: Project, step: Step | None = None) -> Checked:
    """Read, locate, tabulate and check; problems are gathered to the end, never raised.

    Args:
        project: The repository.
        step: Told of (stage, done, in all) as the long stages go on.

    Raises:
        ValueError: The schemas contradict themselves.
        OSError: A file cannot be read.
    """
    model = load_model(project.schemas)
    seeds, problems = load_seeds(project, model, _of(step, "seeds"))
    head, faulty = read_head(project)
    problems += faulty
    gathered, unproven = gather(project, seeds, progress=_of(step, "evidence"))
    if step is not None:
        step("tables", 0, 1)
    files = {source: project.shown(_article(project, source)) for source in gathered.evidence}
    tables, unreadable = build_tables(model, seeds, gathered.evidence, files)
    problems += unproven + unreadable
    create_views(tables.con)
    if step is not None:
        step("checks", 0, 1)
    explained = any(p.severity == "error" for p in problems)
    problems += run_checks(model, tables, whole=not seeds.broken, explained=explained)
    return Checked(model, seeds, gathered, tables, head, sort(problems))


def _article(project: Project, source: str) -> Path:
    return (project.articles or project.seeds / "articles") / f"{source}.txt"


def _of(step: Step | None, stage: str) -> Callable[[int, int], None] | None:
    return None if step is None else lambda done, whole: step(stage, done, whole)


def summary(checked: Checked) -> str:
    """One line: how much was checked, against how many texts, and the outcome."""
    counts = checked.tables.con.execute(
        "SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM claims)"
    ).fetchone()
    assert counts is not None
    sources, claims = counts
    verified = len(checked.gathered.verified)
    texts = f"{verified} of {sources} verified against the texts"
    outcome = "problems found" if checked.failed else "no problems"
    articles = "1 article" if sources == 1 else f"{sources} articles"
    return f"{articles}, {claims} claims, {texts}: {outcome}"
