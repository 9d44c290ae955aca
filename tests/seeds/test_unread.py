"""A file in seeds/ that nobody reads is told, with what to do; what is read, or is meant for nobody, is not."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.seeds.unread import unread
from tests import ROOT
from tests.helpers_tiny import MODEL


def told(root: Path, *, second: bool = False) -> list[tuple[str | None, str | None]]:
    """(file, hint) of everything that is not read."""
    found = unread(Project(root, second_pass=second), MODEL.forms.registers)
    return [(p.file, p.hint) for p in found if p.code == "seed-unread"]


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir() if name.endswith("/") else path.touch()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("events.yaml", "rename it to events.yml, or move what it holds there"),
        ("Events.YML", "rename it to events.yml, or move what it holds there"),
        ("event.yml", "did you mean 'events.yml'?"),
        ("coders.yml", None),
        ("settled.yml", None),
        ("notes.txt", None),
        ("source/", "did you mean 'sources/'?"),
        ("sources/a.yaml", "rename it to a.yml, or move what it holds there"),
        ("sources/a.YML", "rename it to a.yml, or move what it holds there"),
        ("sources/old/", "put its files right into seeds/sources/"),
        ("sources/a.yml/", "put its files right into seeds/sources/"),
        ("evidence/a.JSON", "rename it to a.json, or move what it holds there"),
        ("vocabularies/side.txt", "rename it to side.csv, or move what it holds there"),
        ("vocabularies/more/", "put its files right into seeds/vocabularies/"),
        ("lexicon/en.CSV", "rename it to en.csv, or move what it holds there"),
        ("lexicon/days/en.txt", "rename it to en.csv, or move what it holds there"),
        ("lexicon/days/old/", "put its files right into seeds/lexicon/days/"),
        ("pages/a.markdown", "rename it to a.md, or move what it holds there"),
    ],
)
def test_it_is_told(tmp_path: Path, name: str, hint: str | None) -> None:
    put(tmp_path, name)
    [(file, said)] = told(tmp_path)
    assert file == f"seeds/{name}".rstrip("/")
    assert said is not None
    assert hint is None or said == hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("second-pass/package.yml", None),
        ("second-pass/actor.yml", "did you mean 'actors.yml'?"),
        ("second-pass/vocabularies/", None),
        ("second-pass/sources/a.yaml", "rename it to a.yml, or move what it holds there"),
        ("second-pass/evidence/old/", "put its files right into seeds/second-pass/evidence/"),
    ],
)
def test_it_is_told_in_the_second_pass(tmp_path: Path, name: str, hint: str | None) -> None:
    put(tmp_path, name)
    assert told(tmp_path) == []
    [(file, said)] = told(tmp_path, second=True)
    assert file == f"seeds/{name}".rstrip("/")
    assert hint is None or said == hint


def test_what_is_read_and_what_is_meant_for_nobody_is_not_told(tmp_path: Path) -> None:
    first = "events.yml retired.yml package.yml sources/a.yml evidence/a.json vocabularies/side.csv lexicon/en.csv"
    second = "coders.yml settled.yml events.yml retired.yml sources/a.yml evidence/a.json"
    prose = "AGREEMENT.md README.md sources/README.md pages/a.md articles/a.txt articles/more/b.txt"
    aside = "events.yml~ sources/.a.yml.swp .hidden/ vocabularies/Side.CSV"
    put(
        tmp_path,
        *f"{first} lexicon/days/en.csv {prose} {aside}".split(),
        *(f"second-pass/{name}" for name in second.split()),
    )
    assert told(tmp_path) == []
    assert told(tmp_path, second=True) == []


def test_where_there_are_no_seeds_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == []


def test_the_record_holds_nothing_that_is_not_read() -> None:
    assert told(ROOT) == []
    assert told(ROOT, second=True) == []
