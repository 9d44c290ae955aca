"""What the page of an article says of the words that it shares with others."""

from typing import Any

from etl.pages.render import environment

CALL = '{% from "beside.jinja" import shared_words with context %}{{ shared_words(rows, 3, 200) }}'


def row(**changes: Any) -> dict[str, Any]:
    counted = {"shared_strings": 10, "strings": 194, "words_shared": 16, "paragraph_pairs": 1, "computed_from": "texts"}
    return {"other_source_id": "post", **counted, **changes}


def shown(*rows: dict[str, Any]) -> str:
    template = environment().from_string(CALL)
    return template.render(rows=rows, root="", names={"sources": {"post": "The Post"}})


ESTIMATE = row(shared_strings=32, words_shared=None, paragraph_pairs=None, computed_from="fingerprints")


def test_what_was_counted_is_no_estimate() -> None:
    page = shown(row())
    assert "10 of 194" in page
    assert '16 <span class="quiet">(8.0 %)</span>' in page
    assert "stimate" not in page


def test_an_estimate_is_called_one_and_says_how_it_was_made() -> None:
    page = shown(row(), ESTIMATE)
    assert '<span class="quiet">estimate:</span> 32 of 194' in page
    assert page.count('title="not said, not looked for, or not known"') == 2
    assert "An estimate: the other text was not at hand, and one string in sixteen has a fingerprint" in page
