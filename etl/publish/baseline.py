"""What the last release had and the seeds have no more: ids that nobody gave up, and lists that lost all their rows.

Each release is a file `releases/<version>.json`; where there is none, nothing is told.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import duckdb

from etl.checks.implied import has_own_ids
from etl.model.project import Project
from etl.model.sql import literal
from etl.model.tables import Model
from etl.problems import Place, Problem, problem
from etl.seeds import Seeds
from etl.tables import Tables

VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
NAMED = 10  # Most ids that one line names.


@dataclass(frozen=True, slots=True)
class Listed:
    """What a release says of a table.

    Attributes:
        rows: How many rows it had.
        ids: Their ids, in order; null where they have none of their own.
    """

    rows: int
    ids: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A release: its version, and what each of its tables held."""

    version: str
    tables: Mapping[str, Listed]


def lost_since_release(project: Project, model: Model, seeds: Seeds, tables: Tables) -> Iterator[Problem]:
    """What the newest release had and the tables lack; a record that left them is told where it is broken.

    Args:
        project: The repository.
        model: The tables.
        seeds: What people wrote, the ids they gave up included.
        tables: The tables, which are not read where there is no release.

    Raises:
        OSError: The release's file cannot be read.
    """
    release, faults = newest_release(project)
    yield from faults
    if release is None or seeds.broken:
        return
    registers = {form.table: project.seeds / f"{file}.yml" for file, form in model.forms.registers.items()}
    forms = {form.table: form for form in model.forms.by_name.values() if form.kind is None}
    known = _ids(model, [name for name in forms if has_own_ids(model[name])], tables.con) | seeds.retired
    for name, was in release.tables.items():
        if was.ids is not None:
            gone = [id_ for id_ in was.ids if (name, id_) not in known]
            yield from _gone(project, release.version, name, gone) if name in forms else ()
        elif was.rows and name in forms and not seeds.records[forms[name].name]:
            told = f"{name} has no row, and release {release.version} had {was.rows}"
            at = (project.shown(registers[name]), 1, 1) if name in registers else None
            yield problem("list-emptied", told, at=at, table=name, value=0, expected=f"{was.rows} or so")


def _ids(model: Model, tables: Iterable[str], con: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """The (table, id) pairs of some tables, asked at once: planning is most of what it costs."""
    selects = (f"SELECT {literal(name)}, {model[name].primary_key[0]} FROM {name}" for name in tables)
    return set(con.execute(" UNION ALL ".join(selects)).fetchall())


def _gone(project: Project, version: str, table: str, ids: list[str]) -> Iterator[Problem]:
    """Ids that are gone, told at the end of the file in which they must stand."""
    path = project.seeds / "retired.yml"
    last = len(path.read_text(encoding="utf-8").splitlines()) if ids and path.is_file() else 1
    named = f"{', '.join(ids[:NAMED])}{' …' if len(ids) > NAMED else ''}"
    together = f"{len(ids)} ids of {table} that release {version} had are gone: {named}"
    for id_ in ids:
        told = f"{id_!r} of {table} stood in release {version} and is gone"
        hint = f"restore the record, or say why in seeds/retired.yml: - {{id: …, table: {table}, reason: …}}"
        yield problem(
            "id-gone", told, at=(project.shown(path), max(last, 1), 1), table=table, value=id_, hint=hint,
            together=together,
        )  # fmt: skip


def versions(project: Project) -> list[str]:
    """The versions that have a file, in no order of their own."""
    return [path.stem for path in project.releases.glob("*.json") if VERSION.fullmatch(path.stem)]


def newest_release(project: Project) -> tuple[Release | None, list[Problem]]:
    """The newest release by its version, null where there is none that can be read, and what is wrong with its file.

    Raises:
        OSError: It cannot be read.
    """
    known, problems = versions(project), list[Problem]()
    for path in sorted(project.releases.glob("*.json")):
        if not VERSION.fullmatch(path.stem):
            told = f"{path.stem!r} is no version"
            problems.append(_faulty((project.shown(path), 1, 1), told, "three numbers, such as 0.1.0"))
    if not known:
        return None, problems
    version = max(known, key=lambda version: tuple(map(int, version.split("."))))
    path = project.releases / f"{version}.json"
    try:
        return parse_release(path.read_text(encoding="utf-8"), version), problems
    except json.JSONDecodeError as error:
        at, told = (project.shown(path), error.lineno, error.colno), f"this is not JSON: {error.msg}"
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        at, told = (project.shown(path), 1, 1), f"this is not as a release is written: {error}"
    return None, [*problems, _faulty(at, told, "the file as `etl.publish.release` wrote it")]


def _faulty(at: Place, told: str, expected: str) -> Problem:
    return problem("release-file", f"{told}; expected {expected}", at=at, expected=expected)


def parse_release(content: str, version: str) -> Release:
    """The release that a file holds.

    Raises:
        ValueError: It is no JSON, or that of another version.
        KeyError, TypeError, AttributeError, OverflowError, RecursionError: It is not as `dump_release` writes it.
    """
    found = json.loads(content)
    if found["version"] != version:
        raise ValueError(f"its version is {found['version']!r}")
    tables = found["tables"].items()
    for name, told in tables:
        if not isinstance(told.get("ids") or [], list):
            raise TypeError(f"the ids of {name} are no list")
    ids = {name: None if told.get("ids") is None else tuple(map(str, told["ids"])) for name, told in tables}
    return Release(version, {name: Listed(int(told["rows"]), ids[name]) for name, told in tables})


def dump_release(release: Release) -> str:
    """The content of a release's file: tables and ids in the order of their names, an id a line."""
    tables = {
        name: {"rows": told.rows} | ({} if told.ids is None else {"ids": sorted(told.ids)})
        for name, told in sorted(release.tables.items())
    }
    return json.dumps({"version": release.version, "tables": tables}, ensure_ascii=False, indent=1) + "\n"
