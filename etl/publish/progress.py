"""One line on a terminal that says what a long command is doing; nothing in a pipe."""

import sys
import time
from typing import TextIO


class Progress:
    """The line, rewritten in place at most ten times a second."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._shown = self._stream.isatty()
        self._last = 0.0

    def step(self, stage: str, done: int = 0, whole: int = 1) -> None:
        """Say which stage is at work and how far it is."""
        now = time.monotonic()
        if not self._shown or (0 < done < whole and now - self._last < 0.1):
            return
        self._last = now
        count = f" {done}/{whole}" if whole > 1 else ""
        self._stream.write(f"\r\x1b[K{stage}{count}")
        self._stream.flush()

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
