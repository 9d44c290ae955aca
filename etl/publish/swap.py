"""Put what was staged in the place of what is published, one file after the other.

The plan is written down first. A swap that breaks off leaves the plan behind, and the next start finishes it: every
step can be taken again. The descriptor with the sums comes last, so a reader who finds it finds all it names.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from etl.model.project import Project

PLAN = "swap.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a swap does, in order.

    Attributes:
        moves: (from, to) pairs of paths relative to the root: files, or whole folders.
        removals: Published files that are no longer made, relative to the root.
    """

    moves: tuple[tuple[str, str], ...]
    removals: tuple[str, ...]


def swap(project: Project, plan: Plan) -> None:
    """Carry out a plan.

    Raises:
        OSError: A step failed; the plan stays written down, and `finish` takes it up.
    """
    path = project.work / PLAN
    draft = path.with_suffix(".draft")
    content = {"moves": plan.moves, "removals": plan.removals}
    draft.write_text(json.dumps(content, indent=1), encoding="utf-8")
    draft.replace(path)
    _carry_out(project, plan)


def finish(project: Project) -> bool:
    """Finish a swap that broke off.

    Returns:
        Whether there was one.

    Raises:
        OSError: A step failed again.
    """
    path = project.work / PLAN
    if not path.exists():
        return False
    content = json.loads(path.read_text(encoding="utf-8"))
    moves = tuple((str(source), str(target)) for source, target in content["moves"])
    _carry_out(project, Plan(moves, tuple(content["removals"])))
    return True


def _carry_out(project: Project, plan: Plan) -> None:
    for source, target in plan.moves:
        move(project.root / source, project.root / target)
    for removal in plan.removals:
        (project.root / removal).unlink(missing_ok=True)
    (project.work / PLAN).unlink()


def move(source: Path, target: Path) -> None:
    """Put one file or folder in the place of another; nothing is moved when it was moved before.

    Raises:
        OSError: It could not be moved.
    """
    # A folder cannot be renamed over one that is not empty.
    old = target.with_name(target.name + ".old")
    if source.is_dir():
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.replace(old)
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    if target.is_dir():
        shutil.rmtree(old, ignore_errors=True)
