"""The files that a check reads, and whether one of them was saved since: by its times, its size and its number."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.model.project import Project

Stamps = dict[str, tuple[int, int, int]]
"""Path to (time of its last change in nanoseconds, size in bytes, number of the file on its disk)."""


def stamps(roots: Iterable[Path]) -> Stamps:
    """What stands in some folders and all below them; what tools hide or leave behind is not looked at."""
    found: Stamps = {}
    for root in roots:
        found |= _below(root)
    return found


def check_reads(project: Project) -> list[Path]:
    """The folders of everything that a check of both passes reads, but the publisher."""
    seeds, articles = project.root / "seeds", project.articles
    apart = [articles] if articles is not None and not articles.is_relative_to(seeds) else []
    return [seeds, project.schemas, project.releases, *apart]


def second_reads(project: Project) -> list[Path]:
    """Those of the second pass."""
    texts = [project.texts, *([project.articles] if project.articles else [])]
    return [project.seeds, project.schemas, project.vocabularies, project.root / "seeds" / "lexicon", *texts]


def _below(folder: Path | str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # It is not there, or went.
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        try:
            if entry.is_dir():
                yield from _below(entry.path)
            else:
                at = entry.stat()
                yield entry.path, (at.st_mtime_ns, at.st_size, at.st_ino)
        except OSError:
            continue
