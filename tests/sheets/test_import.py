"""What is typed into a workbook becomes the lines of the seed that it means, and no others."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from etl.model.project import Project
from etl.publish.files import write_whole
from etl.sheets import export_sheets, import_sheets
from tests.conftest import edit
from tests.sheets.worked import Work, added, changed, deleted, imported, typed, workbook

ARTICLE = "seeds/sources/river-post.yml"
NAMES = ("river-post", "actors", "events", "tallies", "places", "origins", "utterances", "links", "disagreements")


@pytest.fixture
def lines(small: Project) -> Callable[..., list[str]]:
    """A function that types into a workbook and gives the lines that the import changes in its seed."""

    def work(name: str, *works: Work, remove: bool = False) -> list[str]:
        path = small.root / (ARTICLE if name == "river-post" else f"seeds/{name}.yml")
        before = path.read_text(encoding="utf-8")
        done = imported(small, name, *works, remove=remove)
        assert done.faults == []
        return changed(before, path.read_text(encoding="utf-8"))

    return work


def test_a_round_trip_without_an_edit_changes_no_byte(small: Project) -> None:
    edit(small.root, [("seeds/places.yml", "latitude: 10.5,", "latitude: 10.50,")])
    before = {path: path.read_bytes() for path in small.seeds.rglob("*.yml")}
    paths = [workbook(small, name) for name in NAMES]  # saved again by another library
    done = import_sheets(small, paths)
    assert (done.faults, done.told, done.kept, done.files) == ([], [], [], [])
    assert {path: path.read_bytes() for path in small.seeds.rglob("*.yml")} == before


def test_a_value_in_a_block_changes_its_line(lines: Callable[..., list[str]]) -> None:
    assert lines("river-post", typed("casualties", "river-post-p2-killed", number="13")) == [
        '-      number: "12"',
        '+      number: "13"',
    ]


def test_a_value_in_braces_changes_within_them(lines: Callable[..., list[str]]) -> None:
    assert lines("river-post", typed("participants", "river-post-p1-answer/participants 1", actor="norland")) == [
        "-      - {actor: vesland, role: addressee}",
        "+      - {actor: norland, role: addressee}",
    ]


def test_a_key_comes_where_its_form_has_it_and_goes_when_it_is_emptied(lines: Callable[..., list[str]]) -> None:
    assert lines("river-post", typed("casualties", "river-post-p8-not-confirmed", place="hills-camp", basis=None)) == [
        "-      basis: inferred",
        "+      place: hills-camp",
    ]


def test_a_folded_text_is_broken_anew_only_where_it_changed(lines: Callable[..., list[str]]) -> None:
    note = (
        "The text prints no publisher and no date. Both are invented with the article: it was out on Wednesday 5 May"
        " 2021, from which Monday, Tuesday, Friday, next week, April and the summer are resolved."
    )
    assert lines("river-post", typed("source", "river-post", note=note)) == [
        "-  which Monday, Tuesday, Friday, next week, April and the spring are resolved.",
        "+  which Monday, Tuesday, Friday, next week, April and the summer are resolved.",
    ]


@pytest.mark.slow
def test_several_values_stand_in_brackets_and_one_alone(lines: Callable[..., list[str]]) -> None:
    work = typed("events", "river-post-p7-shelling", means="artillery, airstrike")
    assert lines("river-post", work) == ["-      means: artillery", "+      means: [artillery, airstrike]"]
    assert lines("river-post", typed("events", "river-post-p7-shelling", means="drone")) == [
        "-      means: [artillery, airstrike]",
        "+      means: drone",
    ]


def test_new_rows_become_records_where_they_say(lines: Callable[..., list[str]]) -> None:
    works = (
        added("told", "p14", "new 1", claimant="relief-council", naming="named", credit="the Relief Council"),
        added("quotes", "new 1", id="one", exact="1 coin", kind="scare"),
        added("quotes", "p6/told 1 vesland", id="denied", exact="denied", kind="scare"),
        added("names", "p14", actor="relief-council", name="the Relief Council, in print"),
    )
    assert lines("river-post", *works) == [
        "+    - id: denied",
        "+      exact: denied",
        "+      kind: scare",
        "+  names:",
        '+  - {actor: relief-council, name: "the Relief Council, in print"}',
        "+  told:",
        "+  - claimant: relief-council",
        "+    naming: named",
        "+    credit: the Relief Council",
        "+    quotes:",
        "+    - id: one",
        "+      exact: 1 coin",
        "+      kind: scare",
    ]


def test_a_new_record_of_a_register_stands_at_its_end(lines: Callable[..., list[str]]) -> None:
    work = added("places", place="ridge", name="The ridge", kind="camp", latitude=10.25, basis="stated")
    assert lines("places", work) == ["+- {place: ridge, name: The ridge, kind: camp, latitude: 10.25, basis: stated}"]


def test_a_new_paragraph_stands_where_its_number_belongs(lines: Callable[..., list[str]]) -> None:
    assert lines("river-post", added("paragraphs", paragraph=15, role="caption"))[-2:] == [
        "+- paragraph: 15",
        "+  role: caption",
    ]


@pytest.mark.slow
def test_a_row_that_is_gone_is_told_and_its_record_goes_only_when_asked(small: Project) -> None:
    work = deleted("set_aside", "p14/set_aside 1")
    before = (small.root / ARTICLE).read_text(encoding="utf-8")
    done = imported(small, "river-post", work)
    assert (done.files, done.told) == ([], [])
    assert done.kept == [f"{small.root / 'river-post.xlsx'}: set_aside: p14/set_aside 1"]
    done = imported(small, "river-post", work, remove=True)
    assert (done.files, done.kept) == ([ARTICLE], [])
    assert changed(before, (small.root / ARTICLE).read_text(encoding="utf-8")) == [
        "-  set_aside:",
        "-  - {exact: 1 coin, kind: number, reason: subscription}",
    ]


def test_a_comment_above_a_record_that_goes_stays(lines: Callable[..., list[str]], small: Project) -> None:
    edit(small.root, [("seeds/places.yml", "- {place: border,", "# On the map\n- {place: border,")])
    assert lines("places", deleted("places", "border"), remove=True) == [
        "-- {place: border, name: Border of Norland and Vesland, kind: border, basis: stated}"
    ]


def test_rows_may_be_sorted_and_columns_moved(lines: Callable[..., list[str]]) -> None:
    def sort(book: openpyxl.Workbook) -> None:
        page = book["casualties"]
        head, *rows = list(page.values)
        page.delete_rows(1, page.max_row)
        for row in (head, *reversed(rows)):
            page.append(row)
        page.move_range(f"C1:D{page.max_row}", cols=30)

    assert lines("river-post", sort, typed("casualties", "river-post-p4-killed", exact="the dead at 14")) == [
        "-      exact: put the dead at 14",
        "+      exact: the dead at 14",
    ]


def test_numbers_days_and_truths_of_a_spreadsheet_are_typed_as_people_type_them(
    lines: Callable[..., list[str]],
) -> None:
    assert lines(
        "river-post",
        typed("casualties", "river-post-p2-killed", number=13, period=date(2021, 5, 4)),
        typed("quotes", "river-post-p3-work", unclosed=True, nth=1.0),
    ) == [
        '-      number: "12"',
        '+      number: "13"',
        "-      period: 2021-05-03",
        "+      period: 2021-05-04",
        "+      nth: 1",
        "+      unclosed: true",
    ]


@pytest.mark.slow
def test_two_workbooks_may_name_each_others_new_records(small: Project) -> None:
    new = workbook(
        small, "actors", added("actors", actor="pilots", name="The pilots", kind="armed_group", side="norland")
    )
    uses = workbook(small, "river-post", added("names", "p9", actor="pilots", name="The pilots"))
    assert [fault.found for fault in import_sheets(small, [uses]).faults] == ["'pilots'"]
    assert import_sheets(small, [uses, new]).files == [ARTICLE, "seeds/actors.yml"]


def test_a_stub_is_completed(lines: Callable[..., list[str]], small: Project) -> None:
    stub = "- actor: pilots\n  name:\n  kind:\n  side: norland\n"
    path = small.root / "seeds/actors.yml"
    path.write_text(path.read_text(encoding="utf-8") + stub, encoding="utf-8")
    assert lines("actors", typed("actors", "pilots", name="The pilots", kind="armed_group")) == [
        "-  name:",
        "-  kind:",
        "+  name: The pilots",
        "+  kind: armed_group",
    ]


def test_lines_that_end_in_carriage_returns_still_do(small: Project) -> None:
    """As git ends them on Windows, perhaps after the export."""
    book = workbook(small, "river-post", typed("casualties", "river-post-p2-killed", number="13"))
    path = small.root / ARTICLE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert import_sheets(small, [book]).files == [ARTICLE]
    after = path.read_bytes()
    assert b'number: "13"\r\n' in after
    assert after.count(b"\n") == after.count(b"\r\n")


def test_what_was_looked_for_is_typed_with_commas(lines: Callable[..., list[str]]) -> None:
    assert lines("river-post", typed("source", "river-post", scope="casualties, quotes")) == [
        "+scope: [casualties, quotes]"
    ]


def test_what_cannot_be_written_leaves_all_files_as_they_were(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [
        workbook(small, "actors", typed("actors", "vesland", note="x")),
        workbook(small, "places", typed("places", "border", note="y")),
    ]
    before = {path: path.read_bytes() for path in small.seeds.glob("*.yml")}

    def full(path: Path, text: str) -> None:
        if path.name == "places.yml":
            raise OSError("no space left")
        write_whole(path, text)

    monkeypatch.setattr("etl.sheets.importing.write_whole", full)
    with pytest.raises(OSError, match="no space left"):
        import_sheets(small, paths)
    assert {path: path.read_bytes() for path in small.seeds.glob("*.yml")} == before


@pytest.mark.slow
def test_the_records_own_seeds_come_back_as_they_were(tmp_path: Path) -> None:
    import shutil

    from etl.model.tables import load_model
    from tests import ROOT

    shutil.copytree(ROOT / "seeds", tmp_path / "seeds", ignore=shutil.ignore_patterns("articles"))
    project = Project(tmp_path)
    names = [*load_model(project.schemas).forms.registers, *(p.stem for p in (ROOT / "seeds/sources").glob("*.yml"))]
    before = {path: path.read_bytes() for path in project.seeds.rglob("*.yml")}
    for again in (False, True):
        paths = [project.root / f"{name}.xlsx" for name in names]
        for name, path in zip(names, paths, strict=True):
            if not again:
                assert export_sheets(project, name, path)[1] == []
            else:
                openpyxl.load_workbook(path).save(path)
        done = import_sheets(project, paths)
        assert (done.faults, done.told, done.kept) == ([], [], [])
    assert {path: path.read_bytes() for path in project.seeds.rglob("*.yml")} == before
