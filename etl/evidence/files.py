"""The files of the evidence: one record an article, and one of what the articles share."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from etl.model.project import Project
from etl.problems import Place
from etl.seeds import Seeds

T = TypeVar("T")


def record_file(project: Project, name: str) -> tuple[Path, Place]:
    """A record's file, and the place that is told where the record is at fault."""
    path = project.evidence / f"{name}.json"
    return path, (project.shown(path), 1, 1)


def read_record(path: Path, shown: str, parse: Callable[[str], T]) -> tuple[T | None, str]:
    """What a record holds, or null and why it cannot be read."""
    try:
        return parse(path.read_text(encoding="utf-8")), ""
    except ValueError as error:
        return None, f"{shown} cannot be read: {error}"


def has_seed(project: Project, seeds: Seeds, source_id: str) -> bool:
    """Whether an article has a seed, be it one that cannot be read."""
    return source_id in seeds.files or (project.seeds / "sources" / f"{source_id}.yml").exists()
