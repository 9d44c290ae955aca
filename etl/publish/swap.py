"""Put what was staged in the place of what is published, one file after the other.

The plan is written down first. A swap that breaks off leaves the plan behind, and the next start finishes it: every
step can be taken again. The descriptor with the sums comes last, when all that it names has reached the disk, so a
reader who finds it finds all it names.
"""

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

from etl.model.project import Project
from etl.problems import Problem, problem
from etl.publish.files import DamagedError, reach_disk, read_left, write_whole
from etl.publish.plan import SITE, Plan, bring_near, clear_near, settle

PLAN = "swap.json"


def swap(project: Project, plan: Plan) -> None:
    """Carry out a plan.

    Raises:
        OSError: A step failed. Before the plan was written down nothing has changed; after it `finish` takes it up.
    """
    plan = bring_near(project, plan)
    settle(project, plan)
    write_whole(project.work / PLAN, json.dumps(asdict(plan), indent=1))
    reach_disk(project.work)
    _carry_out(project, plan)


def finish(project: Project) -> bool:
    """Finish a swap that broke off.

    Returns:
        Whether there was one.

    Raises:
        DamagedError: The plan cannot be read, or names what no build makes; nothing was moved.
        OSError: A step failed again.
    """
    plan = read_left(project.work / PLAN, _plan)
    if plan is None:
        return False
    _carry_out(project, plan)
    return True


def put_aside(project: Project, error: DamagedError) -> Problem:
    """Take a damaged plan out of the way, so that everything is made anew.

    Returns:
        A warning that names it.

    Raises:
        OSError: It cannot be renamed.
    """
    path = project.work / PLAN
    aside = path.with_suffix(".damaged")
    path.replace(aside)
    told = f"{error}. A swap broke off, so what is published may be of two builds until this one is done"
    return problem("left-damaged", told, at=(project.shown(aside), 1, 1))


def _plan(content: Any) -> Plan:
    moves = tuple((str(source), str(target)) for source, target in content["moves"])
    return Plan(moves, tuple(map(str, content["removals"])))


def _carry_out(project: Project, plan: Plan) -> None:
    *moves, (source, descriptor) = plan.moves
    for gone in {*plan.removals} & {*SITE}:
        shutil.rmtree(project.root / gone, ignore_errors=True)
    for staged, target in moves:
        move(project.root / staged, project.root / target)
    for folder in {(project.root / target).parent for _, target in moves}:
        reach_disk(folder)
    move(project.root / source, project.root / descriptor)
    reach_disk(project.root)
    for removal in {*plan.removals} - {*SITE}:
        (project.root / removal).unlink(missing_ok=True)
    clear_near(project, plan)
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
