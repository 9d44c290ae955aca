"""Check again after each save, and say what went and what came."""

import gc
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NoReturn

import duckdb

from etl.model.kept import Kept
from etl.model.project import Project
from etl.model.words import count
from etl.problems import Problem, for_people
from etl.problems.formats.shown import shown
from etl.problems.formats.text import counted, told_each
from etl.publish.checked import Step, run_stages, summary
from etl.publish.given import Stamps, check_reads, stamps
from etl.publish.looking import known_names, looked_at
from etl.publish.progress import Progress

PAUSE = 0.1
"""Seconds between two looks at the files."""

QUIET = 0.05
"""Seconds in which nothing more may be saved: editors write a file in several steps, and people several files."""


class Watch:
    """A check that is made again and again, and keeps what has not changed in between.

    Attributes:
        problems: Those of the last check; null before the first.
    """

    def __init__(self, project: Project, names: Sequence[str] = ()) -> None:
        self._project = project
        self._names = names
        self._kept = Kept()
        self.problems: list[Problem] | None = None

    def answer(self, step: Step | None = None) -> str:
        """Check, and tell all problems, or at a second check what changed.

        A check that cannot be made, as of an article whose seed went, or a file that did while it was read, is told;
        the next is compared with the last that was made.

        Args:
            step: Told of the stages as they go on.
        """
        try:
            known_names(self._project, self._names)
            checked = run_stages(self._project, step, kept=self._kept)
        except (OSError, ValueError, RuntimeError, duckdb.Error) as error:
            if str(error) == "Query interrupted":  # So DuckDB calls a Ctrl+C that comes while it is at work.
                raise KeyboardInterrupt from error
            return f"could not check: {error}"
        found, told = looked_at(checked, self._names) if self._names else (checked.problems, summary(checked))
        before, self.problems = self.problems, found
        if before is None:
            return "\n".join(line for line in (for_people(found), told) if line)
        # Of some articles the others' problems are only counted: what a save breaks there must not go unsaid.
        return "\n".join([difference(before, found), *([told] if self._names else [])])


def difference(before: Sequence[Problem], now: Sequence[Problem]) -> str:
    """How many problems went and came, and those that came; a problem whose line moved is the same."""
    was, left = Counter(p.same for p in before), Counter[tuple[str | None, ...]]()
    new = list[Problem]()
    for found in now:
        left[found.same] += 1
        if left[found.same] > was[found.same]:
            new.append(found)
    went = (was - left).total()
    told = (
        f"{count(went, 'problem')} less, {len(new)} new"
        if went
        else f"{count(len(new), 'problem')} new"
        if new
        else "no change"
    )
    whole = counted(shown(now)) if now else "no problems"
    return "\n".join([*told_each(shown(new)), f"{told}; now {whole}"])


def watch(project: Project, names: Sequence[str], tell: Callable[[str], None], progress: Progress) -> NoReturn:
    """Check now and after each save, until a Ctrl+C.

    Args:
        project: The repository.
        names: Articles and registers to look at; none: all.
        tell: Shows an answer.
        progress: The line of a terminal, which says when the last check was.

    Raises:
        KeyboardInterrupt: It was stopped.
    """
    watched, roots, first = Watch(project, names), check_reads(project), True
    while True:
        seen, began = stamps(roots), time.monotonic()
        answer = watched.answer(progress.step)
        progress.close()
        tell(answer)
        spent = time.monotonic() - began
        progress.step(f"{time.strftime('%H:%M:%S')}: checked in {spent:.1f} s; watching, Ctrl+C ends")
        gc.collect()  # A process that goes on would else keep each check.
        if first:
            gc.freeze()  # What is kept need not be looked through again.
            first = False
        _wait(lambda: stamps(roots), seen)


def _wait(look: Callable[[], Stamps], seen: Stamps) -> None:
    """Wait until something was saved and nothing more is."""
    while (now := look()) == seen:
        time.sleep(PAUSE)
    while True:
        time.sleep(QUIET)
        before, now = now, look()
        if now == before:
            return
