"""Of an open and a closed article the one is published whole, of the other no sentence leaves, whatever the command."""

import gzip
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from etl.cli import main
from etl.model.project import Project
from tests.conftest import edit
from tests.opened import CLOSED, LICENCE, OPEN, lines, one_open, sentences


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = one_open(tmp_path_factory.mktemp("opened"))
    assert main(["--project", str(project.root), "build", "--articles", str(project.articles)]) == 0
    return project


def contents(path: Path) -> Iterator[str]:
    """All text in a file, unpacked."""
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as con:
            for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                yield str(con.execute(f'SELECT * FROM "{table}"').fetchall())
    elif path.suffix == ".parquet":
        yield str(pl.read_parquet(path).rows())
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as packed:
            yield from (packed.read(name).decode("utf-8") for name in packed.namelist() if name.endswith(".xml"))
    elif path.suffix == ".gz":
        yield gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    else:
        yield path.read_bytes().decode("utf-8", "replace")


def open_alone(project: Project) -> set[str]:
    """The endings of the files in which a sentence of the open text stands; none of the closed stands in any."""
    closed, opened, met = sentences(project, CLOSED), sentences(project, OPEN)[0], set[str]()
    assert closed
    for path in (path for path in project.root.rglob("*") if path.is_file()):
        if path == project.root / f"articles/{CLOSED}.txt":
            continue
        for text in contents(path):
            assert not [sentence for sentence in closed if sentence in text], path
            met |= {path.suffix} if opened in text else set()
    return met


@pytest.mark.slow
def test_no_sentence_of_a_closed_text_stands_in_anything_that_was_made(built: Project) -> None:
    assert {".csv", ".parquet", ".duckdb", ".xlsx", ".html", ".json", ".txt"} <= open_alone(built)


@pytest.mark.slow
def test_none_stands_in_what_shows_drafts(tmp_path: Path) -> None:
    project = one_open(tmp_path)
    edit(project.root, [(f"seeds/sources/{CLOSED}.yml", "published_basis:", "state: draft\npublished_basis:")])
    assert main(["--project", str(project.root), "build", "--drafts", "--articles", str(project.articles)]) == 0
    assert (project.work / f"drafts/site/articles/{CLOSED}/index.html").is_file()
    assert {".csv", ".parquet", ".duckdb", ".xlsx", ".html", ".json", ".txt"} <= open_alone(project)


def test_none_stands_in_a_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = one_open(tmp_path)
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("ETL_ARTICLES", str(project.articles))
    for name in (OPEN, CLOSED, "actors", "events", "tallies", "disagreements"):
        assert main(["--project", str(project.root), "sheet", "export", name]) == 0
        assert any(name in text for text in contents(project.root / f"{name}.xlsx")), "what is exported can be read"
    open_alone(project)


@pytest.mark.slow
def test_the_package_says_under_which_licence_the_texts_are(built: Project) -> None:
    described = json.loads(built.descriptor.read_text(encoding="utf-8"))
    licences = {one["name"]: one.get("licenses") for one in described["resources"]}
    assert licences.pop("paragraph_texts") == [{"name": LICENCE}]
    assert {*map(str, licences.values())} == {"None"}
    rows = pl.read_csv(built.data / "paragraph_texts.csv")
    assert rows["text"].to_list() == lines(built, OPEN)


@pytest.mark.slow
def test_a_strangers_clone_verifies_the_open_text_without_naming_a_folder(
    built: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)
    assert main(["--project", str(built.root), "check"]) == 0
    assert "1 of 2 verified against the texts" in capsys.readouterr().out
