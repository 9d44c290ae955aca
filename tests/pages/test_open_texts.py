"""An open text stands on the page of its article, with its licence; any other stands on none."""

import json
from pathlib import Path

import pytest

from etl.model.project import Project
from etl.pages import write_pages
from etl.pages.book import Book
from etl.pages.linked import linker
from etl.publish.checked import Checked, run_stages
from tests.living import recompute
from tests.opened import CLOSED, LICENCE, OPEN, STATED, lines, one_open, sentences
from tests.sites import Read


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return one_open(tmp_path_factory.mktemp("opened"))


@pytest.fixture(scope="module")
def checked(project: Project) -> Checked:
    made = run_stages(project)
    assert made.problems == []
    recompute(made.tables.con)
    return made


@pytest.fixture(scope="module")
def written(checked: Checked, project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    write_pages(checked.tables.con, checked.model, checked.head, project, folder, [])
    return folder


def page(written: Path, name: str) -> Read:
    return Read((written / name).read_text(encoding="utf-8"))


@pytest.mark.slow
def test_every_paragraph_of_an_open_text_stands_on_its_page_in_order(written: Path, project: Project) -> None:
    shown = page(written, f"articles/{OPEN}.md")
    found = [
        " ".join(one.text.split()) for one in shown.all("blockquote") if one.attributes.get("class") == "paragraph-text"
    ]
    assert found == lines(project, OPEN)


@pytest.mark.slow
def test_its_licence_and_where_that_is_stated_stand_with_it(written: Path) -> None:
    text = (written / f"articles/{OPEN}.md").read_text(encoding="utf-8")
    assert f'<a href="https://spdx.org/licenses/{LICENCE}.html" rel="license noopener">{LICENCE}</a>' in text
    assert f'<a class="long" href="{STATED}"' in text
    assert "belongs to its publisher" not in text
    assert "2021-05-06 08:15 UTC" in text


def test_no_paragraph_of_a_closed_text_stands_anywhere(written: Path, project: Project) -> None:
    assert len(sentences(project, CLOSED)) > 1
    for path in written.rglob("*"):
        text = path.read_text(encoding="utf-8") if path.suffix in (".md", ".json", ".html") else ""
        assert not [one for one in sentences(project, CLOSED) if one in text], path
    assert "Its text belongs to its publisher and is not here." in (written / f"articles/{CLOSED}.md").read_text(
        "utf-8"
    )


def test_the_list_of_articles_says_of_how_many_the_text_is_here(written: Path) -> None:
    text = (written / "articles/index.md").read_text(encoding="utf-8")
    assert "The text of 1 article is open, and stands on its page with its licence; the others belong" in text


def test_the_json_ld_of_a_claim_names_the_licence_of_an_open_text_alone(checked: Checked) -> None:
    book = Book(checked.tables.con, checked.model, checked.head, [])
    linked = linker(book)
    for card in book.claims.values():
        work = linked(card)["@graph"][0]
        article = work.get("isPartOf") or work["appearance"]
        opened = card["source_id"] == OPEN
        assert article.get("license") == (f"https://spdx.org/licenses/{LICENCE}.html" if opened else None)
        assert ("under the licence" in work["copyrightNotice"]) == opened


def test_the_rows_of_the_page_hold_the_text(written: Path, project: Project) -> None:
    rows = json.loads((written / f"articles/{OPEN}/index.json").read_text(encoding="utf-8"))
    assert sentences(project, OPEN)[0] in json.dumps(rows, ensure_ascii=False)
