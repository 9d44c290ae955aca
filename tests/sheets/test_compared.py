"""Each cell at fault is named, and with one of them nothing is written."""

import json
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from etl.cli import main
from etl.model.project import Project
from etl.sheets.faults import CellFault
from tests.sheets.worked import Work, added, deleted, imported, typed, workbook

ARTICLE = "seeds/sources/river-post.yml"
TEXT = "format the cell as text, and type it anew"


def place(book: Workbook, fault: CellFault) -> str:
    """Sheet, key and row of a fault; the cell itself where it is a header, or has none."""
    if fault.cell is None:
        return fault.sheet
    cell = book[fault.sheet][fault.cell]
    header = book[fault.sheet].cell(1, cell.column).value
    named = str(header).removesuffix(" *") if header and cell.row > 1 else None
    return f"{fault.sheet}!{fault.cell}" if named is None else f"{fault.sheet}: {named} {cell.row}"


def hints(project: Project, name: str, *works: Work, remove: bool = False) -> list[tuple[str, str, str]]:
    """Place, what was found, and the hint, of each fault; nothing is written."""
    before = {path: path.read_bytes() for path in project.seeds.rglob("*.yml")}
    faults = imported(project, name, *works, remove=remove).faults
    assert {path: path.read_bytes() for path in project.seeds.rglob("*.yml")} == before
    book = openpyxl.load_workbook(project.root / f"{name}.xlsx")
    return [(place(book, fault), fault.found, fault.hint) for fault in faults]


def test_a_value_that_no_key_takes_is_named_with_its_cell(small: Project) -> None:
    formula = "type the value itself; a text that begins with = needs a cell that is formatted as text"
    new = (
        "add it to the workbook of `etl sheet export {}` and import both together,"
        " or type it in the seed, where `etl check --write` begins its record"
    )
    found = hints(
        small,
        "river-post",
        typed("paragraphs", "p3", paragraph="three", role="captoin"),
        typed("names", "p1/names 1", actor="norlnd"),
        typed("casualties", "river-post-p2-killed", number="=6+6", tally="nothing-like-it", exact=None, period=time(3)),
        typed("casualties", "river-post-p3-wounded", number=ArrayFormula("F3", "=SUM(1,2)"), reads="9 or so"),
        typed("events", "river-post-p7-shelling", means="artillery, dron", time_as_printed=date(2021, 5, 4)),
        typed("quotes", "river-post-p3-work", unclosed="perhaps", nth=1.5, event=True, note="turned\u202eround"),
        typed("quotes", "river-post-p6-no-aircraft", exact="#N/A"),
    )
    assert found == [
        ("paragraphs: paragraph 4", "'three'", ""),
        ("paragraphs: role 4", "'captoin'", "did you mean 'caption'?"),
        ("names: actor 2", "'norlnd'", f"did you mean 'norland'? If it is new, {new.format('actors')}"),
        ("casualties: exact 2", "nothing", ""),
        ("casualties: number 2", "the formula '=6+6'", formula),
        ("casualties: tally 2", "'nothing-like-it'", f"if it is new, {new.format('tallies')}"),
        ("casualties: period 2", "a date or time of the spreadsheet, 03:00:00", TEXT),
        ("casualties: number 3", "the formula '=SUM(1,2)'", formula),
        ("casualties: reads 3", "'9 or so'", ""),
        ("events: time_as_printed 5", "a date or time of the spreadsheet, 2021-05-04", TEXT),
        ("events: means 5", "'dron'", "did you mean 'drone'?"),
        ("quotes: nth 2", "'1.5'", ""),
        ("quotes: unclosed 2", "'perhaps'", ""),
        ("quotes: event 2", "TRUE, which is no text", TEXT),
        ("quotes: note 2", "right-to-left override (U+202E), which no one sees", "type the text anew"),
        ("quotes: exact 3", "the error #N/A", ""),
    ]


def test_what_is_expected_says_what_could_stand_there(small: Project) -> None:
    work = typed("casualties", "river-post-p2-killed", tally="x", victims_status="soldier", exact=None, reads="many")
    faults = imported(small, "river-post", work).faults
    assert [(fault.found, fault.expected) for fault in faults] == [
        ("nothing", "a value for 'exact', which may not be left out"),
        ("'many'", "a number"),
        ("'x'", "an id of tallies"),
        ("'soldier'", "a code of victims_status"),
    ]


