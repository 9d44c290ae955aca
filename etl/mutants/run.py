"""Try many false values in processes of their own, each within a time of its own, all within theirs."""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path

from etl.model.project import Project
from etl.mutants.choose import Mutant
from etl.mutants.results import Results
from etl.mutants.trial import SLOW, Outcome, work

WORKERS = 2
LONGEST = 60.0
"""Seconds after which a check of one false value is given up; it takes about one."""


@dataclass
class _Worker:
    """A process.

    Attributes:
        process: It.
        line: The way to it.
        since: When it got what it does now, in seconds.
        mutant: What it tries; null while it gets ready.
    """

    process: ForkProcess
    line: Connection
    since: float
    mutant: Mutant | None = None


def run_all(
    project: Project,
    mutants: Sequence[Mutant],
    results: Results,
    *,
    until: float,
    step: Callable[[int, int], None],
    longest: float = LONGEST,
    workers: int = WORKERS,
) -> bool:
    """Try what was not tried yet, and keep each outcome as it comes.

    Args:
        project: The project, of which copies are changed.
        mutants: What to try, in order.
        results: Where the outcomes are kept.
        until: When to stop, on the clock `time.monotonic`.
        step: Told of (done, in all).
        longest: Seconds that one may take.
        workers: How many are tried at a time.

    Returns:
        Whether all were tried.

    Raises:
        ValueError: The record itself has errors.
        OSError: Nothing can be written.
    """
    left = [mutant for mutant in mutants if mutant.id not in results.outcomes]
    left.reverse()
    step(len(mutants) - len(left), len(mutants))
    with _pool(project, min(workers, len(left))) as (running, start):
        while any(worker.mutant for worker in running) or (left and running):
            ready = wait([worker.line for worker in running], timeout=1)
            now = time.monotonic()
            for worker in [one for one in running if one.line in ready or now - one.since > longest]:
                outcome = _heard(worker, timed_out=worker.line not in ready)
                if worker.mutant is not None and outcome is not None:
                    results.keep({worker.mutant.id: outcome})
                    step(sum(one.id in results.outcomes for one in mutants), len(mutants))
                if outcome is not None and outcome.codes[:1] == (SLOW,):
                    worker.process.kill()
                    running[running.index(worker)] = start()
                elif left and now < until:
                    worker.mutant, worker.since = left.pop(), now
                    worker.line.send(worker.mutant)
                else:
                    running.remove(worker)
                    worker.line.send(None)
    return all(mutant.id in results.outcomes for mutant in mutants)


def _heard(worker: _Worker, *, timed_out: bool) -> Outcome | None:
    """What a process answers: an outcome, or null when it is ready."""
    if timed_out:
        if worker.mutant is None:
            raise ValueError(f"the checks of the unchanged record take longer than {LONGEST:.0f} seconds")
        return Outcome((SLOW,))
    try:
        answer = worker.line.recv()
    except EOFError:
        raise ValueError(f"a process that tries false values ended by itself at {worker.mutant}") from None
    if isinstance(answer, Exception):
        raise answer
    outcome: Outcome | None = answer
    return outcome


@contextmanager
def _pool(project: Project, count: int) -> Iterator[tuple[list[_Worker], Callable[[], _Worker]]]:
    """Processes that try false values, and how to start one more; none of them outlives the block, nor its copy."""
    context, started = get_context("fork"), list[ForkProcess]()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:

        def start() -> _Worker:
            own = Path(folder) / str(len(started))
            own.mkdir()
            here, there = context.Pipe()
            process = context.Process(target=work, args=(project, own, there), daemon=True)
            process.start()
            there.close()
            started.append(process)
            return _Worker(process, here, time.monotonic())

        try:
            yield [start() for _ in range(count)], start
        finally:
            for process in started:
                process.kill()
                process.join()
