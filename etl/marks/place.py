"""Where a mark stands in the text of its article: the quote decides, and offsets that say otherwise are told.

Tools count characters in different ways, and in texts that are not quite this one. So the words are looked for first;
what stands around them, and the offsets, tell occurrences apart. Nothing is moved without a word.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.evidence.text import Article, occurrences
from etl.marks.annotation import Annotation

_ALIKE = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " ", 0x202F: " ", 0x2013: "-", 0x2014: "-"}


@dataclass(frozen=True, slots=True)
class Located:
    """A mark at its place.

    Attributes:
        paragraph: The paragraph, from 1.
        start: Offset in it of the first character.
        exact: The words as the article prints them.
        told: In what the mark differs from them or from their place; null where in nothing.
    """

    paragraph: int
    start: int
    exact: str
    told: str | None = None


def place_of(mark: Annotation, article: Article) -> Located:
    """The place of a mark.

    Raises:
        ValueError: Its words are not printed, run over paragraphs, or stand several times and nothing tells which is
            meant.
    """
    exact = mark.exact.strip()
    if not exact:
        raise ValueError("it has no quote, and offsets alone do not say what was marked")
    found, told = _found(exact, mark, article), None
    if not found:
        exact, found = _alike(exact, mark, article)
        told = f"its quote is {_short(mark.exact)}, printed as {_short(exact)}" if found else None
    if not found:
        words = " ".join(exact.split())
        within = any(words in " ".join(line.text.split()) for line in article.lines)
        across = not within and words in " ".join(article.text.split())
        why = "its quote runs over paragraphs: mark each for itself" if across else "its quote is not printed"
        raise ValueError(f"{why}: {_short(mark.exact)}")
    if len(found) > 1:
        found = _nearer(found, exact, mark, article)
    if len(found) > 1:
        raise ValueError(
            f"{_short(exact)} stands {len(found)} times: say which by prefix, suffix, paragraph or a true position"
        )
    [(paragraph, start)] = found
    differing = _differing(mark, article, article.lines[paragraph - 1].start + start, len(exact))
    return Located(paragraph, start, exact, "; ".join(filter(None, [told, differing])) or None)


def _found(exact: str, mark: Annotation, article: Article) -> list[tuple[int, int]]:
    """(paragraph, offset in it) of each place where words stand that a mark may mean."""
    lines = [line for line in article.lines if mark.paragraph in (None, line.paragraph)]
    return [(line.paragraph, start) for line in lines for start in occurrences(line.text, exact)]


def _alike(exact: str, mark: Annotation, article: Article) -> tuple[str, list[tuple[int, int]]]:
    """The printed words that differ only in HTML entities, blanks, quotation marks or dashes, and their places."""
    words = html.unescape(exact).translate(_ALIKE).split()
    pattern = re.compile(r"\s+".join(map(re.escape, words))) if words else None
    for line in article.lines if pattern is not None else ():
        even = line.text.translate(_ALIKE)
        if pattern is not None and (match := pattern.search(even)):
            printed = line.text[slice(*match.span())]
            if found := _found(printed, mark, article):
                return printed, found
    return exact, []


def _nearer(found: list[tuple[int, int]], exact: str, mark: Annotation, article: Article) -> list[tuple[int, int]]:
    """Of several places those that what stands around them, else an offset in any way of counting, points to."""

    def around(paragraph: int, start: int) -> bool:
        text, at = article.text, article.lines[paragraph - 1].start + start
        prefix, suffix = " ".join(mark.prefix.split()), " ".join(mark.suffix.split())
        end = at + len(exact)  # Blanks may be more than one where the mark has one.
        before = " ".join(text[max(0, at - 2 * len(prefix) - 20) : at].split())
        behind = " ".join(text[end : end + 2 * len(suffix) + 20].split())
        return before.endswith(prefix) and behind.startswith(suffix)

    if (mark.prefix or mark.suffix) and (near := [one for one in found if around(*one)]):
        found = near
    if len(found) > 1 and mark.start is not None:
        for way in ("code points", *(name for name, _ in _ways(article.text, 0))):
            at = [one for one in found if _counted(article, *one)[way] == mark.start]
            if len(at) == 1:
                return at
    return found


def _counted(article: Article, paragraph: int, start: int) -> dict[str, int]:
    offset = article.lines[paragraph - 1].start + start
    return {"code points": offset, **dict(_ways(article.text, offset))}


def _ways(text: str, offset: int) -> Iterator[tuple[str, int]]:
    """How else tools count the characters before a place."""
    before = text[:offset]
    yield "in UTF-16", len(before.encode("utf-16-le")) // 2
    yield "in a text with HTML entities", len(html.escape(before))
    yield "in a text whose blanks are folded", len(" ".join(before.split())) + (before[-1:].isspace())
    yield "in a text without ends of lines", len(before.replace("\n", ""))
    yield "in a text with a blank line between paragraphs", len(before.replace("\n", "\n\n"))


def _differing(mark: Annotation, article: Article, offset: int, length: int) -> str | None:
    """What the offsets of a mark say otherwise than its quote; null where they agree, or there are none."""
    if mark.start is None or mark.start == offset:
        return None
    how = next((way for way, start in _ways(article.text, offset) if start == mark.start), "in another text")
    there = article.text[mark.start : mark.end if mark.end is not None else mark.start + length]
    stands = f"its quote stands at {offset} to {offset + length} (they count {how})"
    return f"its offsets {mark.start} to {mark.end} hold {_short(there)}, {stands}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return repr(words if len(words) <= 40 else words[:39] + "…")
