"""The words for days of a language, as data.

They are a CSV file with the columns `kind,term,value`:

- `month` and `weekday` (1 is January, or Monday), and `count`, a number word;
- `suffix`, what may stand right behind the digits of a day: `st`;
- `form`, a wording with slots {day}, {month}, {year}, {weekday} or {count}; of several that fit, the first counts. Its
  value is empty where it is a date or a plain weekday, `last` or `next` for a weekday, and else a unit and how many of
  them lie ahead of the day of publication: `week -1`. A slot {count} multiplies it.

A term in small letters may also begin with a capital.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

UNITS = ("day", "week", "month", "year")
_KINDS = {"month": range(1, 13), "weekday": range(1, 8), "count": range(1, 1000)}
_SLOT = re.compile(r"\{(\w*)\}")
_SLOTS = ("day", "month", "year", "weekday", "count")
_AHEAD = re.compile(rf"({'|'.join(UNITS)}) (-?\d{{1,3}})")


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording: what finds it, and how it resolves (`last`, `next`, `week -1`; empty where its slots say all)."""

    pattern: re.Pattern[str]
    value: str = ""

    @property
    def ahead(self) -> tuple[str, int] | None:
        """The unit, and how many of it lie ahead; null where the slots say all."""
        found = _AHEAD.fullmatch(self.value)
        return None if found is None else (found[1], int(found[2]))


@dataclass(frozen=True, slots=True)
class DayWords:
    """The words for days of a language: by kind, number of each in small letters; and its forms in their order."""

    words: Mapping[str, Mapping[str, int]]
    forms: tuple[Wording, ...]

    def number(self, kind: str, printed: str) -> int:
        """What a word stands for; digits stand for themselves."""
        return int(printed) if printed.isdecimal() else self.words[kind][_folded(printed)]


NONE = DayWords({}, ())
"""Those of a language that nobody has written down."""


def load_day_words(path: Path) -> DayWords:
    """Read the words of a language.

    Raises:
        OSError: The file cannot be read.
        ValueError: A row is not understood; the message says which.
    """
    words: dict[str, dict[str, int]] = {kind: {} for kind in _KINDS}
    terms: dict[str, list[str]] = {kind: [] for kind in (*_KINDS, "suffix")}
    forms: list[tuple[str, str]] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        if next(reader, None) != ["kind", "term", "value"]:
            raise ValueError(f"{path}:1: the columns are kind,term,value")
        for row in filter(None, reader):
            if fault := next(_faults(row), None):
                raise ValueError(f"{path}:{reader.line_num}: {fault}")
            kind, term, value = row
            if kind == "form":
                forms.append((term, value))
                continue
            terms[kind].append(term)
            if kind in words:
                words[kind][_folded(term)] = int(value)
    slots = {kind: f"(?P<{kind}>{_any(terms[kind])})" for kind in ("month", "weekday")}
    slots["day"] = rf"(?P<day>[0-3]?\d)(?:{_any(terms['suffix'])})?"
    slots["year"] = r"(?P<year>(?:19|20)\d\d)"
    slots["count"] = rf"(?P<count>\d{{1,3}}|{_any(terms['count'])})"
    return DayWords(words, tuple(Wording(_pattern(term, slots), value) for term, value in forms))


def _faults(row: list[str]) -> Iterator[str]:
    """What is wrong with a row, the gravest first."""
    if len(row) != 3:
        yield f"found {len(row)} values; expected 3, as there are columns"
    kind, term, value = row
    if kind not in (*_KINDS, "suffix", "form"):
        yield f"no kind is called {kind!r}; they are {', '.join(_KINDS)}, suffix, form"
    if not term or term != term.strip():
        yield f"{term!r} is no term"
    if kind in _KINDS and not (value.isdecimal() and int(value) in _KINDS[kind]):
        yield f"{value!r} is no number of a {kind}"
    if kind == "form":
        slots = _SLOT.findall(term)
        if unknown := [slot for slot in slots if slot not in _SLOTS]:
            yield f"no slot is called {unknown[0]!r}; they are {', '.join(_SLOTS)}"
        if len(set(slots)) < len(slots):
            yield f"a slot stands twice in {term!r}"
        if not _resolves(slots, value):
            yield f"{value!r} does not say what {term!r} resolves to"


def _resolves(slots: list[str], value: str) -> bool:
    """Whether a form with some slots may have a value."""
    if slots == ["weekday"]:
        return value in ("", "last", "next")
    dated = ("month" in slots or slots == ["year"]) and "count" not in slots
    return not value if dated else slots in ([], ["count"]) and bool(_AHEAD.fullmatch(value))


def _pattern(form: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    parts = _SLOT.split(form)
    inner = "".join(slots[part] if nth % 2 else _literal(part, head=not nth) for nth, part in enumerate(parts))
    return re.compile(rf"(?<!\w){inner}(?!\w)")


def _any(terms: list[str]) -> str:
    """What finds any of some terms, the longest first."""
    return "|".join(_literal(term, head=True) for term in sorted(terms, key=len, reverse=True)) or r"(?!)"


def _literal(text: str, *, head: bool) -> str:
    """What finds some words, whatever blanks and apostrophes part them."""
    found = re.escape(text[1:] if head else text).replace(r"\ ", "[ \u00a0\u202f]").replace("'", "['’]")
    return f"[{re.escape(''.join(_capitals(text[0])))}]{found}" if head and text else found


def _capitals(letter: str) -> set[str]:
    """A letter and, of a small one, its capitals; i has one with a dot in Turkish."""
    return {letter, letter.upper(), "İ" if letter == "i" else letter}


def _folded(term: str) -> str:
    return term.replace("İ", "i").lower()
