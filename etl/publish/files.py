"""Files that are written whole and reach the disk, and what is read back of them."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Read = TypeVar("Read")


class DamagedError(ValueError):
    """A file that a build left for the next one is not as a build writes it."""


def write_whole(path: Path, text: str) -> None:
    """Write a text file, as UTF-8 with LF, whole or not at all; a link stays, and what it leads to is written.

    Raises:
        OSError: It cannot be written; what was there stays.
    """
    path = path.resolve()
    draft = path.with_suffix(".draft")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        reach_disk(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def reach_disk(path: Path) -> None:
    """Wait until the content of a file, or the names in a folder, would outlast a power cut.

    Raises:
        OSError: The disk refuses.
    """
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def read_left(path: Path, take: Callable[[Any], Read]) -> Read | None:
    """What an earlier build left in a JSON file; null where there is none.

    Args:
        path: The file.
        take: Makes the value of what the JSON holds.

    Raises:
        DamagedError: It is no JSON, or not in the form that `take` expects.
        OSError: The file cannot be read.
    """
    try:
        return take(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedError(f"{path.name} is not as a build left it: {type(error).__name__}: {error}") from error
