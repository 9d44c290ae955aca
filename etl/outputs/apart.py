"""frictionless in a process of its own, while the other outputs are written.

It takes about as long as all of them together, and two processes use two cores. Nothing of it is imported here.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.problems import Problem

REPOSITORY = Path(__file__).resolve().parents[2]


@contextmanager
def judging(path: Path) -> Iterator[Callable[[], list[Problem]]]:
    """Start to judge a package, as `etl.outputs.judge.judge_package` does.

    Args:
        path: The descriptor; the CSV that it names must be written.

    Yields:
        A function that waits for the verdict and returns it. It raises RuntimeError when the process broke off. Who
        leaves before has no verdict, and the process ends.
    """
    paths = [str(REPOSITORY), *filter(None, [os.environ.get("PYTHONPATH")])]
    child = subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-m", "etl.outputs.judge", str(path.resolve())],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
    )

    def verdict() -> list[Problem]:
        told, faults = child.communicate()
        if child.returncode != 0:
            last = faults.strip().rpartition("\n")[2]  # Of a traceback, the line that says what went wrong.
            raise RuntimeError(f"frictionless broke off: {last or child.returncode}")
        return [Problem(**entry) for entry in json.loads(told)]

    with child:
        try:
            yield verdict
        finally:
            if child.poll() is None:
                child.kill()
