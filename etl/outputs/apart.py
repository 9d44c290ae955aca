"""frictionless in a process of its own, while the other outputs are written.

It takes about as long as all of them together, and two processes use two cores. Nothing of it is imported here.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from etl.problems import Problem

REPOSITORY = Path(__file__).resolve().parents[2]


Verdict = Callable[[], list[Problem]]


@contextmanager
def judging() -> Iterator[Callable[[Path], Verdict]]:
    """Start the process, which loads frictionless while what it shall judge is made.

    Yields:
        A function that hands a package over, as `etl.outputs.judge.judge_package` takes it: its descriptor, beside
        which stands the CSV. What it returns waits for the verdict and returns it, and raises RuntimeError when the
        process broke off. Who leaves before has no verdict, and the process ends.
    """
    paths = [str(REPOSITORY), *filter(None, [os.environ.get("PYTHONPATH")])]
    child = subprocess.Popen(
        [sys.executable, "-m", "etl.outputs.judge"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
    )

    def hand_over(path: Path) -> Verdict:
        assert child.stdin is not None
        with suppress(BrokenPipeError):  # It broke off, and says why when it is asked.
            print(json.dumps(str(path.resolve())), file=child.stdin, flush=True)
        return verdict

    def verdict() -> list[Problem]:
        told, faults = child.communicate()
        if child.returncode != 0:
            last = faults.strip().rpartition("\n")[2]  # Of a traceback, the line that says what went wrong.
            raise RuntimeError(f"frictionless broke off: {last or child.returncode}")
        return [Problem(**entry) for entry in json.loads(told)]

    with child:
        try:
            yield hand_over
        finally:
            if child.poll() is None:
                child.kill()
