"""Whether a path is a file; the size and fingerprint of one, as descriptor, sums and downloads tell them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileSum:
    """A file: path relative to the folder with `/`, size in bytes, SHA-256 in hexadecimal.

    Attributes:
        group: (anchor, heading) of its group among the downloads.
        holds: What it holds; null where its name tells.
    """

    path: str
    bytes: int
    sha256: str
    group: tuple[str, str] = ("", "")
    holds: str | None = None


def sha256(path: Path) -> str:
    """SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_sum(path: Path, folder: Path) -> FileSum:
    """The size and fingerprint of one file.

    Raises:
        OSError: The file cannot be read.
    """
    return FileSum(path.relative_to(folder).as_posix(), path.stat().st_size, sha256(path))


def see_file(path: Path) -> None:
    """See that a path that people gave is a file.

    Raises:
        ValueError: It is none; the message says what it is.
    """
    if not path.is_file():
        what = "a folder" if path.is_dir() else "a pipe or a device"
        raise ValueError(f"{path} is {what}, and no file" if path.exists() else f"there is no file {path}")
