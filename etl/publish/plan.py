"""What a swap will do: which staged file goes where, and which files of the last build go.

What no build made is neither replaced nor removed: it is named, and stays.
"""

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from etl.model.files import sha256
from etl.model.project import Project
from etl.problems import Problem, problem
from etl.publish.files import reach_disk

DESCRIPTOR = "datapackage.json"
SUMS = "data/SHA256SUMS"
SITE = (".build/pages", ".build/site")
NEAR = ".staged"  # Folder beside files that lie on another file system than the staging.
NAMED = 5  # Most files that one line names.


@dataclass(frozen=True, slots=True)
class Plan:
    """What a swap does, in order.

    Attributes:
        moves: (from, to) pairs of paths relative to the root: files, or whole folders; the descriptor is the last.
        removals: Files of the last build that are no longer made, relative to the root, and the folders of its site
            where none is made: a site never stands beside the data of another build.
    """

    moves: tuple[tuple[str, str], ...]
    removals: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse what no build plans, so that a damaged plan touches nothing else.

        Raises:
            ValueError: A path is none that a build makes.
        """
        targets = [target for _, target in self.moves]
        for path in ({*self.removals} - {*SITE}) | ({*targets} - {*SITE, DESCRIPTOR}):
            parts = PurePosixPath(path).parts
            if len(parts) < 2 or parts[0] != "data" or ".." in parts:
                raise ValueError(f"{path!r} is no output of a build")
        for source, _ in self.moves:
            parts = PurePosixPath(source).parts
            if ".." in parts or not (parts[:2] == (".build", "staging") or NEAR in parts):
                raise ValueError(f"{source!r} is nothing that a build staged")
        if not targets or targets[-1] != DESCRIPTOR:
            raise ValueError("the descriptor is not its last move")


def make_plan(project: Project, staging: Path, *, site: bool) -> tuple[Plan, list[Problem]]:
    """The site first, then the files, the descriptor last; what the last build made and this one does not is removed.

    Args:
        project: The repository.
        staging: Folder of all that was made.
        site: Whether the site was made too.

    Returns:
        The plan, and what stands where it would put something or what it leaves alone. With an error among them the
        plan must not be carried out.

    Raises:
        OSError: A file cannot be read.
    """
    shown = staging.relative_to(project.root).as_posix()
    data = [path for path in sorted((staging / "data").rglob("*")) if path.is_file()]
    made = [path.relative_to(staging).as_posix() for path in data]
    moves = [(f"{shown}/{PurePosixPath(folder).name}", folder) for folder in SITE] if site else []
    moves += [(f"{shown}/{name}", name) for name in (*made, DESCRIPTOR)]
    before = made_before(project)
    there = {path.relative_to(project.root).as_posix(): path for path in project.data.rglob("*") if path.is_file()}
    stale = [name for name in before if name in there and name not in made]
    removals = [name for name in stale if before[name] in (None, sha256(there[name]))]
    removals += [] if site else [folder for folder in SITE if (project.root / folder).is_dir()]
    kept = [name for name in there if name not in {*made, *removals} and not _hidden(name)]
    hindrances = list(_hindrances(project, [target for _, target in moves], before))
    return Plan(tuple(moves), tuple(sorted(removals))), hindrances + list(_kept(sorted(kept)))


def made_before(project: Project) -> dict[str, str | None]:
    """Files of the last build by their paths from the root, with their SHA-256 where it was written down.

    Its sums name all of them; where they are not at hand, as in a fresh clone, the descriptor names those in git.
    """
    made: dict[str, str | None] = {DESCRIPTOR: None, SUMS: None}
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        for resource in json.loads(project.descriptor.read_text(encoding="utf-8"))["resources"]:
            made[resource["path"]] = str(resource.get("hash")).removeprefix("sha256:")
            if isinstance(resource.get("schema"), str):
                made[resource["schema"]] = None
    with suppress(OSError, ValueError):
        for line in (project.root / SUMS).read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            made[f"data/{name}"] = digest
    return made


def _hindrances(project: Project, targets: Sequence[str], before: Iterable[str]) -> Iterator[Problem]:
    known = {*before, *SITE}
    asked: set[Path] = set()
    strangers = [name for name in targets if name not in known and (project.root / name).is_file()]
    if len(strangers) > NAMED and known == {*SITE, DESCRIPTOR, SUMS}:
        files = f"{len(strangers)} files that this build would replace"
        lost = f"{SUMS} and {DESCRIPTOR}, which tell what a build made, are lost"
        yield _in_the_way("data", f"a folder of {files}, and {lost}: take both from git or a copy, or move it away")
        return
    for target in targets:
        path = project.root / target
        for folder in reversed(path.relative_to(project.root).parents):
            place = project.root / folder
            if place not in asked and (place.exists() or place.is_symlink()) and not place.is_dir():
                link = "a link to nothing" if place.is_symlink() else "a file"
                yield _in_the_way(project.shown(place), f"{link}, and the build needs a folder there")
            asked.add(place)
        if target not in SITE and path.is_dir():
            yield _in_the_way(target, "a folder, and the build writes a file there")
        elif path.exists() and target not in known:
            yield _in_the_way(target, "a file that no build made, and the build would replace it")


def _in_the_way(shown: str, what: str) -> Problem:
    return problem("output-in-the-way", f"{shown} is {what}; nothing was published", at=(shown, 1, 1))


def _kept(names: list[str]) -> Iterator[Problem]:
    if names:
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        count = "1 file" if len(names) == 1 else f"{len(names)} files"
        told = f"data/ holds {count} that the last build did not make, or that were changed since and are made no more"
        yield problem("output-kept", f"{told}: {', '.join(names[:NAMED])}{more}", value=len(names))


def bring_near(project: Project, plan: Plan) -> Plan:
    """Copy what lies on another file system than its target into a folder beside it, so that moving is renaming.

    Returns:
        The plan from there.

    Raises:
        OSError: There is no room; what was copied is removed again, and nothing was moved.
    """
    crossing: dict[Path, bool] = {}
    moves: list[tuple[str, str]] = []
    try:
        for source, target in plan.moves:
            here, there = project.root / source, project.root / target
            folder = next(parent for parent in there.parents if parent.is_dir())
            if folder not in crossing:
                crossing[folder] = _crosses(project.work / "staging", folder)
            if crossing[folder]:
                near = there.parent / NEAR / there.name
                near.parent.mkdir(parents=True, exist_ok=True)
                shutil.copytree(here, near) if here.is_dir() else shutil.copyfile(here, near)
                source = near.relative_to(project.root).as_posix()  # noqa: PLW2901 - its place from now on
            moves.append((source, target))
    except BaseException:
        clear_near(project, plan)
        raise
    return replace(plan, moves=tuple(moves))


def clear_near(project: Project, plan: Plan) -> None:
    """Remove the folders that `bring_near` made, for a plan from before or after."""
    for folder in {(project.root / target).parent / NEAR for _, target in plan.moves}:
        shutil.rmtree(folder, ignore_errors=True)


def settle(project: Project, plan: Plan) -> None:
    """Wait until everything staged is on the disk: the package file by file, the many files of a site all at once.

    Raises:
        OSError: The disk refuses.
    """
    os.sync()
    for source, _ in plan.moves:
        if (project.root / source).is_file():
            reach_disk(project.root / source)


def _crosses(staging: Path, folder: Path) -> bool:
    """Whether a file cannot be renamed from one folder into the other."""
    if staging.stat().st_dev != folder.stat().st_dev:
        return True
    try:
        # One device may be mounted twice: Linux says so before it looks for what shall be renamed.
        (staging / ".nothing").replace(folder / ".nothing")
    except OSError as error:
        return error.errno == errno.EXDEV
    return False


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(name).parts)
