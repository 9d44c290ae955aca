"""Words in pictures: how wide they are in the site's typeface, and where to break or shorten them so that they fit.

SVG breaks no lines. Widths come from `source-sans-3.csv`, the advances of Source Sans 3 in thousandths of its size; a
test holds them against the typeface itself. A letter with marks is as wide as its base letter. Other scripts are set
in whatever face the reader's machine has, so their letters get a generous guess.
"""

import csv
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

REGULAR, SEMIBOLD = 400, 600
ELLIPSIS = "…"
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
_GUESS = 720


@lru_cache
def _advances() -> dict[str, tuple[int, int]]:
    path = Path(__file__).with_name("source-sans-3.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["character"]: (int(row["regular"]), int(row["semibold"])) for row in csv.DictReader(file)}


@lru_cache(maxsize=4096)
def _advance(character: str, weight: int) -> int:
    """Width of a character in thousandths of the type size."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    known = _advances().get(character) or _advances().get(unicodedata.normalize("NFD", character)[0])
    if known:
        return known[weight == SEMIBOLD]
    return 1050 if unicodedata.east_asian_width(character) in "WF" else _GUESS


def known(words: str) -> bool:
    """Whether the typeface of the site holds every character, so that the width is no guess."""
    plain = unicodedata.normalize("NFD", words)
    return all(c in _advances() or unicodedata.category(c) in {"Mn", "Cf"} for c in plain)


def width(words: str, size: float, weight: int = REGULAR) -> float:
    """Width of a line of words in pixels.

    Args:
        words: One line.
        size: Type size in pixels.
        weight: REGULAR or SEMIBOLD.
    """
    return sum(_advance(character, weight) for character in words) * size / 1000


def wrap(words: str, limit: float, size: float, weight: int = REGULAR, lines: int = 2) -> list[str]:
    """Break words into lines that fit; what is left over when the lines are used up is cut at a word and marked by `…`.

    Args:
        words: What to set; white space counts as one space.
        limit: Width of a line in pixels.
        size: Type size in pixels.
        weight: REGULAR or SEMIBOLD.
        lines: Largest number of lines, at least one.

    Returns:
        At least one line.
    """
    found: list[str] = []
    rest = words.split()
    while rest and len(found) < lines:
        last = len(found) == lines - 1
        taken = 1
        while taken < len(rest) and width(" ".join(rest[: taken + 1]), size, weight) <= limit:
            taken += 1
        line, rest = " ".join(rest[:taken]), rest[taken:]
        if (last and rest) or width(line, size, weight) > limit:
            if not last:
                rest = _split(line, limit, size, weight, rest)
                line = rest.pop(0)
            else:
                line = shorten(" ".join([line, *rest]), limit, size, weight)
        found.append(line)
    return found or [""]


def _split(word: str, limit: float, size: float, weight: int, rest: Sequence[str]) -> list[str]:
    """A word that is longer than a line in two, and what follows it."""
    end = len(word)
    while end > 1 and width(word[:end] + "-", size, weight) > limit:
        end -= 1
    return [word[:end] + "-", word[end:], *rest]


def shorten(words: str, limit: float, size: float, weight: int = REGULAR) -> str:
    """Words as they are where they fit in a line, else cut, at a word if one fits, and marked by `…`."""
    if width(words, size, weight) <= limit:
        return words
    end = len(words)
    while end and width(words[:end].rstrip() + ELLIPSIS, size, weight) > limit:
        end -= 1
    space = words.rfind(" ", 0, end + 1)
    return words[: space if space > end / 2 else end].rstrip(" ,;·") + ELLIPSIS


def isolated(words: str) -> str:
    """Words that hold letters written from right to left, kept from turning what stands beside them."""
    turning = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in words)
    return f"{ISOLATE}{words}{END_ISOLATE}" if turning and ISOLATE not in words else words
