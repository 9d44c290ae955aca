"""The longest number that stands at a place: "33" is not what "33,000" or "more than 33" prints."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from etl.model.lexicon import NUMERIC, SLOTS
from etl.seeds.numbers import NumberGrammar, Quantity

_PIECE = re.compile(r"\w+|[^\w\s]")
_YEAR = re.compile(r"(19|20)\d\d")
_KINDS = ("article", "group", "decimal", "joint", "vague", *NUMERIC, *SLOTS)


def longer(grammar: NumberGrammar, text: str, typed: str, quantity: Quantity, within: tuple[int, int]) -> str | None:
    """The longest number of a text that the typed one is only a part of; null where it is the longest once.

    Longer words that say the same ("33 of", "just 33") are the same number.

    Args:
        grammar: Reads the numbers of the text's language.
        text: The text.
        typed: The number as typed, which may stand in the text several times, or not at all.
        quantity: What the typed words say.
        within: First and last offset between which they stand.
    """
    folded = _evened(grammar, text)
    whole = r"(?<!\w)" + re.escape(" ".join(_evened(grammar, typed).split())) + r"(?!\w)"
    found = None
    for place in re.compile(whole).finditer(folded, *within):
        start, end = _longest(grammar, folded, *place.span(), quantity)
        if (start, end) == place.span():
            return None
        found = text[start:end]
    return found


def _longest(grammar: NumberGrammar, text: str, start: int, end: int, quantity: Quantity) -> tuple[int, int]:
    """Where the longest number around some words begins and ends, without words that do not change it.

    Their own place where it says what they say.
    """
    found, longest = (start, end), set[Quantity]()
    for first, last in _stretches(grammar, text, start, end):
        read = grammar.readings(text[first:last])
        longest = longest or read
        if longest == {quantity}:
            break
        if read and read == longest:
            found = first, last
    return found


def _stretches(grammar: NumberGrammar, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What a number around some words could be, the longest first: only words and marks of numbers are near them."""
    known, pieces = _known(grammar), [piece.span() for piece in _PIECE.finditer(text)]
    first = bisect_left(pieces, (start, start))
    last = bisect_right(pieces, (end, 0))
    starts, ends = [start], [end]
    for begin, stop in reversed(pieces[:first]):
        if not _of_number(text[begin:stop], known):
            break
        starts.append(begin)
    for begin, stop in pieces[last:]:
        # "33 in 2020" is no share of 2,020.
        if not _of_number(text[begin:stop], known) or _YEAR.fullmatch(text, begin, stop):
            break
        ends.append(stop)
    found = [(begin, stop) for begin in starts for stop in ends if (begin, stop) != (start, end)]
    yield from sorted(found, key=lambda stretch: (stretch[0] - stretch[1], stretch))


def _of_number(piece: str, known: frozenset[str]) -> bool:
    return piece in known or piece[0].isdigit()


def _evened(grammar: NumberGrammar, text: str) -> str:
    """The text in lower case, each white space a blank, so that offsets stay."""
    return re.sub(r"\s", " ", grammar.lexicon.fold(text))


@lru_cache
def _known(grammar: NumberGrammar) -> frozenset[str]:
    """The words and marks that numbers are made of."""
    terms = (term for kind in _KINDS for term in grammar.lexicon.terms(kind))
    return frozenset(piece for term in terms for piece in _PIECE.findall(re.sub(r"\{0?\}", " ", term)))
