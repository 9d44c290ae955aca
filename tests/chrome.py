"""Chromium, a static file server, and a page that is watched: what the tests in a browser share."""

import functools
import http.server
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No name leads anywhere. To hold each request up and let it go takes as long as to show the page.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

# Font size in pixels, and contrast with the nearest ground that is not transparent, of every text that is seen.
TEXTS = """
() => {
  const ground = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const known = {};
  const channels = (css) => {
    if (css in known) return known[css];
    ground.clearRect(0, 0, 1, 1); ground.fillStyle = css; ground.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = ground.getImageData(0, 0, 1, 1).data;
    return known[css] = [r, g, b, a / 255];
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


@contextmanager
def served(site: Path, below: str) -> Iterator[str]:
    """Serve a built site from a plain file server, below a path, as it stands on most; give its address.

    Args:
        site: Folder of the site.
        below: Path of the site on the server, without slashes at its ends.
    """

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def send_error(self, code: int, *words: str | None) -> None:
            """Answer as most servers do: with the site's own page, where one is missing."""
            if code != 404 or self.command != "GET":
                super().send_error(code, *words)
                return
            self.send_response(code)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write((root / below / "404.html").read_bytes())

    class Calm(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            pass  # A browser that leaves a page breaks off what it was loading.

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.joinpath(below).parent.mkdir(parents=True, exist_ok=True)
        root.joinpath(below).symlink_to(site)
        server = Calm(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{below}/"
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, else the one that playwright fetched; without either the tests are skipped or fail."""
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
        return playwright.chromium.launch(executable_path=own, args=["--no-sandbox", ALONE])
    except Error as error:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            raise
        pytest.skip(f"Chromium does not start: {str(error).splitlines()[0]}")


class Watched:
    """A page that lets no request out, and what it tried or complained of."""

    def __init__(self, browser: Browser, address: str, width: int, scheme: str, *, script: bool = True) -> None:
        self.inside: list[Request] = []
        self.outside: list[str] = []
        self.said: list[str] = []
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
        )
        self.page: Page = context.new_page()
        self.address = address

        def watch(request: Request) -> None:
            if request.url.startswith((address, "blob:", "data:")):
                self.inside.append(request)
            else:
                self.outside.append(request.url)

        self.page.on("request", watch)
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("response", lambda answer: self.said.append(answer.url) if answer.status >= 400 else None)

    def open(self, path: str) -> Page:
        """Go to a page and wait until it and its typefaces are there."""
        self.page.goto(self.address + path, wait_until="load")
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return self.page
