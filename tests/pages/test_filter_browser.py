"""Filters and sorting of lists and tables in a real browser, on a page that carries what `filter.js` asks for."""

import json
import shutil
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from etl.model.project import Project
from etl.model.tongue import spoken
from etl.pages import read_words
from etl.pages.browser import write_browser_words
from etl.pages.render import environment
from tests import ROOT
from tests.chrome import Watched, served

pytestmark = pytest.mark.browser

PAGE = """{% from "filters.jinja" import filters %}
<!doctype html><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">
<script type="module" src="../browser/filter.js"></script>
{{ filters(
  "list",
  [{"name": "side", "title": "Side", "options": [("north", "North", 1), ("south", "South", 3)]}],
  "a name",
  [("words", "Fewest words"), ("-words", "Most words")],
) }}
<div id="list">
<section data-group><h2>Places</h2><ul>
<li data-item data-side="north" data-words="10">Reyhanlı</li>
<li data-item data-side="south north" data-words="9" data-also="Idlib">إدلب</li>
<li data-item data-side="south" data-words="100">İzmir, “Smyrna”</li>
</ul></section>
<section data-group><h2>People</h2><ul>
<li data-item data-side="south">António Guterres</li>
<li data-item>أحمد المصطفى</li>
</ul></section>
</div>
<table data-sort><thead><tr><th>Name</th><th>Number</th></tr></thead><tbody>
<tr><td>b</td><td data-value="10">ten</td></tr>
<tr><td>İ</td><td data-value="9">nine</td></tr>
<tr><td>a</td><td data-value="">none</td></tr>
<tr><td>c</td><td data-value="-2">two less</td></tr>
</tbody></table>
"""

FRENCH = """\
msgid ""
msgstr "Language: fr\\n"

msgid "All %(all)s"
msgstr "Tous, %(all)s"

msgid "%(number)s row"
msgid_plural "%(number)s rows"
msgstr[0] "%(number)s ligne"
msgstr[1] "%(number)s lignes"
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("filters") / "site"
    (site / "page").mkdir(parents=True)
    (site / "browser").mkdir()
    script = ROOT / "site" / "theme" / "browser" / "filter.js"
    assert script.is_file(), "run `make` first: it bundles what runs in the browser"
    shutil.copy(script, site / "browser")
    page = environment().from_string(PAGE).render()
    (site / "page" / "index.html").write_text(page, encoding="utf-8")
    translated = page.replace("<!doctype html>", '<!doctype html><html lang="fr">')
    (site / "translated").mkdir()
    (site / "translated" / "index.html").write_text(translated, encoding="utf-8")
    (site.parent / "seeds").mkdir()
    (site.parent / "seeds" / "words.po").write_text(FRENCH, encoding="utf-8")
    words, problems = read_words(Project(site.parent))
    assert problems == []
    with spoken(words):
        write_browser_words(site)
    with served(site, "some/where") as address:
        yield address


@pytest.fixture(scope="module")
def searched(browser: Browser, address: str) -> Iterator[Page]:
    """One page for all that is searched for, one after the other."""
    watched = Watched(browser, address, 390, "light")
    yield watched.open("page/")
    assert watched.outside == watched.said == []
    watched.page.context.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    watched = Watched(browser, address, 390, "light")
    yield watched.open("page/")
    assert watched.outside == watched.said == []
    watched.page.context.close()


def left(page: Page) -> list[str]:
    return page.locator("#list [data-item]:visible").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("reyhanli", ["Reyhanlı"]),
        ("REYHANLI", ["Reyhanlı"]),
        ("ادلب", ["إدلب"]),
        ("idlib", ["إدلب"]),
        ("izmir", ["İzmir, “Smyrna”"]),
        ('"smyrna"', ["İzmir, “Smyrna”"]),
        ("guterres antonio", ["António Guterres"]),
        ("احمد المصطفي", ["أحمد المصطفى"]),
        ("nobody", []),
    ],
)
def test_search_finds_other_spellings(searched: Page, typed: str, found: list[str]) -> None:
    searched.get_by_role("searchbox", name="Search").fill(typed)
    assert left(searched) == found
    assert searched.get_by_role("status").inner_text() == f"{len(found)} of 5"
    assert searched.locator("h2:visible").count() == len(found)


def test_choices_are_kept_in_the_address_and_cleared(page: Page) -> None:
    assert page.get_by_role("status").inner_text() == "All 5"
    page.get_by_role("combobox", name="Side").select_option("south")
    assert left(page) == ["إدلب", "İzmir, “Smyrna”", "António Guterres"]
    page.get_by_role("searchbox").fill("i")
    page.get_by_role("combobox", name="Order").select_option("Most words")
    assert left(page) == ["İzmir, “Smyrna”", "إدلب", "António Guterres"]
    page.reload()
    assert left(page) == ["İzmir, “Smyrna”", "إدلب", "António Guterres"]
    assert page.get_by_role("searchbox").input_value() == "i"
    page.get_by_role("button", name="Clear").click()
    page.get_by_text("All 5").wait_for()
    assert left(page) == ["Reyhanlı", "إدلب", "İzmir, “Smyrna”", "António Guterres", "أحمد المصطفى"]
    assert page.url.endswith("/page/")


def test_a_table_is_sorted_by_its_headers(page: Page) -> None:
    head = page.locator("th").nth(1)
    head.get_by_role("button").click()
    assert page.locator("td:first-child").all_inner_texts() == ["c", "İ", "b", "a"]
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    assert page.locator("td:first-child").all_inner_texts() == ["b", "İ", "c", "a"]
    page.get_by_role("button", name="Name").click()
    assert page.locator("td:first-child").all_inner_texts() == ["a", "b", "c", "İ"]
    assert head.get_attribute("aria-sort") == "none"


def test_without_script_everything_is_there_and_no_form(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "light", script=False).open("page/")
    assert len(left(page)) == 5
    assert not page.locator("form").is_visible()
    page.context.close()


def test_a_page_in_another_language_fetches_its_words_and_an_english_one_nothing_more(
    browser: Browser, address: str
) -> None:
    fetched = {}
    for name, told in (("page/", "All 5"), ("translated/", "Tous, 5")):
        watched = Watched(browser, address, 390, "light")
        page = watched.open(name)
        page.get_by_text(told).wait_for()
        # What is not translated stays English.
        page.get_by_role("searchbox").fill("nobody")
        assert page.get_by_role("status").inner_text() == "0 of 5"
        fetched[name] = [one.url.removeprefix(address) for one in watched.inside]
        assert watched.outside == watched.said == []
        page.context.close()
    assert set(fetched["translated/"]) - set(fetched["page/"]) == {"translated/", "browser/words.json"}


def test_scripts_have_the_form_for_each_amount(address: str) -> None:
    with urlopen(f"{address}browser/words.json") as file:
        words = json.load(file)
    rows = words["%(number)s row"]
    assert [rows["forms"][rows["of"][n]] for n in (0, 1, 2, 100)] == [
        "%(number)s ligne", "%(number)s ligne", "%(number)s lignes", "%(number)s lignes",
    ]  # fmt: skip
    assert "How to cite" not in words
