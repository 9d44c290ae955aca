"""Whether `seeds/MUTANTS.md` measured the seeds and checks that stand."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from etl.model.project import PACKAGE, Project
from etl.problems import Problem, problem

MUTANTS, REASONS = "MUTANTS.md", "mutants.yml"
CHECKING = ("agreement", "checks", "evidence", "model", "publish", "rules", "seeds", "tables")
"""The stages that tell problems of seeds, or make what others tell them by."""
AGAIN = "`python -m etl.mutants` measures these"
_MEASURED = re.compile(r"^Measured: seeds `([0-9a-f]+)`, checks `([0-9a-f]+)`", re.MULTILINE)


def fingerprints(project: Project) -> tuple[str, str]:
    """What stands now: of the seeds, both passes and their vocabularies, and of the checks with the schemas."""
    seeds = [*project.seeds.rglob("*.yml"), *project.seeds.rglob("*.csv")]
    checks = [path for stage in CHECKING for path in (PACKAGE / stage).rglob("*")]
    return (
        _digest(path for path in seeds if path.name != REASONS),
        _digest([*(path for path in checks if path.suffix in (".py", ".sql")), *project.schemas.rglob("*.*")]),
    )


def stale(project: Project) -> Iterator[Problem]:
    """The warning that the page of false values measured other seeds or other checks; none where there is no page.

    Raises:
        OSError: The page or a seed cannot be read.
    """
    page = project.seeds / MUTANTS
    if not page.is_file():
        return
    measured = _MEASURED.search(page.read_text(encoding="utf-8"))
    now = fingerprints(project)
    before = measured.groups() if measured else ("", "")
    what = [name for name, one, other in zip(("seeds", "checks"), before, now, strict=True) if one != other]
    if what:
        shown = project.shown(page)
        yield problem("mutants-stale", f"{shown} measured other {' and '.join(what)}; {AGAIN}", at=(shown, 1, 1))


def _digest(paths: Iterator[Path] | list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(f"{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
