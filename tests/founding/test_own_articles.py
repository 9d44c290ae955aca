"""A founded record takes three articles in two languages, and goes to a built site that is read in a browser."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser

from etl.cli import main
from etl.founding import found_record, granted
from etl.pages.links import broken_links
from tests.chrome import Watched, served
from tests.founding.growing import ARTICLES, OWN, TALLIES, grow
from tests.founding.test_wishes import ANSWERS

pytestmark = [pytest.mark.slow, pytest.mark.browser]
REGISTERS = {
    "actors": """\
- {actor: osmere-people, name: People on the road to Osmere, kind: population, side: not_a_party}
- {actor: osmere-police, name: Police of Osmere, kind: office, side: not_a_party}
- {actor: osmere-governor, name: Governor's office of Osmere, kind: office, side: not_a_party}
- {actor: osmere-doctor, name: Doctor in Osmere, kind: unnamed_person, side: not_a_party}
""",
    "events": "- {event: road-mine, title: Mine on the road to Osmere, type: attack, status: occurred}\n",
    "tallies": TALLIES,
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record with all five articles, built."""
    root = tmp_path_factory.mktemp("own") / "record"
    found_record(root, granted(ANSWERS))
    grow(root, ARTICLES, REGISTERS)
    assert main(["--project", str(root), "build"]) == 0
    return root


@pytest.fixture(scope="module")
def address(record: Path) -> Iterator[str]:
    with served(record / ".build" / "site", "own/record") as address:
        yield address


def test_the_articles_of_both_languages_share_a_count_and_a_disagreement(record: Path) -> None:
    with duckdb.connect(str(record / "data" / "my-record.duckdb"), read_only=True) as con:
        counted = con.execute(
            "SELECT sources.language, qualifier, value FROM casualties JOIN sources USING (source_id)"
            " WHERE tally_id = 'mine-killed' AND claimant_id IS NOT NULL ORDER BY ALL"
        ).fetchall()
        assert counted == [("en", "at_least", 5), ("en", "exact", 4), ("tr", "exact", 6)]
        answers = con.execute(
            "SELECT DISTINCT disagreement_id, source_id FROM disagreement_positions"
            " JOIN disagreements USING (disagreement_id) WHERE tally_id = 'mine-killed' ORDER BY ALL"
        ).fetchall()
        assert [source for _, source in answers] == sorted(ARTICLES)
        assert len({disagreement for disagreement, _ in answers}) == 1
        texts = con.execute("SELECT DISTINCT source_id FROM paragraph_texts ORDER BY ALL").fetchall()
        assert texts == [("coast-wire",), ("harbour-gazette",)], "only texts that a licence opens are published"


def test_no_text_of_an_article_that_is_not_open_leaves_its_folder(record: Path) -> None:
    lines = [line for name in ARTICLES for line in (OWN / f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    long = [line for line in lines if len(line.split()) > 12]
    assert len(long) == 4
    for path in record.rglob("*"):
        if path.suffix in {".html", ".json", ".csv", ".md", ".yml", ".js", ".xml"}:
            text = path.read_text(encoding="utf-8")
            assert not [line for line in long if line in text], path


def test_every_link_of_its_site_leads_somewhere(record: Path) -> None:
    followed, broken = broken_links(record / ".build" / "site")
    assert (followed > 5000, broken) == (True, [])


def test_its_site_is_read_in_a_browser(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, 390, "light")
    page = watched.open("")
    assert page.title() == "My Record - My Record"
    page = watched.open("counts/mine-killed/")
    body = page.locator(".md-content__inner").inner_text()
    assert all(name in body for name in ("Valley Times", "Ova Postası", "Radio Osmere"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page = watched.open("articles/ova-postasi/")
    printed = page.locator("[lang=tr]").all_inner_texts()
    assert any("6 kişiyi öldürdü" in words for words in printed)
    assert "belongs to its publisher and is not here" in page.locator(".md-content__inner").inner_text()
    page = watched.open("articles/coast-wire/")
    assert "Its text stands with them, under CC0-1.0" in page.locator(".md-content__inner").inner_text()
    page = watched.open("articles/radio-osmere/")
    assert "At least 5 people died" in page.locator(".md-content__inner").inner_text()
    assert watched.outside == []
    assert watched.said == []
    page.context.close()
