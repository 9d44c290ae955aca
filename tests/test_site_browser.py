"""The built site in a real browser: narrow and wide, light and dark, all other hosts shut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chrome import TEXTS, Watched, chromium, served
from tests.sites import build_small

pytestmark = pytest.mark.browser

PAGES = (
    "", "articles/", "articles/river-post/", "events/", "events/bridge-strike/", "actors/", "actors/norland-ministry/",
    "counts/", "counts/bridge-killed/", "quotes/", "words/", "responsibility/", "disagreements/",
    "disagreements/bridge-deaths/", "origins/", "dictionary/", "vocabularies/", "method/", "method/codebook/",
    "query/", "downloads/", "changes/",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    sql = "UPDATE actors SET name = 'Reyhanlı Council' WHERE actor_id = 'relief-council'"
    site = build_small(tmp_path_factory.mktemp("site"), sql=sql, changes="## Since 0.0\n\n- 2 rows added").site
    with served(site, "record") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (390, "dark"),
        pytest.param(390, "light", marks=pytest.mark.slow),
        pytest.param(1360, "dark", marks=pytest.mark.slow),
        pytest.param(1360, "light", marks=pytest.mark.slow),
    ],
)
def test_pages_hold_their_frame(browser: Browser, address: str, width: int, scheme: str) -> None:
    watched = Watched(browser, address, width, scheme)
    for path in PAGES:
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
    page.get_by_role("link", name="Browse").click()
    page.get_by_role("link", name="The River Post").click()
    page.locator("a.cell").nth(1).click()
    assert page.url.endswith("/articles/river-post/#p2")
    assert page.locator("#river-post-p2-killed").is_visible()
    page.context.close()


def test_a_link_to_a_claim_lands_on_it(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "light").open("counts/bridge-killed/")
    with page.expect_navigation(wait_until="load"):
        page.locator("#river-post-p5-killed a.spot").click()
    page.evaluate("document.fonts.ready.then(() => true)")
    box = page.locator("#river-post-p5-killed").bounding_box()
    assert box is not None
    header = page.locator(".md-header").bounding_box()
    assert header is not None
    assert header["height"] <= box["y"] + 1
    assert box["y"] < 900
    page.context.close()


def test_pages_read_without_script(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "light", script=False).open("articles/river-post/")
    assert page.locator("#river-post-p2-killed").is_visible()
    page.context.close()


def test_tables_become_lists_where_there_is_no_room(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "light").open("counts/bridge-killed/")
    cells = page.locator("#river-post-p2-killed td")
    boxes = [cells.nth(n).bounding_box() for n in range(cells.count())]
    tops = [box["y"] for box in boxes if box is not None]
    assert len(tops) == 6
    assert tops == sorted(set(tops))
    page.context.close()
