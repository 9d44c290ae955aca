"""Printings laid against each other, and spellings folded: truth tables."""

import re

import pytest

from etl.pages.fold import also_written, fold
from etl.pages.wording import same_words, side_by_side
from tests import ROOT


@pytest.mark.parametrize(
    ("texts", "against", "changes", "marked"),
    [
        (["to the hills,", "To the hills"], ["longest", "same"], [], ["[to the hills,]", "[To the hills]"]),
        (["to the hills", "the hills"], ["longest", "part"], [], ["to [the hills]", "[the hills]"]),
        (
            ["We are no longer in a position to hold the line,", "no longer able to hold line"],
            ["longest", "other"],
            [("able", "in a position"), ("", "the")],
            ["We are [no longer ]<in a position >[to hold ]<the >[line,]", "[no longer ]<able >[to hold line]"],
        ),
        (
            ["full of joy", "full of their joy"],
            ["other", "longest"],
            [("", "their")],
            ["[full of joy]", "[full of ]<their >[joy]"],
        ),
        (
            ["bad men", "bad battle formations"],
            ["other", "longest"],
            [("men", "battle formations")],
            ["[bad ]<men>", "[bad ]<battle formations>"],
        ),
        (["(there)", "there"], ["longest", "same"], [], ["[(there)]", "[there]"]),
        (["a b c d", "b c", "b x c"], ["longest", "part", "other"], [("x", "")], ["a [b c ]d", "[b c]", "[b ]<x >[c]"]),
    ],
)
def test_printings_laid_against_the_longest(
    texts: list[str], against: list[str], changes: list[tuple[str, str]], marked: list[str]
) -> None:
    frame = {"same": "[{}]", "differs": "<{}>", "longer": "{}"}
    found = side_by_side(texts)
    assert [one.against for one in found] == against
    assert [change for one in found for change in one.changes] == changes
    assert ["".join(frame[mark].format(text) for mark, text in one.parts) for one in found] == marked
    assert ["".join(text for _, text in one.parts) for one in found] == texts


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("serious concern", "Serious concern about the rise of tension", True),
        ("we are not yet there", "The most pressing need is an immediate cease-fire", False),
        ("full solidarity", "solidarity in full", True),
        ("…", "…", False),
        ("", "a", False),
    ],
)
def test_texts_alike(one: str, other: str, told: bool) -> None:
    assert same_words(one, other) is told
    assert same_words(other, one) is told


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Reyhanlı", "reyhanli"),
        ("REYHANLI", "reyhanli"),
        ("İdlib", "idlib"),
        ("Süleyman Çavuşoğlu", "suleyman cavusoglu"),
        ("António", "antonio"),
        ("Øresund, Łódź, Đakovo", "oresund, lodz, dakovo"),
        ("إدلب", "ادلب"),
        ("أَعْلَنَ", "اعلن"),
        ("مدينة", "مدينه"),
        ("علـــى", "علي"),
        ("the  minister’s – word", "the minister's - word"),
    ],
)
def test_spellings_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_only_spellings_that_differ_in_letters_are_written_again() -> None:
    assert also_written(["Norland’s", "Gülşah", "Reyhanlı", "REYHANLI", "GÜLŞAH"]) == ["gulsah", "reyhanli"]


def test_the_browser_folds_alike() -> None:
    script = (ROOT / "site" / "browser" / "fold.js").read_text(encoding="utf-8")
    table = script.split("const SAME = {", 1)[1].split("};", 1)[0]
    pairs = re.findall(r"""["']?([^\s"',:])["']?: (?:"([^"]*)"|'([^']*)')""", table)
    assert len(pairs) >= 20
    for sign, one, other in pairs:
        assert fold(sign) == (one or other), sign
