"""The reports of a record are pages of its site, in the menu under how we know."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.pages.reports import SECTION, reports, reports_in_menu
from etl.pages.site import build_site
from etl.pages.write import write_pages
from tests.shared import checked_small


@pytest.fixture
def measured(small: Project) -> Project:
    (small.seeds / "MUTANTS.md").write_text("# What the checks tell\n\n| all | 1 |\n| --- | --- |\n", encoding="utf-8")
    return small


def test_a_record_without_reports_has_no_such_pages(small: Project) -> None:
    menu: list[object] = ["index.md"]
    reports_in_menu(menu, small)
    assert menu == ["index.md"]
    # The page on method leads to these two, so they say that there is nothing.
    assert [(page.path, page.text.split("---\n\n", 1)[1]) for page in reports(small)] == [
        ("agreement.md", "# Agreement\n\nNot measured for this record.\n"),
        ("reread.md", "# Claims reread\n\nNot measured for this record.\n"),
    ]


def test_a_report_is_a_page_with_a_title_and_a_description(measured: Project) -> None:
    *_, page = reports(measured)
    assert page.path == "mutants.md"
    head, text = page.text.split("---\n\n", 1)
    assert head.startswith("---\ntitle: False values\ndescription: How many false values")
    assert text.startswith("# What the checks tell\n")


def test_reports_stand_last_in_their_section_of_the_menu(measured: Project) -> None:
    (measured.seeds / "AGREEMENT.md").write_text("# Agreement\n", encoding="utf-8")
    (measured.seeds / "REREAD.md").write_text("# How right the rows are\n", encoding="utf-8")
    entries = [{"Agreement": "agreement.md"}, {"Claims reread": "reread.md"}, {"False values": "mutants.md"}]
    menu: list[object] = ["index.md", {SECTION: ["method.md"]}]
    reports_in_menu(menu, measured)
    assert menu == ["index.md", {SECTION: ["method.md", *entries]}]
    bare: list[object] = ["index.md"]
    reports_in_menu(bare, measured)
    assert bare == ["index.md", {SECTION: entries}]


@pytest.mark.slow
def test_the_site_shows_them(measured: Project, tmp_path: Path) -> None:
    checked = checked_small()
    write_pages(checked.tables.con, checked.model, checked.head, measured, tmp_path / "pages", [])
    problems = build_site(measured, checked.head, pages=tmp_path / "pages", site=tmp_path / "site")
    assert not [problem for problem in problems if "mutants" in problem.message]
    assert "What the checks tell" in (tmp_path / "site" / "mutants" / "index.html").read_text(encoding="utf-8")
    assert 'href="mutants/"' in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
