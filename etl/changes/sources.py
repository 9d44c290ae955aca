"""Where a package is read from: a folder, a descriptor, or a revision of a git repository."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

DESCRIPTOR = "datapackage.json"


class MissingError(ValueError):
    """A package lacks a file that its descriptor lists."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that can be read.

    Attributes:
        label: What the reader called it.
        descriptor: Its descriptor.
        read: Path of a file, relative to the descriptor, to its bytes. Raises MissingError when there is none.
        files: Path of a folder, likewise, to the paths of all files below it; none where there is no such folder.
    """

    label: str
    descriptor: Mapping[str, Any]
    read: Callable[[str], bytes]
    files: Callable[[str], list[str]]

    def json(self, schema: Mapping[str, Any] | str) -> Mapping[str, Any]:
        """A part of the descriptor that may stand in a file of its own, named by its path.

        Raises:
            ValueError: There is no such file, or it is not JSON.
        """
        return schema if isinstance(schema, Mapping) else _object(self.label, self.read, schema)


def open_package(name: str, root: Path) -> Package:
    """Open the package that a name stands for.

    Args:
        name: A folder that holds `datapackage.json`, the path of a descriptor, or a revision of the repository at
            `root`, whose own `datapackage.json` is meant then. What exists on disk comes first.
        root: The repository's folder.

    Raises:
        ValueError: The name is none of these, or what stands there is no package.
    """
    if not name:
        raise ValueError("nothing is named: give a folder with datapackage.json, a descriptor or a git revision")
    path = Path(name)
    if path.is_dir() and (path / DESCRIPTOR).is_file():
        return _package(name, _from_folder(path), _below_folder(path), DESCRIPTOR)
    if path.is_file():
        return _package(name, _from_folder(path.parent), _below_folder(path.parent), path.name)
    if _is_revision(name, root):
        return _package(name, _from_git(name, root), _below_git(name, root), DESCRIPTOR)
    if path.is_dir():
        raise ValueError(f"the folder {name!r} holds no {DESCRIPTOR}")
    raise ValueError(f"{name!r} is neither a folder with a {DESCRIPTOR}, nor a descriptor, nor a git revision")


def _package(label: str, read: Callable[[str], bytes], files: Callable[[str], list[str]], file: str) -> Package:
    descriptor = _object(label, read, file)
    resources = descriptor.get("resources")
    if not isinstance(resources, list) or not all(isinstance(entry, dict) for entry in resources):
        raise ValueError(f"{label!r}: {file} is no data package: it lists no resources")
    return Package(label, descriptor, read, files)


def _object(label: str, read: Callable[[str], bytes], file: str) -> dict[str, Any]:
    try:
        found = json.loads(read(file).decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"{label!r}: {file} is not JSON: {error}") from None
    return found if isinstance(found, dict) else {}


def _from_folder(folder: Path) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        try:
            return (folder / _inside(path)).read_bytes()
        except OSError as error:
            raise MissingError(f"{folder / path} cannot be read: {error.strerror}") from None

    return read


def _below_folder(folder: Path) -> Callable[[str], list[str]]:
    def files(path: str) -> list[str]:
        found = (folder / _inside(path)).rglob("*")
        return sorted(file.relative_to(folder).as_posix() for file in found if file.is_file())

    return files


def _from_git(revision: str, root: Path) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        inside = _inside(path)
        try:
            # `./` makes git count from `root`, which need not be the top of its repository.
            return git(root, "show", f"{revision}:./{inside}")
        except ValueError:
            raise MissingError(f"the revision {revision!r} holds no {path}") from None

    return read


def _below_git(revision: str, root: Path) -> Callable[[str], list[str]]:
    def files(path: str) -> list[str]:
        listed = git(root, "ls-tree", "-r", "-z", "--name-only", revision, "--", f"{_inside(path)}/")
        return [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]

    return files


def _is_revision(name: str, root: Path) -> bool:
    # What git could read as an option is no revision.
    with suppress(ValueError):
        return not name.startswith("-") and bool(git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"))
    return False


def git(root: Path, *words: str) -> bytes:
    """What git answers in a folder.

    Raises:
        ValueError: It is not installed, or it fails.
    """
    program = shutil.which("git")
    if program is None:
        raise ValueError("git is not installed")
    done = subprocess.run([program, "-C", str(root), *words], capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise ValueError(f"git {words[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _inside(path: str) -> str:
    """A path of a descriptor, which must lead into its package."""
    parts = PurePosixPath(path).parts
    if "://" in path or path.startswith("/") or ".." in parts:
        raise ValueError(f"{path!r} leads out of the package")
    return path
