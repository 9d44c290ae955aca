"""What a workbook of a seed holds, read back with another library."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.cli import main
from etl.model.project import Project
from etl.model.tables import load_model
from etl.sheets import export_sheets
from etl.sheets.layout import key_columns, sheets_of
from tests import SMALL
from tests.conftest import edit

ARTICLE = "seeds/sources/river-post.yml"


def exported(project: Project, name: str = "river-post") -> Workbook:
    path = project.root / f"{name}.xlsx"
    _, problems = export_sheets(project, name, path)
    assert problems == []
    return openpyxl.load_workbook(path)


def row(page: Worksheet, reference: str) -> dict[str, object]:
    """Header to value of the row of a record, empty cells left out."""
    headers = [str(cell.value) for cell in page[1]]
    [found] = [cells for cells in page.iter_rows(min_row=2) if cells[0].value == reference]
    return {header: cell.value for header, cell in zip(headers, found, strict=True) if cell.value is not None}


def choices(book: Workbook, sheet: str, header: str) -> list[object]:
    """What the drop-down below a header offers."""
    page = book[sheet]
    [letter] = [cell.column_letter for cell in page[1] if cell.value == header]
    new_rows_too = f"{letter}2:{letter}1048576"
    [found] = [rule for rule in page.data_validations.dataValidation if str(rule.sqref) == new_rows_too]
    assert found.type == "list"
    name, _, cells = found.formula1.rpartition("!")
    offered = book[name.strip("'")]
    column, first, _, last = range_boundaries(cells)
    assert last is not None
    within = offered.iter_rows(first, min(last, offered.max_row), column, column, values_only=True)
    return [value for (value,) in within]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The article of the small project."""
    path = tmp_path_factory.mktemp("sheets") / "river-post.xlsx"
    assert export_sheets(Project(SMALL), "river-post", path)[1] == []
    return openpyxl.load_workbook(path)


def test_an_article_has_a_sheet_a_form_and_a_row_a_record(book: Workbook) -> None:
    assert book.sheetnames == [
        "Read me", "source", "paragraphs", "names", "told", "attributions", "casualties", "events", "participants",
        "figures", "quotes", "corrections", "set_aside", "keys", "lists",
    ]  # fmt: skip
    assert [book[name].max_row - 1 for name in ("source", "paragraphs", "corrections", "set_aside")] == [1, 14, 1, 4]


def test_a_row_says_which_record_it_is_and_where_it_stands(book: Workbook) -> None:
    assert row(book["casualties"], "river-post-p2-killed") == {
        "this record": "river-post-p2-killed",
        "stands in": "p2/told 1",
        "id *": "killed",
        "exact *": "killed 12 Norland soldiers",
        "number": "12",
        "event": "bridge-strike",
        "tally *": "bridge-killed",
        "victims": "norland-army",
        "victims_status *": "combatant",
        "period": "2021-05-03",
        "period_basis": "inferred",
        "place": "eastford",
    }
    told = row(book["told"], "p1/told 1 norland")
    assert (told["stands in"], told["credit"]) == ("p1", "Norland threatens")
    means = {"this record": "river-post-p7-shelling", "means": "artillery"}
    assert row(book["events"], "river-post-p7-shelling").items() >= means.items()
    participant = row(book["participants"], "river-post-p7-shelling/participants 1")
    assert participant["stands in"] == "river-post-p7-shelling"


def test_keys_stand_in_the_order_of_the_form_a_claims_word_and_phrase_first(small: Project) -> None:
    model = load_model(small.schemas, small.vocabularies)
    forms = model.forms.by_name
    assert [c.header for c in key_columns(model, forms["quote"])][:6] == [
        "id *", "exact *", "nth", "unclosed", "event", "kind *",
    ]  # fmt: skip
    for form in forms.values():
        keys = [column.key for column in key_columns(model, form)]
        assert sorted(keys) == sorted({*form.types, *form.bare}), "each key once"
    [actors] = sheets_of(model, forms["actor"], "actors")
    assert [c.key for c in actors.columns] == [*forms["actor"].typed, *forms["actor"].hooks]


def test_every_sheet_has_a_frozen_head_filters_and_columns_as_wide_as_they_need(book: Workbook) -> None:
    assert {book[name].freeze_panes for name in ("source", "paragraphs")} == {"B2"}
    assert {book[name].freeze_panes for name in ("names", "told", "figures")} == {"C2"}
    figures = book["figures"]
    assert figures.auto_filter.ref == figures.dimensions
    assert figures.column_dimensions["A"].width >= len("river-post-p7-vehicles")
    assert max(column.width for column in book["source"].column_dimensions.values()) <= 61, "a long note is cut"


