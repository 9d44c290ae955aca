"""Every picture in a real browser and the site's own typeface: words neither cut, nor small, nor one over another."""

import csv

import pytest
from playwright.sync_api import Browser, Page, Route

from etl.pictures import Picture
from tests import ROOT, SMALL
from tests.drawn import book_of, hard_pictures, pictures_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SITE = "http://record.invalid/"
WIDTHS = ROOT / "etl/pictures/source-sans-3.csv"
STYLES = ("type", "record", "pictures")

# Of each picture that is seen: its name, and its words with their size as rendered and the box of their letters. The
# widths to which they are held are taken away first, so that what is measured is the typeface.
TEXTS = """
() => [...document.querySelectorAll('figure.picture svg')].filter((svg) => svg.getClientRects().length).map((svg) => {
  for (const text of svg.querySelectorAll('text')) text.removeAttribute('textLength');
  const frame = svg.getBoundingClientRect(), zoom = frame.width / svg.viewBox.baseVal.width;
  return [svg.querySelector('title').id, [frame.left, frame.top, frame.right, frame.bottom],
    [...svg.querySelectorAll('text')].map((text) => {
      const box = text.getBoundingClientRect(), size = parseFloat(getComputedStyle(text).fontSize) * zoom;
      const middle = (box.top + box.bottom) / 2;
      return [text.textContent, size, box.left, middle - size * .42, box.right, middle + size * .42];
    })];
})
"""
ADVANCES = """
([letters, weight]) => {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${weight} 1000px "Source Sans 3"`;
  return letters.map((letter) => pen.measureText(letter).width);
}
"""


@pytest.fixture(scope="module")
def pictures() -> list[Picture]:
    small = pictures_of(book_of(SMALL, SMALL / "articles"), "small")
    record = pictures_of(book_of(ROOT), "record")
    return [*record, *small, *hard_pictures(ROOT / "site/map/countries-10m.json")]


def page_of(pictures: list[Picture], scheme: str) -> str:
    """A page with the frame and styles of the site's pages and nothing but pictures."""
    styles = "".join(f'<link rel="stylesheet" href="stylesheets/{name}.css">' for name in STYLES)
    figures = "".join(f'<figure class="picture">{picture.inline("")}</figure>' for picture in pictures)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"{styles}<style>html{{font-size:125%}}body{{margin:0;background:var(--record-paper);"
        f"font-family:var(--md-text-font)}}main{{margin:0 16px;max-width:700px}}</style>"
        f'<body data-md-color-scheme="{scheme}"><main class="md-typeset">{figures}</main></body></html>'
    )


def opened(browser: Browser, pictures: list[Picture], width: int, scheme: str = "default") -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        file = ROOT / "site/theme" / path
        if not path:
            route.fulfill(body=page_of(pictures, scheme), content_type="text/html")
        elif file.is_file():
            route.fulfill(path=file)
        else:
            route.abort()

    page.route("**/*", answer)
    page.goto(SITE)
    page.evaluate("Promise.all([400, 600].map((w) => document.fonts.load(`${w} 20px 'Source Sans 3'`, 'aĐ')))")
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate("[...document.fonts].some((font) => font.status === 'loaded')")
    return page


@pytest.mark.slow
@pytest.mark.parametrize(("width", "layout"), [(1360, "wide"), (390, "narrow"), (720, "wide"), (360, "narrow")])
def test_words_are_whole_apart_and_large_enough(
    browser: Browser, pictures: list[Picture], width: int, layout: str
) -> None:
    page = opened(browser, pictures, width)
    seen = page.evaluate(TEXTS)
    assert len(seen) == len(pictures)
    wrong = []
    for name, (left, top, right, bottom), found in seen:
        assert name.endswith(f"-{layout}-title")
        for n, (words, size, *box) in enumerate(found):
            if size < 11:
                wrong.append((name, words, "small", size))
            # A browser gives whole pixels for letters that lean out of their advance.
            if box[0] < left - 1.5 or box[1] < top - 0.6 or box[2] > right + 1.5 or box[3] > bottom + 0.6:
                wrong.append((name, words, "cut", box))
            wrong += [
                (name, words, "over", other[0])
                for other in found[n + 1 :]
                if box[0] + 2 < other[4] and other[2] + 2 < box[2] and box[1] < other[5] and other[3] < box[3]
            ]
    assert wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_picture_takes_its_colours_from_the_page(browser: Browser, pictures: list[Picture]) -> None:
    colour = "() => getComputedStyle(document.querySelector('figure.picture text[font-weight]')).fill"
    found = {}
    for scheme in ("default", "slate"):
        page = opened(browser, pictures[:1], 1360, scheme)
        found[scheme] = page.evaluate(colour)
        page.close()
    assert found == {"default": "rgb(34, 38, 42)", "slate": "rgb(228, 226, 220)"}


def test_measured_widths_are_those_of_the_typeface(browser: Browser, pictures: list[Picture]) -> None:
    page = opened(browser, pictures[:1], 1360)
    with WIDTHS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for weight, column in ((400, "regular"), (600, "semibold")):
        measured = page.evaluate(ADVANCES, [[row["character"] for row in rows], weight])
        told = [int(row[column]) for row in rows]
        off = [
            (row["character"], one, two)
            for row, one, two in zip(rows, told, measured, strict=True)
            if abs(one - two) > 1.5
        ]
        assert off == []
    page.close()


def test_a_link_in_a_picture_is_reached_by_keyboard_and_named(browser: Browser, pictures: list[Picture]) -> None:
    page = opened(browser, pictures[:1], 1360)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("claims/")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.get_by_role("group").first.get_by_role("link").count() > 0
    page.close()