@pytest.mark.slow
def test_a_row_that_says_wrongly_what_it_is_or_where_it_stands(small: Project) -> None:
    found = hints(
        small,
        "river-post",
        typed("paragraphs", "p5", **{"this record": "p4"}),
        typed("names", "p3/names 1", **{"stands in": "p4"}),
        typed("names", "p3/names 2", **{"this record": "p3/name 2"}),
        added("names", "", actor="norland", name="Norland"),
        added("names", "p51", actor="norland", name="Norland"),
        added("source", source="other", language="en"),
        added("told", "p14"),
        added("quotes", "new 7", id="x", exact="coin", kind="scare"),
        added("quotes", "p6/told 1 vesland", id="y"),
    )
    assert found == [
        ("source: this record 3", "another record", "delete this row"),
        ("paragraphs: this record 6", "'p4' a second time", "a copied row is a new record: empty this cell"),
        ("names: stands in 4", "'p4'", "a record moves by a new row there and the deletion of this one"),
        ("names: this record 5", "'p3/name 2'", "did you mean 'p3/names 2'?"),
        ("names: stands in 12", "nothing", "pick one from the list, or see the sheet 'paragraphs'"),
        ("names: stands in 13", "'p51'", "did you mean 'p5'?"),
        ("quotes: stands in 5", "'new 7'", "pick one from the list, or see the sheet 'told'"),
        ("quotes: exact 6", "nothing", ""),
        ("quotes: kind 6", "nothing", ""),
        ("told: this record 17", "a record without any key", "or delete the row"),
    ]


def test_sheets_and_headers_that_are_not_as_they_were(small: Project) -> None:
    def spoil(book: Workbook) -> None:
        del book["quotes"]
        book["names"]["C1"] = "actr"
        book["figures"]["E1"] = "id"
        book["corrections"]["Z9"] = "a remark"

    assert hints(small, "river-post", spoil) == [
        ("names!C1", "the header 'actr'", "did you mean 'actor'?"),
        ("names!A1", "no header 'actor' in this row", "hide columns, do not delete them"),
        ("figures!E1", "the header 'id' a second time", ""),
        ("figures!A1", "no header 'nth' in this row", "hide columns, do not delete them"),
        ("quotes", "no such sheet", "export anew"),
        ("corrections!Z9", "'a remark' below no key", ""),
    ]


@pytest.mark.slow
def test_a_row_below_one_that_was_deleted_must_be_deleted_too(small: Project) -> None:
    work = deleted("told", "p6/told 1 vesland")
    found, hint = (
        "a record in 'p6/told 1 vesland', whose row was deleted",
        "delete this row too, or bring that one back",
    )
    below = ("attributions: this record 3", "quotes: this record 3", "quotes: this record 4")
    assert hints(small, "river-post", work, remove=True) == [(cell, found, hint) for cell in below]
    assert imported(small, "river-post", work).faults == [], "its record stays, and so may they"
    children = (deleted("attributions", "river-post-p6-denial"), deleted("quotes", "river-post-p6-no-aircraft"))
    done = imported(small, "river-post", work, *children, deleted("quotes", "river-post-p6-their-work"), remove=True)
    assert done.files == [ARTICLE]
    assert "Vesland denied" not in (small.root / ARTICLE).read_text(encoding="utf-8")


def test_the_article_itself_cannot_be_deleted(small: Project) -> None:
    book = workbook(small, "river-post")
    opened = openpyxl.load_workbook(book)
    for page in opened.worksheets[1:-2]:
        page.delete_rows(2, page.max_row)
    opened.save(book)
    from etl.sheets import import_sheets

    [fault] = import_sheets(small, [book], remove=True).faults
    assert (fault.sheet, fault.cell, fault.found) == ("source", None, "no row")


def test_a_value_that_was_wrong_before_is_left_to_the_check(small: Project) -> None:
    path = small.root / ARTICLE
    path.write_text(path.read_text(encoding="utf-8").replace("tally: bridge-wounded", "tally: bridge-hurt"), "utf-8")
    done = imported(small, "river-post", typed("casualties", "river-post-p4-wounded", note="As printed."))
    assert (done.faults, done.files) == ([], [ARTICLE])


def test_faults_are_told_to_people_and_programs(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--project", str(small.root), "sheet", "import", str(path), *words])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    path = workbook(small, "places", typed("places", "border", kind="bordr"))
    end = "1 cell at fault; nothing was written\n"
    assert run() == (
        1,
        f"{path}: places!E4: found 'bordr'; expected a code of place_kind\n    hint: did you mean 'border'?\n{end}",
        "",
    )
    code, out, _ = run("--format", "json")
    assert code == 1
    assert json.loads(out)[0] == {
        "book": str(path),
        "sheet": "places",
        "cell": "E4",
        "found": "'bordr'",
        "expected": "a code of place_kind",
        "hint": "did you mean 'border'?",
    }
    path = workbook(small, "places", typed("places", "border", note="Long."), deleted("places", "port-sella"))
    code, out, _ = run()
    assert code == 0
    assert out.splitlines() == [
        "seeds/places.yml: places: border: note: nothing becomes 'Long.'",
        f"{path}: places: port-sella: its row is gone, its record stays; `--remove` takes it out",
        "written: seeds/places.yml; now run `etl check`",
        f"{path} is done with: to go on in it, delete it and export it again: `etl sheet export places --to {path}`",
    ]
    path = workbook(small, "places")
    assert run() == (0, "nothing changed\n", "")
    code, out, err = run("--format", "json")
    assert (code, json.loads(out), err) == (0, [], "nothing changed\n")


def test_the_example_of_the_help_runs(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from etl.commands.sheet import IMPORT

    monkeypatch.chdir(small.root)
    workbook(small, "places")
    for line in IMPORT.splitlines()[1:]:
        assert main(line.split()[1:]) == 0
    assert Path("places.xlsx").exists()
