"""What a checker of accessibility finds on a page of each type: nothing serious."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import ROOT
from tests.chrome import Watched, served
from tests.pages.test_site_browser import PAGES
from tests.shared import built_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = ROOT / "site" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """
() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(
  ({violations}) => violations.filter(({impact}) => ['serious', 'critical'].includes(impact)).map(
    ({id, nodes}) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' ... ')}`))
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(built_site(tmp_path_factory).site, "record") as address:
        yield address


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1360, "dark")])
def test_nothing_serious_is_found(browser: Browser, address: str, width: int, scheme: str) -> None:
    script = AXE.read_text(encoding="utf-8")
    watched = Watched(browser, address, width, scheme)
    found: dict[str, list[str]] = {}
    for path in PAGES:
        page = watched.open(path)
        page.evaluate(script)
        found[path] = page.evaluate(RUN)
    watched.page.context.close()
    assert {path: told for path, told in found.items() if told} == {}


def test_a_fault_would_be_found(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "light").open("")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=\"images/mark.svg\">')")
    assert any(told.startswith("image-alt") for told in page.evaluate(RUN))
    page.context.close()
