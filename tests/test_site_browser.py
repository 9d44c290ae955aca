"""The built site in a real browser: narrow and wide, light and dark, all other hosts shut off."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, Route, sync_playwright

from tests.sites import build_small

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGES = (
    "", "articles/", "articles/river-post/", "events/", "actors/", "counts/", "counts/bridge-killed/", "quotes/",
    "responsibility/", "disagreements/", "origins/", "dictionary/", "vocabularies/", "method/", "method/codebook/",
    "downloads/", "changes/",
)  # fmt: skip

# Font size in pixels, and contrast with the nearest ground that is not transparent, of every text that is seen.
TEXTS = """
() => {
  const ground = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const channels = (css) => {
    ground.clearRect(0, 0, 1, 1); ground.fillStyle = css; ground.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = ground.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const light = ([r, g, b]) => {
    const linear = [r, g, b].map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2];
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour[3] > .99) return colour;
    }
    return [255, 255, 255, 1];
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.textContent.trim(), element = node.parentElement;
    if (!text || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName)) continue;
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (element.closest('.hidden, .md-skip, .md-dialog')) continue;
    const style = getComputedStyle(element);
    const [one, two] = [light(channels(style.color)), light(behind(element))].sort((a, b) => b - a);
    found.push([text.slice(0, 40), parseFloat(style.fontSize), (one + .05) / (two + .05)]);
  }
  return found;
}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = build_small(tmp_path_factory.mktemp("site"), changes="## Since 0.0\n\n- 2 rows added").site

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    class Calm(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            pass  # A browser that leaves a page breaks off what it was loading.

    # The site stands below a path, as it does on most servers.
    root = site.parent / "served"
    root.mkdir()
    site.rename(root / "record")
    server = Calm(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/record/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = _launch(playwright)
        yield started
        started.close()


def _launch(playwright: Playwright) -> Browser:
    own = next((path for path in map(shutil.which, NAMES) if path), None)
    if own is None and not Path(playwright.chromium.executable_path).exists():
        reason = "no Chromium on this machine, and none that playwright fetched"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    try:
        return playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
    except Error as error:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            raise
        pytest.skip(f"Chromium does not start: {str(error).splitlines()[0]}")


class Watched:
    """A page that lets no request out, and what it tried or complained of."""

    def __init__(self, browser: Browser, address: str, width: int, scheme: str, *, script: bool = True) -> None:
        self.outside: list[str] = []
        self.said: list[str] = []
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
        )
        self.page: Page = context.new_page()
        self.address = address

        def guard(route: Route) -> None:
            if route.request.url.startswith(address):
                route.continue_()
            else:
                self.outside.append(route.request.url)
                route.abort()

        context.route("**/*", guard)
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("response", lambda answer: self.said.append(answer.url) if answer.status >= 400 else None)

    def open(self, path: str) -> Page:
        """Go to a page and wait until it and its typefaces are there."""
        self.page.goto(self.address + path, wait_until="load")
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return self.page


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
