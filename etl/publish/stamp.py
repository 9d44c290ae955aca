"""Whether anything changed since the last build: one fingerprint of all that goes in, one of all that came out."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from etl.model.files import sha256
from etl.model.project import PACKAGE, Project
from etl.publish.files import read_left, write_whole

SKIPPED = frozenset({"node_modules", "__pycache__", ".mypy_cache"})


def read_stamp(project: Project, kind: str, given: str) -> str | None:
    """The summary of the last build of this kind, if it was given the same and its output stands as it left it.

    Args:
        project: The repository.
        kind: `site` or `package`.
        given: The fingerprint of what would be built from.

    Raises:
        DamagedError: The stamp is not as a build writes it.
        OSError: It cannot be read.
    """
    stamp = read_left(_path(project, kind), _stamp)
    if stamp is None or stamp[0] != given:
        return None
    files = {project.root / name: told for name, told in stamp[2].items()}
    same = all(file.is_file() and sha256(file) == told for file, told in files.items())
    return stamp[1] if same else None


def _stamp(content: Any) -> tuple[str, str, dict[str, str]]:
    return str(content["input"]), str(content["summary"]), dict(content["outputs"].items())


def write_stamp(project: Project, kind: str, given: str, outputs: Iterable[Path], summary: str) -> None:
    """Remember what the build was given, what came out, and what was said."""
    stamp = {
        "input": given,
        "summary": summary,
        "outputs": {project.shown(path): sha256(path) for path in sorted(outputs)},
    }
    write_whole(_path(project, kind), json.dumps(stamp, indent=1))


def clear_stamps(project: Project) -> None:
    """Forget every build, before outputs change."""
    for path in project.work.glob("stamp-*.json"):
        path.unlink()


def input_fingerprint(project: Project) -> str:
    """SHA-256 over the names and contents of seeds, releases, schemas, code, site sources and article texts."""
    folders = [project.seeds, project.releases, project.schemas, PACKAGE, project.site]
    files = {file for folder in folders for file in _files(folder)}
    files |= set(project.root.glob("*.lock"))
    if project.articles is not None:
        files |= set(project.articles.glob("*.txt"))
    digest = hashlib.sha256(str(project.texts_required).encode())
    for file in sorted(files):
        digest.update(f"{project.shown(file)}\0{sha256(file)}\n".encode())
    return digest.hexdigest()


def _path(project: Project, kind: str) -> Path:
    return project.work / f"stamp-{kind}.json"


def _files(folder: Path) -> Iterable[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir():
            if path.name not in SKIPPED:
                yield from _files(path)
        else:
            yield path
