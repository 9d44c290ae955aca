"""Whether anything changed since the last build: fingerprints of what goes in, and of what came out."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from etl.model.files import sha256
from etl.model.project import PACKAGE, Project
from etl.publish.files import DamagedError, read_left, write_whole

SKIPPED = frozenset({"node_modules", "__pycache__", ".mypy_cache"})
SEEDS = (".yml", ".csv", ".json")


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
    """SHA-256 over the names and contents of the seeds, and over all else: texts, schemas, code, site, releases."""
    folders = [project.seeds, project.releases, project.schemas, PACKAGE, project.site]
    files = {file for folder in folders for file in _files(folder)}
    files |= set(project.root.glob("*.lock"))
    if project.articles is not None:
        files |= set(project.articles.glob("*.txt"))
    seeds = _seeds(project)
    return f"{_digest(project, seeds)}-{_digest(project, files - seeds, str(project.texts_required))}"


def seeds_changed(project: Project) -> bool | None:
    """Whether the seeds are others than those of which the package that stands was built; null where no build is known.

    Raises:
        OSError: A seed or a stamp cannot be read.
    """
    for path in project.work.glob("stamp-*.json"):
        with suppress(DamagedError):
            stamp = read_left(path, _stamp)
            built, dash, _ = stamp[0].partition("-") if stamp else ("", "", "")
            told = stamp[2].get(project.shown(project.descriptor)) if stamp else None
            if dash and project.descriptor.is_file() and told == sha256(project.descriptor):
                return built != _digest(project, _seeds(project))
    return None


def _seeds(project: Project) -> set[Path]:
    """The files of which the tables are made."""
    return {file for file in _files(project.seeds) if file.suffix in SEEDS}


def _digest(project: Project, files: Iterable[Path], also: str = "") -> str:
    digest = hashlib.sha256(also.encode())
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
