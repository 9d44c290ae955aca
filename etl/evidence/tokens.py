"""What must not be left out: every quotation, number, word of harm and word of saying that the word lists find."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from etl.evidence.record import Token
from etl.evidence.text import WORD_CHARACTER, Article, Line
from etl.model.lexicon import BLANKS, Lexicon, alternatives

KINDS = ("quotation", "number", "harm_word", "saying_word")
_NEVER = r"(?!)"


def find_tokens(article: Article, lexicon: Lexicon) -> list[Token]:
    """Every token of an article, in reading order.

    Args:
        article: The text.
        lexicon: Word lists of its language.
    """
    found: list[Token] = []
    texts = [line.text for line in article.lines]
    openings = {opening for opening, _ in lexicon.marks}
    pairs = [(pair, pair[0] == pair[1] or pair[1] not in openings) for pair in lexicon.marks]
    quoted: list[list[tuple[str, int, int]]] = [[] for _ in texts]
    for pair, lone in pairs:
        for nth, start, end in quotations(texts, pair, lone=lone):
            quoted[nth].append(("quotation", start, end))
    for line, spans in zip(article.lines, quoted, strict=True):
        folded = lexicon.fold(line.text)
        for kind, pattern in _patterns(lexicon):
            spans += [(kind, *match.span()) for match in pattern.finditer(folded)]
        for kind, start, end in sorted(spans, key=lambda s: (s[1], s[2], s[0])):
            found.append(_token(line, kind, start, end))
    return found


def quotations(texts: Sequence[str], marks: tuple[str, str], *, lone: bool = True) -> Iterator[tuple[int, int, int]]:
    """What stands between quotation marks of one pair: (paragraph from 0, start, end), the marks outside.

    A mark before a blank cannot open, one behind a blank cannot close; a mark that is also an apostrophe opens only
    before a word and closes only behind one, in its own paragraph. Other quotations may run over paragraphs, to the
    first mark that closes them, unless one opens anew before. What nothing closes runs to the mark that opens anew, or
    to its paragraph's end; what nothing opens runs from the last quotation before it, or from its paragraph's start.

    Args:
        texts: The paragraphs.
        marks: The pair.
        lone: Whether a mark that closes is told when none opened before it.

    >>> list(quotations(["“One”, he said. Two”", "“Three", "four” five"], ("“", "”")))
    [(0, 1, 4), (0, 5, 19), (1, 1, 6), (2, 0, 4)]
    """
    opening, closing = (re.escape(mark).replace(r"\ ", r"\s") for mark in marks)
    apostrophe = marks[1] in "'’"
    opened: tuple[int, int] | None = None
    for nth, text in enumerate(texts):
        opened, last = None if apostrophe else opened, 0
        for mark in re.finditer(opening if opening == closing else f"{opening}|(?P<closes>{closing})", text):
            before, behind = text[: mark.start()][-1:], text[mark.end() :][:1]
            opens = bool(mark.lastgroup is None and behind.strip())
            closes = bool((mark.lastgroup or opening == closing) and before.strip())
            if apostrophe:
                opens &= WORD_CHARACTER.match(behind) is not None and not WORD_CHARACTER.match(before)
                closes &= not WORD_CHARACTER.match(behind)
            if closes and (opened is not None or (lone and not opens and not apostrophe)):
                yield from _between(texts, opened or (nth, last), (nth, mark.start()))
                opened, last = None, mark.end()
            elif opens:
                if opened is not None and not apostrophe:
                    yield from _between(texts, opened, (nth, mark.start()) if opened[0] == nth else None)
                opened = nth, mark.end()
    if opened is not None and not apostrophe:
        yield from _between(texts, opened, None)


def _between(
    texts: Sequence[str], start: tuple[int, int], end: tuple[int, int] | None
) -> Iterator[tuple[int, int, int]]:
    """The stretches of the paragraphs from one place to another, or to the paragraph's end."""
    end = (start[0], len(texts[start[0]])) if end is None else end
    for nth in range(start[0], end[0] + 1):
        first = start[1] if nth == start[0] else 0
        stop = end[1] if nth == end[0] else len(texts[nth])
        if texts[nth][first:stop].strip():
            yield nth, first, stop


@lru_cache
def _patterns(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kind of token to what finds it in folded text."""
    numbers = _number_words(lexicon)
    vague = alternatives((*lexicon.terms("vague"), *lexicon.terms("rough"))) or _NEVER
    joints = alternatives(lexicon.terms("joint")) or _NEVER
    articles = alternatives(term for term, word in lexicon.terms("article").items() if word.value) or _NEVER
    marks = {".", ",", *lexicon.terms("group"), *lexicon.terms("decimal")} - {"space"}
    parted = rf"|[{BLANKS}]\d{{3}}(?!\d)" if "space" in lexicon.terms("group") else ""
    glued = (t for k in ("multiplier", "fraction") for t, w in lexicon.terms(k).items() if w.bare == "digits")
    endings = alternatives(glued) or _NEVER
    digits = rf"\d+(?:[{''.join(map(re.escape, sorted(marks)))}]\d+{parted})*(?:(?:{endings})(?!\w))?"
    link = rf"(?:[\s-]{'*' if lexicon.joined else '+'}(?:(?:{joints})\s+(?:{articles})\s+)?)"
    joined = rf"(?:{digits}|{numbers})(?:{link}(?:{numbers}))*"
    bodies = {
        "number": rf"(?<!\w)(?:{vague}|{joined})(?!\w)|(?<![\w.,]){digits}",
        "harm_word": rf"(?<!\w)(?:{alternatives(lexicon.terms('harm')) or _NEVER})(?!\w)",
        "saying_word": rf"(?<!\w)(?:{alternatives(lexicon.terms('saying')) or _NEVER})(?!\w)",
    }
    return tuple((kind, re.compile(body)) for kind, body in bodies.items())


def _number_words(lexicon: Lexicon) -> str:
    """What matches a word of a number; those made of other such words are left to the pattern that joins them."""
    found = {
        term
        for kind in ("cardinal", "multiplier", "ordinal", "fraction", "factor")
        for term, word in lexicon.terms(kind).items()
        if word.bare != "digits" and (kind != "cardinal" or word.bare != "no")
    }
    single = {term for term in found if not re.search(r"[\s-]", term)}
    made = {term for term in found - single if single.issuperset(re.split(r"[\s-]", term))}
    return alternatives(found - made) or _NEVER


def _token(line: Line, kind: str, start: int, end: int) -> Token:
    place = line.start + start
    return Token(kind, line.paragraph, line.number, line.column(place), place, line.start + end, line.text[start:end])
