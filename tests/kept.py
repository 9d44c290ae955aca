"""What the stages read of the publisher's own files, read once in a process of tests and not once a check.

A test checks a small record, whose own files are read in less time than the publisher's schemas, vocabularies and word
lists. Files of a record are read anew, but for seeds that were read before, word for word.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from etl.model import tables
from etl.model.forms import read_forms
from etl.model.kept import Kept
from etl.model.project import PACKAGE_SCHEMAS
from etl.model.table import Table
from etl.model.vocabularies import Term, read_vocabularies
from etl.seeds import load
from etl.seeds.yaml_loader import Composed, composed

LONGEST = 20_000
"""Bytes of a seed file that is kept: those of the small records, and not those of this one."""


@contextmanager
def read_once() -> Iterator[None]:
    """Keep what is read of the publisher's files, and the nodes of short seed files."""
    kept = Kept()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "_table", _table(kept, tables._table))
        patch.setattr(tables, "read_vocabularies", _vocabularies(kept, read_vocabularies))
        patch.setattr(tables, "read_forms", _forms(kept, read_forms))
        patch.setattr(load, "_grammar", _grammar(kept, load._grammar))
        patch.setattr(load, "composed", _composed(composed))
        yield


def _table(kept: Kept, read: Callable[[Path], Table]) -> Callable[[Path], Table]:
    return lambda path: kept.of(path, None, lambda: read(path)) if path.parent == PACKAGE_SCHEMAS else read(path)


def _vocabularies(kept: Kept, read: Callable[..., Any]) -> Callable[..., Any]:
    def vocabularies(folders: Iterable[Path], types: Mapping[str, str], shown: Callable[[Path], str]) -> Any:
        first, *own = folders
        if first.parent != PACKAGE_SCHEMAS or not all(path.is_file() for folder in own for path in _files(folder)):
            return read([first, *own], types, shown)
        files = [path for folder in own for path in _files(folder)]
        slot = "vocabularies", shown(first), *map(shown, files)
        return kept.of(slot, [path.read_bytes() for path in files], lambda: read([first, *own], types, shown))

    return vocabularies


def _files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def _forms(kept: Kept, read: Callable[..., Any]) -> Callable[..., Any]:
    def forms(of: Mapping[str, Table], vocabularies: Mapping[str, Mapping[str, Term]]) -> Any:
        return kept.of("forms", (list(of.values()), vocabularies), lambda: read(of, vocabularies))

    return forms


def _grammar(kept: Kept, read: Callable[..., Any]) -> Callable[..., Any]:
    def grammar(path: Path, *codes: Any) -> Any:
        return kept.of(("grammar", path.name), (path.read_bytes(), codes), lambda: read(path, *codes))

    return grammar


def _composed(read: Callable[[bytes, str], Composed]) -> Callable[[bytes, str], Composed]:
    kept = lru_cache(maxsize=200)(read)
    return lambda content, shown: (kept if len(content) <= LONGEST else read)(content, shown)
