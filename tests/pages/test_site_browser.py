"""The built site in a real browser: narrow and wide, light and dark, all other hosts shut off."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.chrome import TEXTS, Watched, served
from tests.shared import built_site, built_with_few_pages

pytestmark = pytest.mark.browser

PAGES = (
    "", "articles/", "articles/river-post/", "events/", "events/bridge-strike/", "actors/", "actors/norland-ministry/",
    "counts/", "counts/bridge-killed/", "quotes/", "words/", "responsibility/", "disagreements/",
    "disagreements/bridge-deaths/", "origins/", "dictionary/", "vocabularies/", "method/", "method/codebook/",
    "query/", "downloads/", "changes/", "claims/", "claims/river-post-p7-killed/", "claims/river-post-p6-their-work/",
    "cite/", "rules/", "questions/how-many-at-the-bridge/",
)  # fmt: skip


# Long words, wide tables, pictures, forms: where a frame breaks first.
FEW = (
    "",
    "articles/river-post/",
    "events/",
    "counts/bridge-killed/",
    "responsibility/",
    "dictionary/",
    "query/",
    "claims/",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(built_site(tmp_path_factory).site, "record") as address:
        yield address


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of more claims than pages."""
    with served(built_with_few_pages(tmp_path_factory).site, "many") as address:
        yield address


@pytest.mark.parametrize(
    ("pages", "width", "scheme"),
    [
        (FEW, 390, "dark"),
        pytest.param(PAGES, 390, "dark", marks=pytest.mark.slow),
        pytest.param(PAGES, 390, "light", marks=pytest.mark.slow),
        pytest.param(PAGES, 768, "light", marks=pytest.mark.slow),
        pytest.param(PAGES, 1360, "dark", marks=pytest.mark.slow),
        pytest.param(PAGES, 1360, "light", marks=pytest.mark.slow),
    ],
    ids=lambda value: "few" if value is FEW else "all" if value is PAGES else str(value),
)
def test_pages_hold_their_frame(
    browser: Browser, address: str, pages: tuple[str, ...], width: int, scheme: str
) -> None:
    watched = Watched(browser, address, width, scheme)
    for path in pages:
        page = watched.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate("document.body.dataset.mdColorScheme") == ("slate" if scheme == "dark" else "default")
        texts = page.evaluate(TEXTS)
        assert len(texts) > 10, path
        assert [text for text in texts if text[1] < 11] == [], path
        assert [text for text in texts if text[2] < 4.5] == [], path
    watched.page.wait_for_timeout(300)
    assert watched.outside == []
    assert watched.said == []
    watched.page.context.close()


@pytest.mark.slow
def test_the_name_of_a_rule_stays_on_one_line(browser: Browser, address: str) -> None:
    for width in (390, 1360):
        page = Watched(browser, address, width, "light").open("counts/bridge-killed/")
        lines = page.evaluate("[...document.querySelectorAll('.rule code')].map(name => name.getClientRects().length)")
        assert set(lines) == {1}, width
        page.context.close()


@pytest.mark.slow
def test_typefaces_are_those_of_the_site(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 1360, "light").open("")
    for family in ("Source Sans 3", "Source Serif 4"):
        loaded = "family => [...document.fonts].some(f => f.family.includes(family) && f.status === 'loaded')"
        assert page.evaluate(loaded, family), family
    page.context.close()


def test_search_finds_under_the_policy(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, 1360, "light")
    page = watched.open("")
    page.get_by_role("textbox", name="Search").fill("observatory")
    page.locator(".md-search-result__item a").first.wait_for()
    assert "bservatory" in page.locator(".md-search-result__list").inner_text()
    page.get_by_role("textbox", name="Search").fill("")
    page.get_by_role("textbox", name="Search").press_sequentially("reyhanli")
    page.locator(".md-search-result__item a", has_text="Reyhanlı Council").first.wait_for()
    assert watched.said == []
    page.context.close()


def test_three_clicks_lead_from_home_to_a_claim(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "light").open("")
    page.get_by_role("link", name="Browse ").first.click()
    page.get_by_role("link", name="The River Post").click()
    page.locator("#river-post-p2-killed a.claim-id").click()
    assert page.url.endswith("/claims/river-post-p2-killed/")
    assert (
        page.get_by_role("heading", level=1).inner_text()
        == "The River Post ¶2 says in its own voice that 12 soldiers were killed at the bridge."
    )
    page.context.close()


def test_a_link_to_a_claim_lands_on_it(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "light").open("claims/river-post-p5-killed/")
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("link", name="The River Post, paragraph 5").click()
    page.evaluate("document.fonts.ready.then(() => true)")
    box = page.locator("#river-post-p5-killed").bounding_box()
    assert box is not None
    header = page.locator(".md-header").bounding_box()
    assert header is not None
    assert header["height"] <= box["y"] + 1
    assert box["y"] < 900
    page.context.close()


def test_home_is_light(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, 1360, "light")
    watched.open("").wait_for_timeout(300)
    bodies = [(request.url, request.response()) for request in watched.inside]
    sizes = {url: len(gzip.compress(answer.body())) for url, answer in bodies if answer is not None}
    assert sum(sizes.values()) < 300_000, sizes
    watched.page.context.close()


@pytest.mark.slow
def test_a_missing_page_has_its_style_and_leads_home(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "dark").page
    page.goto(f"{address}claims/nobody-p1-nothing/of/the/sort/")
    page.get_by_role("link", name="Go to the home page").click()
    page.wait_for_load_state()
    assert page.url == address
    page.goto(f"{address}nowhere")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 25, 29)"
    page.context.close()


@pytest.mark.slow
def test_above_the_limit_the_browser_shows_a_claim(browser: Browser, many: str) -> None:
    watched = Watched(browser, many, 390, "light")
    page = watched.open("articles/river-post/")
    page.locator("#river-post-p7-killed a.claim-id").click()
    page.get_by_role("heading", name="of the shelling of a camp in Vesland").wait_for()
    assert page.url == f"{many}claims/?id=river-post-p7-killed"
    assert page.title().startswith("A senior official of Norland says, in The River Post ¶7, of the shelling")
    with page.expect_download() as download:
        page.get_by_role("link", name="river-post-p7-killed.json").click()
    twin = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert twin["@graph"][0]["identifier"] == "river-post-p7-killed"
    page.get_by_role("link", name="After it").click()
    page.get_by_role("heading", name="it was Norland that carried out the shelling of a camp").wait_for()
    page.goto(f"{many}claims/?id=<b>nothing</b>")
    page.get_by_text("There is no claim <b>nothing</b> in this record.").wait_for()
    page.get_by_label("Id of a claim").fill("river-post-p2-killed")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("heading", name="that 12 soldiers were killed at the bridge.").wait_for()
    assert watched.said == []
    page.context.close()


@pytest.mark.slow
def test_pages_read_without_script(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "light", script=False).open("articles/river-post/")
    assert page.locator("#river-post-p2-killed").is_visible()
    page.context.close()


@pytest.mark.slow
def test_tables_become_lists_where_there_is_no_room(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "light").open("counts/bridge-killed/")
    cells = page.locator("#river-post-p2-killed td")
    boxes = [cells.nth(n).bounding_box() for n in range(cells.count())]
    tops = [box["y"] for box in boxes if box is not None]
    assert len(tops) == 6
    assert tops == sorted(set(tops))
    page.context.close()
