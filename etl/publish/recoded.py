"""How many records of the second pass an edit changed: nothing of it is published, so no row tells it."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import yaml

from etl.agreement import SETTLED
from etl.changes import Package
from etl.model.project import Project
from etl.model.words import count
from etl.seeds.yaml_loader import SeedLoader


def recoded_since(old: Package, project: Project) -> Iterator[str]:
    """A line on the records and settled cases of the second pass that changed; none where there is nothing to compare.

    Args:
        old: A folder or a revision; a package that was taken away without its seeds tells nothing.
        project: The repository.

    Raises:
        ValueError: The old package cannot be read.
        OSError: A seed cannot be read.
    """
    folder = replace(project, second_pass=True).seeds
    now = {project.shown(path): path.read_bytes() for path in sorted(folder.rglob("*.yml")) if path.is_file()}
    seeds = old.files(project.shown(project.seeds))
    within = f"{project.shown(folder)}/"
    was = {path: old.read(path) for path in seeds if path.startswith(within) and path.endswith(".yml")}
    if not seeds or not (now or was):
        return
    changed = {path: _changed(path, was.get(path, b""), now.get(path, b"")) for path in sorted(was.keys() | now)}
    cases = sum(n for path, n in changed.items() if _name(path) == SETTLED)
    records = {_name(path).removesuffix(".yml"): n for path, n in changed.items() if _name(path) != SETTLED}
    named = ", ".join(f"{name} {n}" for name, n in records.items() if n)
    told = f"{count(sum(records.values()), 'record')}{f' ({named})' if named else ''}"
    yield f"second pass: {told} and {count(cases, 'settled case')} changed"


def _changed(path: str, old: bytes, new: bytes) -> int:
    """How many records came, went or are told otherwise: one that differs is one, not one gone and one new."""
    if old == new:
        return 0
    was, now = (Counter(_records(path, content)) for content in (old, new))
    gone, come = Counter(key for key, _ in (was - now).elements()), Counter(key for key, _ in (now - was).elements())
    return sum((gone | come).values())


def _records(path: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The list in which each record stands, and what it says; of a file that is no YAML, the whole as one."""
    try:
        read = yaml.load(content.decode("utf-8-sig"), Loader=SeedLoader)  # noqa: S506 - it makes texts alone
    except (yaml.YAMLError, UnicodeDecodeError):
        yield "", repr(content)
        return
    if _name(path) == SETTLED:  # A case is judged as a whole.
        yield from (("", json.dumps(case)) for case in read or ())
    else:
        yield from _below(read, "", ())


def _below(value: Any, key: str, around: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A record without the records in it, and then these; each with the first that is said of what it stands in."""
    if isinstance(value, list):
        for item in value:
            yield from _below(item, key, around)
    elif isinstance(value, dict):
        lists = {name: item for name, item in value.items() if isinstance(item, list) and _holds_records(item)}
        own = {name: item for name, item in value.items() if name not in lists}
        yield key, json.dumps([around, own], sort_keys=True)
        within = (*around, *(f"{name}: {item}" for name, item in [*own.items()][:1]))
        for name, items in lists.items():
            yield from _below(items, name, within)


def _holds_records(items: list[Any]) -> bool:
    return any(isinstance(item, dict) for item in items)


def _name(path: str) -> str:
    return PurePosixPath(path).name
