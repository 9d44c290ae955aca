"""Build everything: check, stage, judge, and only then put it in the place of what is published."""

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from etl.model.project import Project
from etl.model.tongue import spoken
from etl.problems import Problem, problem, sort
from etl.publish.checked import Checked, run_stages, summary
from etl.publish.editor import write_editor_schemas
from etl.publish.files import DamagedError
from etl.publish.plan import DESCRIPTOR, SITE, make_plan
from etl.publish.progress import Progress
from etl.publish.stamp import clear_stamps, input_fingerprint, read_stamp, write_stamp
from etl.publish.swap import finish, put_aside, swap


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has to say: the problems, and one line of summary."""

    problems: list[Problem]
    summary: str


def build(project: Project, *, site: bool) -> Built:
    """Build the package, and the site beside it.

    Nothing that is published changes before everything is made and judged. A swap that broke off earlier is finished
    first.

    Args:
        project: The repository.
        site: Whether to build the site as well.

    Raises:
        OSError: A file cannot be read or written; what is published stays as it was, or is finished at the next start.
        ValueError: Another build is at work.
    """
    project.work.mkdir(exist_ok=True)
    with closing(Progress()) as progress, alone(project):
        damaged = _finished(project)
        kind = "site" if site else "package"
        # Taken before anything is read: what is edited while the build is at work counts as changed afterwards.
        given = input_fingerprint(project)
        try:
            told = read_stamp(project, kind, given)
        except DamagedError as error:
            told = None
            damaged.append(problem("left-damaged", str(error)))
        if told is not None:
            return Built([], f"nothing changed since the last build: {told}")
        built = _build(project, kind, given, progress)
        return replace(built, problems=sort(damaged + built.problems))


def _finished(project: Project) -> list[Problem]:
    """Finish a swap that broke off; a warning where its plan is damaged, and everything is to be made anew."""
    try:
        finish(project)
    except DamagedError as error:
        clear_stamps(project)
        return [put_aside(project, error)]
    return []


def _build(project: Project, kind: str, given: str, progress: Progress) -> Built:
    from etl.publish.package import stage_package  # noqa: PLC0415 - a check that fails needs no writers

    checked = run_stages(project, progress.step)
    write_editor_schemas(project, checked)
    problems = checked.problems
    if checked.failed:
        return Built(problems, _line(checked, "nothing was built"))
    staging = project.work / "staging"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    problems = problems + stage_package(checked, staging, progress.step)
    if kind == "site":
        problems += stage_site(project, checked, staging, progress)
    if any(p.severity == "error" for p in problems):
        return Built(sort(problems), _line(checked, "what was made is faulty, and nothing was published"))
    plan, kept = make_plan(project, staging, site=kind == "site")
    problems = sort(problems + kept)
    if any(p.severity == "error" for p in kept):
        return Built(problems, _line(checked, "nothing was published"))
    clear_stamps(project)
    swap(project, plan)
    shutil.rmtree(staging)
    told = summary(checked)
    if {*SITE} & {*plan.removals}:
        told += "; the site of the build before is gone, as it was of other data: `etl build` makes it anew"
    outputs = [project.root / target for _, target in plan.moves if (project.root / target).is_file()]
    if kind == "site":
        outputs.append(project.work / "site" / "index.html")
    write_stamp(project, kind, given, outputs, told)
    return Built(problems, told)


def _line(checked: Checked, outcome: str) -> str:
    return f"{summary(checked)}; {outcome}"


def stage_site(project: Project, checked: Checked, staging: Path, progress: Progress) -> list[Problem]:
    """Write the pages and the site of a staged package, and say what is wrong with them.

    Args:
        project: The repository.
        checked: What the package was made of.
        staging: Folder of the package; it gets `pages/` and `site/`.
        progress: Told what is being made.

    Raises:
        OSError: A file cannot be read or written.
    """
    from etl.outputs.descriptor import site_descriptor, write_descriptor  # noqa: PLC0415 - as above
    from etl.outputs.registry import downloadable  # noqa: PLC0415
    from etl.pages import build_site, read_words, write_claims, write_pages  # noqa: PLC0415

    progress.step("pages")
    words, problems = read_words(project)
    if problems:
        return problems
    pages, described = staging / "pages", staging / "site.json"
    package = json.loads((staging / DESCRIPTOR).read_text(encoding="utf-8"))
    write_descriptor(site_descriptor(package, staging), described)
    files = downloadable(staging, described)
    con, head = checked.tables.con, checked.head
    with spoken(words):
        changes = _changes(project, staging)
        book, problems = write_pages(con, checked.model, head, project, pages, files, changes)
        if problems:
            return problems
        progress.step("site")
        site = staging / "site"
        problems = build_site(project, head, pages=pages, site=site, package=staging, descriptor=described)
        if not any(p.severity == "error" for p in problems):
            progress.step("claims")
            checked.tables.provenance.tell("claims")
            write_claims(book, site)
    return problems


def _changes(project: Project, staging: Path) -> str:
    """What changed since the last tagged edition, as Markdown; empty where no tag holds a package."""
    from etl.changes import FORMATS, compare, git, open_package  # noqa: PLC0415 - as above

    try:
        tag = git(project.root, "describe", "--tags", "--abbrev=0").decode().strip()
        old = open_package(tag, project.root)
    except ValueError:
        return ""  # There is no tag; or it is older than the package, or of a repository around this one.
    return FORMATS["markdown"](compare(old, open_package(str(staging), project.root)))


@contextmanager
def alone(project: Project) -> Iterator[None]:
    """Let no other build work here meanwhile.

    Raises:
        ValueError: One does.
    """
    with (project.work / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ValueError("another build is at work here; wait for it to end") from None
        yield
