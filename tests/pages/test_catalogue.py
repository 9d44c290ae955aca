"""The catalogue of the site's own words: one place that has them all, written the same each time."""

import io
import re

import pytest
from babel.messages.pofile import read_po

from etl.pages.browser import CATALOGUE
from etl.pages.catalogue import Message, catalogue, messages


@pytest.fixture(scope="module")
def found() -> list[tuple[str, Message]]:
    return list(messages())


def test_the_committed_catalogue_is_what_would_be_written(found: list[tuple[str, Message]]) -> None:
    assert CATALOGUE.read_text(encoding="utf-8") == catalogue(found), "make words writes it anew"


def test_it_names_files_without_lines_and_no_day() -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    assert "Date" not in text.split("\n\n", 1)[0]
    assert re.findall(r"^#: .*:\d", text, re.MULTILINE) == []


def test_each_message_that_stands_somewhere_is_in_it(found: list[tuple[str, Message]]) -> None:
    read = read_po(io.BytesIO(CATALOGUE.read_bytes()), abort_invalid=True)
    firsts = {message if isinstance(message, str) else message[0] for _, message in found}
    assert {one.id if isinstance(one.id, str) else one.id[0] for one in read if one.id} == firsts


def test_the_menu_the_heads_and_the_vocabularies_are_among_its_sources(found: list[tuple[str, Message]]) -> None:
    where = {(file, message) for file, message in found if isinstance(message, str)}
    assert ("site/mkdocs.yml", "How to cite") in where
    assert ("site/mkdocs.yml", "Switch to dark") in where
    assert ("etl/pages/origins/page.md.jinja", "Origins") in where
    assert ("schemas/vocabularies/basis.csv", "The value is printed in the article.") in where


def test_each_message_can_be_filled(found: list[tuple[str, Message]]) -> None:
    texts = {text for _, message in found for text in ([message] if isinstance(message, str) else message)}
    assert [text for text in texts if "%" in re.sub(r"%\(\w+\)s|%%", "", text)] == []
