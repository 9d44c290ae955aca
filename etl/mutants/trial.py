"""What the checks say anew of a false value, put into a copy of the seeds by a process of its own."""

import gc
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from etl.model.project import Project
from etl.mutants.choose import Mutant
from etl.problems import Problem
from etl.publish.checked import Checked, run_stages
from etl.publish.measured import MUTANTS

LEFT = frozenset({".build", ".git", ".venv", "seeds"})
CRASHED, SLOW = "could-not-run", "took-too-long"
"""What stands in place of codes where the checks did not end: told as an error of the command, and not told."""
Seen = Counter[tuple[str | None, ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a false value.

    Attributes:
        codes: Codes of the problems that the unchanged record has not, and of those that are gone, each once.
        at_line: Whether one of the new problems stands at the line that was changed.
    """

    codes: tuple[str, ...]
    at_line: bool = False


def copy_of(project: Project, folder: Path) -> Project:
    """A project with its own copy of the seeds; all else is that of the first, by links.

    Args:
        project: The project.
        folder: An empty folder.

    Raises:
        OSError: It cannot be copied.
    """
    shutil.copytree(project.root / "seeds", folder / "seeds", ignore=shutil.ignore_patterns(MUTANTS))
    for path in project.root.iterdir():
        if path.name not in LEFT:
            (folder / path.name).symlink_to(path)
    return replace(project, root=folder)


class Trial:
    """Tries false values one after another; the second pass, which none of them changes, is checked once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        first = run_stages(project)
        if first.failed:
            raise ValueError("the record itself has errors, see `etl check`; mend them first")
        self._second: Checked | None = first.second
        self._texts: dict[str, str] = {}
        self._before, _ = self._told()
        if self._before != _seen(first.problems):
            raise ValueError("two checks of the same seeds tell different problems")
        gc.collect()
        gc.freeze()

    def run(self, mutant: Mutant) -> Outcome:
        """What the checks say of a false value; the copy of the seeds is as before afterwards."""
        path = self._project.root / mutant.file
        if mutant.file not in self._texts:
            self._texts[mutant.file] = path.read_bytes().decode()
        text = self._texts[mutant.file]
        changed = text[: mutant.start] + mutant.written + text[mutant.end :]
        path.write_bytes(changed.encode())
        try:
            seen, problems = self._told()
        except (OSError, ValueError, RuntimeError) as error:
            return Outcome((f"{CRASHED}: {type(error).__name__}",))
        finally:
            path.write_bytes(text.encode())
        new, gone = seen - self._before, self._before - seen
        places = {(p.file, p.line) for p in problems if _key(p) in new}
        return Outcome(tuple(sorted({str(key[0]) for key in new | gone})), (mutant.file, mutant.line) in places)

    def _told(self) -> tuple[Seen, list[Problem]]:
        gc.disable()
        checked = run_stages(self._project, second=self._second)
        checked.tables.con.close()
        gc.enable()
        return _seen(checked.problems), checked.problems


def _seen(problems: Iterable[Problem]) -> Seen:
    return Counter(map(_key, problems))


def _key(problem: Problem) -> tuple[str | None, ...]:
    """What makes two problems the same, though the lines above one have changed."""
    return problem.code, problem.file, problem.table, problem.field, problem.value, problem.message


def work(project: Project, folder: Path, line: Connection) -> None:
    """What a process does: take one false value after another, answer with its outcome; an error ends it.

    Args:
        project: The project.
        folder: An empty folder for its copy.
        line: Where they come from and where the answers go: first null once it is ready, or an error.
    """
    try:
        trial = Trial(copy_of(project, folder))
    except (OSError, ValueError) as error:
        line.send(error)
        return
    line.send(None)
    while (mutant := line.recv()) is not None:
        line.send(trial.run(mutant))
