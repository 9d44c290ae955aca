"""A record in which people harmed were looked for and nothing else: it is well, it builds, and it shows what it has."""

import re
from html import unescape
from pathlib import Path

import pytest

from etl.model.project import Project
from etl.pages import write_pages
from etl.pages.links import broken_links
from etl.publish.checked import run_stages
from tests import SMALL
from tests.conftest import unchecked
from tests.harmed import harmed
from tests.living import recompute

EMPTY = ("quotes", "responsibility", "words", "questions")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return harmed(tmp_path_factory.mktemp("harmed"))


@pytest.mark.slow
def test_twenty_articles_are_coded_for_the_people_harmed_alone(record: Project) -> None:
    checked = run_stages(record)
    assert checked.problems == []
    con = checked.tables.con
    assert con.execute("SELECT count(*), count(DISTINCT kind) FROM source_scope").fetchall() == [(20, 1)]
    told = con.execute("SELECT bool_and(found = recorded + set_aside + not_looked_for) FROM coverage").fetchall()
    assert told == [(True,)]


@pytest.fixture(scope="module")
def site(record: Project) -> Path:
    """Its built site."""
    from etl.publish.run import build

    assert build(record, site=True).problems == []
    return record.work / "site"


def page(site: Path, address: str) -> str:
    """The words of a page."""
    text = (site / address / "index.html").read_text(encoding="utf-8")
    body = text[text.index("<h1") : text.rindex("</article>")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


@pytest.mark.slow
def test_the_menu_has_no_page_without_a_row(site: Path) -> None:
    home = (site / "articles" / "index.html").read_text(encoding="utf-8")
    menu = set(re.findall(r'class="md-nav__link[^"]*"[^>]*href="([^"]*)"|href="([^"]*)" class="md-nav__link', home))
    listed = {address.strip("./") for pair in menu for address in pair if address}
    assert {"counts", "events", "actors", "claims"} <= listed
    assert not listed & set(EMPTY)


def bare_headings(html: str) -> list[str]:
    """The headings of a page's article behind which nothing stands but the next one, or the end.

    What stands below a heading of the next level is its own too.
    """
    body = html[html.index("<h1") : html.rindex("</article>")]
    _, *parts = re.split(r"(<h[23]\b.*?</h[23]>)", body, flags=re.DOTALL)
    found = []
    for heading, behind, following in zip(parts[::2], parts[1::2], [*parts[2::2], ""], strict=False):
        shows = re.search(r"<(svg|img|input|canvas)\b", behind) or re.sub(r"<[^>]+>", "", behind).strip()
        if not shows and not (heading.startswith("<h2") and following.startswith("<h3")):
            found.append(heading)
    return found


def test_a_heading_behind_which_nothing_stands_is_found() -> None:
    bare, full = "<h2>A</h2><p> </p>", "<h2>B</h2><h3>C</h3><p>D</p><h2>E</h2><svg></svg>"
    assert bare_headings(f"<h1>T</h1>{bare}{full}</article>") == ["<h2>A</h2>"]
    assert bare_headings(f"<h1>T</h1>{full}<h2>F</h2><h3>G</h3></article>") == ["<h3>G</h3>"]


@pytest.mark.slow
def test_no_heading_of_the_site_stands_above_nothing(site: Path) -> None:
    pages = [path for path in sorted(site.rglob("index.html")) if "<h1" in path.read_text(encoding="utf-8")]
    assert len(pages) > 100
    assert [(path, bare) for path in pages if (bare := bare_headings(path.read_text(encoding="utf-8")))] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("quotes", "Quotations were not looked for."),
        ("responsibility", "Claims of responsibility were not looked for."),
        ("events", "Events were not looked for."),
        ("counts", "Other figures were not looked for."),
        (".", "What was not looked for stands on the page of each article ."),
    ],
)
def test_a_page_says_what_was_not_looked_for(address: str, said: str, site: Path) -> None:
    assert said in page(site, address)


@pytest.mark.slow
def test_an_article_says_what_was_not_looked_for(site: Path) -> None:
    words = page(site, "articles/coast-courier-ashford")
    assert "Not looked for in this article:" in words
    assert "Voices heard 2 1 only spoken of, in what was looked for" in words
    assert "North Heard: Health Office 1 Only spoken of: Villagers (said to be harmed)" in words
    assert "Number 4 3 0 1 0 Quotation 1 0 0 1 0 Saying word 5 2 0 3 0" in words
    assert "casualties" in page(site, "articles")


@pytest.mark.slow
def test_an_event_of_which_no_telling_was_looked_for_shows_its_counts_and_no_state(site: Path) -> None:
    words = page(site, "events/shelling-ashford")
    assert "Told as not looked for" in words
    assert "nobody" not in words
    assert "People killed in Ashford" in words
    assert "Shelling of Ashford" in page(site, "events")


@pytest.mark.slow
def test_no_picture_is_drawn_of_what_is_not_known(site: Path) -> None:
    events = (site / "events" / "index.html").read_text(encoding="utf-8")
    assert "in-time" not in events
    assert "in-space" not in events


@pytest.mark.slow
def test_every_link_leads_somewhere(site: Path) -> None:
    assert broken_links(site)[1] == []


@pytest.mark.slow
def test_a_record_of_one_article_tells_of_no_telling_that_nobody_looked_for(tmp_path: Path) -> None:
    project = Project(SMALL, SMALL / "articles")
    checked = unchecked(project)
    con = checked.tables.con
    con.execute("DELETE FROM source_scope WHERE kind != 'casualties'; UPDATE events SET status = NULL")
    con.execute("DELETE FROM event_mentions")
    recompute(con)
    write_pages(con, checked.model, checked.head, project, tmp_path, [])
    listed = (tmp_path / "events/index.md").read_text(encoding="utf-8")
    assert "Day not looked for" in listed
    assert not re.findall(r"in all 1|\d tellings?|data-told", listed)
