"""A mark stands where its quote stands; what its offsets say otherwise is told, with the way in which they count."""

import html

import pytest

from etl.evidence.text import parse_article
from etl.marks.annotation import Annotation
from etl.marks.place import Located, place_of

TEXT = """Bridge 🌉 falls

“It fell,” she said & left. Twelve died; twelve were hurt.

Twelve died, said the Coast Observatory. It fell at night."""
ARTICLE = parse_article(TEXT, "text")
PHRASE = "said the Coast Observatory"
START = ARTICLE.text.index(PHRASE)


def at(start: int | None, exact: str = PHRASE, prefix: str = "", suffix: str = "") -> Located:
    end = None if start is None else start + len(exact)
    return place_of(Annotation("mark", exact, start, end, prefix, suffix), ARTICLE)


def test_a_quote_and_true_offsets_agree() -> None:
    assert at(START) == at(None) == Located(3, 13, PHRASE, None)


@pytest.mark.parametrize(
    ("start", "how"),
    [
        (START + 1, "in UTF-16"),  # A sign outside the basic plane counts as two.
        (len(html.escape(ARTICLE.text[:START])), "in a text with HTML entities"),
        (START - 2, "in a text without ends of lines"),
        (START + 2, "in a text with a blank line between paragraphs"),
        (START + 17, "in another text"),
    ],
)
def test_offsets_that_say_otherwise_are_told_with_both_places(start: int, how: str) -> None:
    placed = at(start)
    assert (placed.paragraph, placed.start) == (3, 13)
    assert placed.told is not None
    assert f"its offsets {start} to {start + len(PHRASE)} hold" in placed.told
    assert placed.told.endswith(f"its quote stands at {START} to {START + len(PHRASE)} (they count {how})")


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ('"It fell,"', "“It fell,”"),
        ("she said &amp; left", "she said & left"),
        ("Twelve\n  died; twelve", "Twelve died; twelve"),
    ],
)
def test_a_quote_in_other_letters_is_found_and_told(quote: str, printed: str) -> None:
    placed = at(None, quote)
    assert (placed.paragraph, placed.exact) == (2, printed)
    assert placed.told is not None
    assert placed.told.startswith("its quote is ")
    assert placed.told.endswith(f"printed as {printed!r}")


@pytest.mark.parametrize(
    ("prefix", "suffix", "paragraph"), [("left. ", "", 2), ("", ", said the", 3), ("", "; twelve", 2)]
)
def test_what_stands_around_a_quote_tells_which_is_meant(prefix: str, suffix: str, paragraph: int) -> None:
    assert at(None, "Twelve died", prefix, suffix).paragraph == paragraph


def test_an_offset_tells_which_is_meant_however_it_counts() -> None:
    second = ARTICLE.text.rindex("Twelve died")
    assert at(second, "Twelve died") == Located(3, 0, "Twelve died", None)
    in_utf16 = at(second + 1, "Twelve died")
    assert (in_utf16.paragraph, in_utf16.told is not None) == (3, True)
    assert place_of(Annotation("mark", "Twelve died", paragraph=2), ARTICLE).paragraph == 2


@pytest.mark.parametrize(
    ("exact", "start", "why"),
    [
        ("Twelve died", None, "stands 2 times"),
        ("Twelve died", 7, "stands 2 times"),  # Neither is near enough to be meant: nothing is moved.
        ("Thirteen died", START, "its quote is not printed"),
        ("twelve were hurt.\nTwelve died", None, "runs over paragraphs"),
        ("hurt. Twelve", None, "runs over paragraphs"),
        ("elve died, said", None, "its quote is not printed"),  # No half words.
        ("", 3, "it has no quote"),
    ],
)
def test_a_mark_whose_place_is_not_clear_is_refused(exact: str, start: int | None, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        at(start, exact)
