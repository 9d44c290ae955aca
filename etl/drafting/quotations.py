"""Quotations, each with the words that it stands between, and whether it could stand alone."""

from collections.abc import Iterator, Sequence

from etl.drafting.guess import Credit, Guess, Passage
from etl.evidence.record import Token
from etl.evidence.text import Line

_ENDS = tuple(".,!?…")
_SCARED = 3
"""Words up to which a quotation that nobody is credited with is taken to hold a word at a distance."""


def quoted(line: Line, tokens: Sequence[Token], credits_: Sequence[Credit], before: Credit | None) -> Iterator[Guess]:
    """A proposal for each quotation of a paragraph.

    Args:
        line: The paragraph.
        tokens: Its tokens.
        credits_: Its credits.
        before: The last credit of the paragraphs before it, whose words go on where a paragraph is one quotation.
    """
    for token in tokens:
        if token.kind != "quotation":
            continue
        start, end = token.span_start - line.start, token.span_end - line.start
        exact = line.text[start:end]
        credit = said_by(start, end, credits_)
        if credit is None and not line.text[:start].strip("\"'“‘«„ "):
            credit = next(iter(credits_), before)
        alone = exact[:1].isupper() and exact.rstrip("\"'”’»").endswith(_ENDS)
        scare = credit is None and len(exact.split()) <= _SCARED
        values = {"exact": exact, "kind": "full" if alone else "scare" if scare else "fragment"}
        rests_on = "marks of quotation" + (f", {credit.rests_on}" if credit else "")
        yield Guess("quote", Passage(line.paragraph, start, end, exact), values, rests_on, None if scare else credit)


def said_by(start: int, end: int, credits_: Sequence[Credit]) -> Credit | None:
    """The credit whose words some words belong to: of those of its sentence the nearest."""
    near = [
        (max(credit.at.start - end, start - credit.at.end, 0), n, credit)
        for n, credit in enumerate(credits_)
        if credit.within[0] <= start < credit.within[1]
    ]
    return min(near)[2] if near else None