def test_required_keys_are_marked_and_each_key_is_explained(book: Workbook) -> None:
    page = book["casualties"]
    told = {str(cell.value): cell.comment.text for cell in page[1] if cell.comment}
    assert told["tally *"].startswith("Tally. ")
    assert told["tally *"].endswith(" Required.")
    assert "Required" not in told["place"]
    assert told["stance"].endswith("Left out: asserts.")


def test_codes_and_ids_have_drop_downs_in_ranges(book: Workbook) -> None:
    assert choices(book, "casualties", "victims_status *") == ["civilian", "combatant", "mixed", "not_said"]
    assert "bridge-killed" in choices(book, "casualties", "tally *")
    assert "river-post-p10-displaced" in choices(book, "figures", "of_claim")
    assert "p2/told 1" in choices(book, "casualties", "stands in")
    assert "artillery" in choices(book, "events", "means")


def test_text_is_text_and_no_formula_date_or_number(small: Project) -> None:
    edit(small.root, [(ARTICLE, "note: A lane of the bridge.", 'note: "=1+1"')])
    book = exported(small)
    for sheet, reference, header, text in (
        ("set_aside", "p4/set_aside 1", "note", "=1+1"),
        ("casualties", "river-post-p2-killed", "number", "12"),
        ("events", "river-post-p7-shelling", "date", "2021-05-04"),
    ):
        page = book[sheet]
        [column] = [cell.column for cell in page[1] if cell.value == header]
        [cell] = [cells[column - 1] for cells in page.iter_rows(min_row=2) if cells[0].value == reference]
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
        assert page.column_dimensions[get_column_letter(column)].number_format == "@", "so is what is typed below"
        assert page.column_dimensions["A"].number_format == "@"
    assert book["paragraphs"]["B2"].value == 1


def test_a_number_that_no_cell_holds_exactly_is_text(small: Project) -> None:
    edit(small.root, [("seeds/places.yml", "radius_km: 5,", "radius_km: 5, geonames_id: 12345678901234567,")])
    assert row(exported(small, "places")["places"], "eastford")["geonames_id"] == "12345678901234567"


def test_a_record_that_lacks_a_key_is_there_to_be_completed(small: Project) -> None:
    edit(small.root, [("seeds/actors.yml", "name: Coast Observatory", "name: ~")])
    assert "name *" not in row(exported(small, "actors")["actors"], "coast-observatory")


def test_a_record_that_refers_to_nothing_is_there_to_be_mended(small: Project) -> None:
    edit(small.root, [(ARTICLE, "    credit: It threatened\n", "    credit: It threatened\n    as: nobody\n")])
    assert row(exported(small)["told"], "p9/told 3 norland-government")["as"] == "nobody"


def test_the_same_seeds_give_the_same_file(small: Project) -> None:
    again = small.root / "again"
    again.mkdir()
    for path in (small.root, again):
        export_sheets(small, "river-post", path / "river-post.xlsx")
    assert (small.root / "river-post.xlsx").read_bytes() == (again / "river-post.xlsx").read_bytes()


def test_what_cannot_be_written_is_said(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*words: str) -> tuple[int, str]:
        code = main(["--project", str(small.root), "sheet", "export", *words])
        shown = capsys.readouterr()
        return code, shown.out + shown.err

    there = small.root / "there.xlsx"
    there.write_text("somebody's")
    assert told("river-pots")[0] == 2
    assert "no article and no register 'river-pots'; did you mean 'river-post'?" in told("river-pots")[1]
    assert told("actors", "--to", str(there))[0] == 2
    assert "which may hold somebody's work; delete it if it was imported, else" in told("actors", "--to", str(there))[1]
    assert there.read_text() == "somebody's"
    code, text = told("actors", "--to", str(small.root / "nowhere" / "x.xlsx"))
    assert (code, "cannot be written" in text) == (2, True)
    edit(small.root, [(ARTICLE, "  role: caption\n", "  role: caption\n  rôle: x\n")])
    code, text = told("river-post", "--to", str(small.root / "new.xlsx"))
    assert code == 1
    assert "has no key 'rôle'" in text
    assert "nothing written" in text
    assert not (small.root / "new.xlsx").exists()


def test_a_text_longer_than_a_cell_is_said_at_its_record(small: Project) -> None:
    edit(small.root, [(ARTICLE, "note: A lane of the bridge.", f"note: {'A' * 32_768}")])
    with pytest.raises(ValueError, match=r"seeds/sources/river-post.yml:\d+:5: the record holds a text of 32,768 char"):
        export_sheets(small, "river-post", small.root / "x.xlsx")
    assert not (small.root / "x.xlsx").exists()


def test_the_example_of_the_help_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from etl.commands.sheet import EXPORT

    monkeypatch.chdir(tmp_path)
    for line in EXPORT.splitlines()[1:]:
        assert main(["--project", str(SMALL), *line.split()[1:]]) == 0
    assert (tmp_path / "places.xlsx").exists()
