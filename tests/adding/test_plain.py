"""A text becomes paragraphs: a line each, and those of a page whose lines are broken joined."""

import pytest

from etl.adding.plain import read_plain

ARTICLE = """Ferry strike empties the harbour
By Ada Moss

EASTFORD (Norland News) — The ferries did not leave.
A long wait
“We will not sail,” he said.
Photo: R. Tarn
Read more: Prices of bread
Subscribe for 1 coin a week
© The Hill Gazette
"""

WRAPPED = """A headline of the day

The ferries did not leave the harbour on
Wednesday, and 40 fishermen waited on the
pier.

They went home.
"""


def test_each_line_is_a_paragraph_with_the_role_that_it_looks_like() -> None:
    draft = read_plain(ARTICLE, "en")
    assert [p.text for p in draft.paragraphs] == [line for line in ARTICLE.splitlines() if line]
    roles = ["headline", "byline", "body", "subhead", "body", "caption", "related_link", "subscription", "site_notice"]
    assert [p.role for p in draft.paragraphs] == roles
    assert (draft.title, draft.byline) == ("Ferry strike empties the harbour", "By Ada Moss")
    assert (draft.dateline, draft.agency) == ("EASTFORD (Norland News)", "Norland News")
    assert draft.remarks == ()


def test_words_that_begin_a_byline_begin_one_in_their_language_alone() -> None:
    assert [p.role for p in read_plain(ARTICLE, "fr").paragraphs][1] == "subhead"
    assert [p.role for p in read_plain("Le titre\nPar Ada Moss\nLe texte.", "fr").paragraphs][1] == "byline"


def test_a_long_paragraph_that_begins_like_a_byline_is_none() -> None:
    text = "By the evening, " + "the men had gone home, and the boats lay in the harbour, " * 3 + "all of them."
    assert [p.role for p in read_plain(f"Title here\n{text}\nThe end.", "en").paragraphs] == [
        "headline",
        "body",
        "body",
    ]


def test_lines_broken_inside_sentences_are_joined_and_that_is_told() -> None:
    draft = read_plain(WRAPPED, "en")
    assert [p.text for p in draft.paragraphs] == [
        "A headline of the day",
        "The ferries did not leave the harbour on Wednesday, and 40 fishermen waited on the pier.",
        "They went home.",
    ]
    assert draft.remarks == ("1 paragraph of several lines was joined, since blank lines part the paragraphs",)


def test_lines_that_end_with_their_sentences_stay_apart() -> None:
    assert len(read_plain("One.\nTwo.\n\nThree.\nFour.\n", "en").paragraphs) == 4


@pytest.mark.parametrize("end", ["\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_ends_a_paragraph(end: str) -> None:
    draft = read_plain(f"One is here.{end}Two is there.{end}", "en")
    assert draft.text == "One is here.\n\nTwo is there.\n"


@pytest.mark.parametrize("text", ["", "\n \n\t\n"])
def test_a_text_without_a_line_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="there is no text in it"):
        read_plain(text, None)
