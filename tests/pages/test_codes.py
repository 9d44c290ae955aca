"""The page of all problem codes says of each what it means, what to do, and what bad data look like."""

import json

from etl.checks import find_codes
from etl.pages.book import Asset, Page
from etl.pages.codes import example, pages
from etl.pages.render import render
from tests import SMALL
from tests.drawn import book_of

CODES = find_codes()


def test_every_code_stands_on_the_page_with_its_example_and_its_message() -> None:
    book = book_of(SMALL, SMALL / "articles")
    page, twin = pages(book)
    assert isinstance(page, Page)
    assert isinstance(twin, Asset)
    rows = json.loads(twin.text)
    assert [row["code"] for row in rows] == sorted(CODES)
    text = render(book, page)
    for row in rows:
        assert f"{{ #{row['code']} }}" in text
        assert f"``` {{ .text .wrapped .no-copy }}\n{row['example']}\n```" in text
        assert f"{row['severity']}[{row['code']}]: {CODES[row['code']].says}\n" in text


def test_an_example_is_a_difference_in_its_file() -> None:
    assert example(CODES["event-voice"]).split("\n") == [
        "seeds/events.yml",
        "  type: bombardment",
        "-   status: claimed",
        "+   status: ▶occurred",
    ]
    assert example(CODES["coordinates"]).split("\n") == [
        "seeds/places.yml",
        "  ▶{place: eastford",
        "…",
        "- latitude: 10.5, longitude: 20.25,",
        "+ latitude: 10.5,",
    ]
    assert example(CODES["text-missing"]).split("\n") == [
        "articles/river-post.txt is not there",
        "Told by etl check --articles articles",
    ]
    assert example(CODES["bounds-order"]).split("\n")[-2:] == [
        "The tables come out wrong, as after",
        "  UPDATE figures SET low = 11 WHERE qualifier = 'between'",
    ]
