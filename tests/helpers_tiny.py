"""A project of one article that fits on a screen, for tests that need a text of their own."""

from pathlib import Path
from typing import Any

from etl.evidence import gather
from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import load_model
from etl.problems import Problem, sort
from etl.publish.locating import locate_all
from etl.seeds import Seeds, load_seeds
from etl.tables import build_tables

MODEL = load_model(PACKAGE_SCHEMAS)
SEED = "seeds/sources/tiny.yml"
RECORD = "seeds/evidence/tiny.json"
TEXT = "articles/tiny.txt"
HEAD = "source: tiny\nlanguage: en\nparagraphs:\n"


def tiny(root: Path, *, seed: str, text: str | None = None, **registers: str) -> Project:
    """Write a project of one article.

    Args:
        root: An empty folder.
        seed: The article's seed; a list of paragraphs gets a head of three lines.
        text: The article; null where it is not at hand.
        registers: Content of register files by name; the others are empty lists.
    """
    (root / "seeds/sources").mkdir(parents=True)
    (root / "articles").mkdir()
    for name in MODEL.forms.registers:
        (root / f"seeds/{name}.yml").write_text(registers.get(name, "[]\n"), encoding="utf-8")
    (root / SEED).write_text(HEAD + seed if seed.startswith("-") else seed, encoding="utf-8")
    if text is not None:
        (root / TEXT).write_text(text, encoding="utf-8", newline="")
    return Project(root, root / "articles")


def located(root: Path, seed: str, text: str) -> Project:
    """A tiny project whose evidence record is written."""
    project = tiny(root, seed=seed, text=text)
    locate_all(project)
    return project


def read(project: Project) -> tuple[Seeds, list[Problem]]:
    """The seeds of a project and what is wrong with their shape."""
    seeds, problems = load_seeds(project, MODEL)
    return seeds, sort(problems)


def unproven(project: Project) -> list[Problem]:
    """What the evidence stage says of a project."""
    seeds, _ = load_seeds(project, MODEL)
    return sort(gather(project, seeds)[1])


def asked(project: Project, sql: str) -> list[tuple[Any, ...]]:
    """What the tables of a project answer before any check; no record may have failed its shape."""
    seeds, problems = load_seeds(project, MODEL)
    assert not seeds.broken, [p.message for p in problems]
    evidence = gather(project, seeds)[0].evidence
    tables, _ = build_tables(MODEL, seeds, evidence, dict.fromkeys(evidence, TEXT))
    found: list[tuple[Any, ...]] = tables.con.execute(sql).fetchall()
    return found


def brief(problems: list[Problem]) -> list[str]:
    """Each problem as `code file:line:column`."""
    return [f"{p.code} {p.file}:{p.line}:{p.column}" for p in problems]
