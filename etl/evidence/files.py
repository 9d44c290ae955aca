"""The files of the evidence: one record an article, and one of what the articles share."""

import json
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
    except json.JSONDecodeError as error:
        return None, f"{shown} cannot be read: it is no JSON from line {error.lineno}, column {error.colno} on"
    except UnicodeDecodeError:
        return None, f"{shown} cannot be read: it is not UTF-8"
    except RecursionError:
        return None, f"{shown} cannot be read: its lists are too deep"
    except ValueError as error:
        return None, f"{shown} cannot be read: {error}"


def has_seed(project: Project, seeds: Seeds, source_id: str) -> bool:
    """Whether an article has a seed, be it one that cannot be read."""
    return source_id in seeds.files or (project.seeds / "sources" / f"{source_id}.yml").exists()
