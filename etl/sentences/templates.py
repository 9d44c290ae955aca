"""The templates and words of the sentences: `schemas/says/`, in the language in which the record is read.

`templates.csv` holds a row a template: a kind of claim, what must hold of the claim, and the text. The first row of the
kind whose conditions hold is taken, and where none does that of any kind, `*`. A condition is `name=value`, or
`name=one|other`; several stand with `;` between them. In a text `{name}` is filled in, and `[says|say]` is the form for
one or for several, as the last person or body filled in before it is. `words.csv` holds a row a word: a list, the value
that it stands for, the word, another form.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from etl.model.project import PACKAGE_SCHEMAS

ANY = "*"  # The kind of a template that fits every claim.
FOLDER = PACKAGE_SCHEMAS / "says"
_PIECE = re.compile(r"\{(\w+)\}|\[([^|\]]*)\|([^|\]]*)\]")


@dataclass(frozen=True, slots=True)
class Noun:
    """A name as it stands inside a sentence, with its article, and whether a verb beside it stands in the plural."""

    text: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A text to fill in, and what must hold of a claim for it."""

    text: str
    when: Mapping[str, frozenset[str]]

    def fits(self, facts: Mapping[str, str]) -> bool:
        """Whether all conditions hold."""
        return all(facts.get(name) in values for name, values in self.when.items())


class Words:
    """The words of `words.csv` by list and value."""

    def __init__(self, rows: list[tuple[str, str, str, str]]) -> None:
        """Sort the rows by their lists."""
        self._lists: dict[str, dict[str, tuple[str, str]]] = {}
        for name, value, word, other in rows:
            self._lists.setdefault(name, {})[value] = (word, other or word)

    def of(self, name: str) -> Mapping[str, tuple[str, str]]:
        """A list: value to (word, its other form, or the word where it has none)."""
        return self._lists[name]

    def word(self, name: str, value: str | None, default: str = "") -> str:
        """The word for a value; the default where the list has none."""
        return self._lists[name].get(value or "", (default, default))[0]


@lru_cache
def templates(folder: Path = FOLDER) -> Mapping[str, tuple[Template, ...]]:
    """Kind of claim to its templates, in the order in which they are tried."""
    found: dict[str, list[Template]] = {}
    for kind, when, text in _rows(folder / "templates.csv"):
        conditions = (one.split("=") for one in when.split(";") if one)
        found.setdefault(kind, []).append(Template(text, {n: frozenset(v.split("|")) for n, v in conditions}))
    return {kind: tuple(of) for kind, of in found.items()}


@lru_cache
def words(folder: Path = FOLDER) -> Words:
    """The words."""
    return Words([(name, value, word, other) for name, value, word, other in _rows(folder / "words.csv")])


def fitting(kind: str, facts: Mapping[str, str], folder: Path = FOLDER) -> Template:
    """The first template of a kind that fits; that of any kind where none does."""
    known = templates(folder)
    return next(template for template in (*known.get(kind, ()), *known[ANY]) if template.fits(facts))


def filled_in(text: str, given: Mapping[str, str | Noun]) -> str:
    """A text with its names filled in and its verbs in the right form.

    Raises:
        KeyError: A name is none of those given.
    """
    plural = False

    def piece(match: re.Match[str]) -> str:
        nonlocal plural
        if match[1] is None:
            return match[3] if plural else match[2]
        value = given[match[1]]
        if isinstance(value, str):
            return value
        plural = value.plural
        return value.text

    return _PIECE.sub(piece, text)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
