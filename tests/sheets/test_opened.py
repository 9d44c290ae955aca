"""Files that are no workbook of the record, or cannot be read now, and what is said of them."""

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from etl.cli import main
from etl.model.project import Project
from etl.sheets import import_sheets
from tests.conftest import edit
from tests.sheets.worked import typed, workbook


@pytest.fixture
def refused(small: Project, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """A function that imports a file and gives what is said; nothing is run."""

    def run(*paths: Path) -> str:
        code = main(["--project", str(small.root), "sheet", "import", *map(str, paths)])
        shown = capsys.readouterr()
        assert (code, shown.out) == (2, "")
        return shown.err.removeprefix("etl sheet: could not run: ").replace(f"{small.root}/", "").strip()

    return run


def test_what_is_no_workbook_is_said(small: Project, refused: Callable[..., str]) -> None:
    path = small.root / "x.xlsx"
    assert refused(path) == "there is no file x.xlsx"
    path.mkdir()
    assert refused(path) == "x.xlsx is a folder, and no file"
    path.rmdir()
    path.write_text("place;name\n")
    assert refused(path) == "x.xlsx is no XLSX; save it as XLSX (Excel Workbook) in the spreadsheet program"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("content.xml", "")
    assert refused(path).startswith("x.xlsx is an OpenDocument file; save it as XLSX")
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("xl/workbook.xml", "<")
    assert refused(path).startswith("x.xlsx is a damaged XLSX: ")
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"Workbook" * 9)
    assert (
        refused(path)
        == "x.xlsx is of the form before XLSX; save it as XLSX (Excel Workbook) in the spreadsheet program"
    )
    path.write_bytes(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") * 9)
    assert refused(path) == "x.xlsx is protected by a password; take it off in the spreadsheet program"
    openpyxl.Workbook().save(path)
    assert refused(path) == (
        "x.xlsx: its sheet 'Read me' does not say of which seed it is: 'name' is missing;"
        " take a workbook that `etl sheet export` wrote"
    )


@pytest.mark.parametrize("beside", ["~$places.xlsx", ".~lock.places.xlsx#"])
def test_a_file_that_is_open_elsewhere_is_not_read(small: Project, refused: Callable[..., str], beside: str) -> None:
    path = workbook(small, "places")
    (small.root / beside).touch()
    assert refused(path) == (
        "places.xlsx is open in a spreadsheet program;"
        f" save it and close it there first (if it is not open, delete {beside})"
    )


def test_a_file_that_the_system_keeps_is_said_to_be_open(
    small: Project, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(small, "places")

    def kept(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("etl.sheets.opened._judge", kept)
    assert refused(path) == "places.xlsx cannot be read: Permission denied; close it where it is open"


def test_a_seed_that_changed_since_the_export_is_not_overwritten(small: Project, refused: Callable[..., str]) -> None:
    path = workbook(small, "places", typed("places", "border", note="Mine."))
    edit(small.root, [("seeds/places.yml", "name: The valley", "name: The high valley")])
    assert refused(path) == (
        "places.xlsx: seeds/places.yml changed since this was exported; where it was imported already, delete it and"
        " export it again: `etl sheet export places --to places.xlsx`; else export under another name and carry your"
        " changes over, or go back to that seed with git, import there, and merge"
    )
    assert "Mine." not in (small.root / "seeds/places.yml").read_text(encoding="utf-8")


def test_a_workbook_is_taken_once(small: Project, refused: Callable[..., str]) -> None:
    path = workbook(small, "places", typed("places", "border", note="Mine."))
    assert "another of these workbooks is of seeds/places.yml too" in refused(path, path)
    done = import_sheets(small, [path])
    assert done.files == ["seeds/places.yml"]
    assert [line.partition(": ")[0] for line in done.spent] == [f"{path} is done with"]
    assert import_sheets(small, [workbook(small, "events")]).spent == []
    path = workbook(small, "places", typed("places", "border", note="Theirs."))
    assert import_sheets(small, [path]).files == ["seeds/places.yml"]
    assert "changed since this was exported" in refused(path)


def test_a_workbook_of_another_record_is_refused(small: Project, refused: Callable[..., str]) -> None:
    path = workbook(small, "places")
    book = openpyxl.load_workbook(path)
    book["Read me"]["B1"] = "plces"
    book.save(path)
    assert refused(path) == "there is no article and no register 'plces'; did you mean 'places'?"


def test_without_the_extra_the_command_says_what_to_install(
    small: Project, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(small, "places")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert refused(path) == "reading a workbook needs openpyxl; install it: pip install 'claims-press[sheet]'"
