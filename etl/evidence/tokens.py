"""What must not be left out: every quotation, number, word of harm and word of saying that the word lists find."""

import re
from collections.abc import Iterator
from functools import lru_cache

from etl.evidence.record import Token
from etl.evidence.text import Article, Line
from etl.model.lexicon import Lexicon, alternatives

KINDS = ("quotation", "number", "harm_word", "saying_word")
_DIGITS = r"\d+(?:[.,]\d+)*"
_NEVER = r"(?!)"


def find_tokens(article: Article, lexicon: Lexicon) -> list[Token]:
    """Every token of an article, in reading order.

    Args:
        article: The text.
        lexicon: Word lists of its language.
    """
    found: list[Token] = []
    for line in article.lines:
        spans = [("quotation", *span) for span in quotations(line.text, lexicon.marks)]
        for kind, pattern in _patterns(lexicon):
            spans += [(kind, *match.span()) for match in pattern.finditer(line.text)]
        for kind, start, end in sorted(spans, key=lambda s: (s[1], s[2], s[0])):
            found.append(_token(line, kind, start, end))
    return found


def quotations(text: str, marks: tuple[tuple[str, str], ...]) -> Iterator[tuple[int, int]]:
    """What stands between quotation marks in one paragraph: (start, end), the marks outside.

    A mark that is also an apostrophe opens only before a word and closes only behind one. A quotation that the
    paragraph does not close runs to its end.
    """
    for opening, closing in marks:
        apostrophe = closing in "'’"
        opens = re.compile(re.escape(opening) + (r"(?<!\w.)(?=\w)" if apostrophe else ""))
        closes = re.compile((r"(?<=\S)" + re.escape(closing) + r"(?!\w)") if apostrophe else re.escape(closing))
        position = 0
        while match := opens.search(text, position):
            end = closes.search(text, match.end())
            if end is None and apostrophe:
                break
            stop = len(text) if end is None else end.start()
            if text[match.end() : stop].strip():
                yield match.end(), stop
            position = stop + 1


@lru_cache
def _patterns(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    numbers = alternatives(lexicon.numbers) or _NEVER
    vague = alternatives(lexicon.terms("vague")) or _NEVER
    part = rf"(?:{_DIGITS}|{numbers})"
    joined = rf"{part}(?:(?:[\s-]+|\s+and\s+a\s+)(?:{numbers}))*"
    bodies = {
        "number": rf"(?<!\w)(?:{vague}|{joined})(?!\w)|(?<![\w.,]){_DIGITS}",
        "harm_word": rf"(?<!\w)(?:{alternatives(lexicon.terms('harm')) or _NEVER})(?!\w)",
        "saying_word": rf"(?<!\w)(?:{alternatives(lexicon.terms('saying')) or _NEVER})(?!\w)",
    }
    return tuple((kind, re.compile(body, re.IGNORECASE)) for kind, body in bodies.items())


def _token(line: Line, kind: str, start: int, end: int) -> Token:
    place = line.start + start
    return Token(kind, line.paragraph, line.number, line.column(place), place, line.start + end, line.text[start:end])
