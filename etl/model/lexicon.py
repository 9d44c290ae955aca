"""The word lists of a language, `schemas/lexicon/<language>.csv`: numbers, harm, saying, quotation marks."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of one language by their kind; all in lower case.

    Attributes:
        kinds: Kind to its terms and their values (`cardinal`, `multiplier`, `ordinal`, `fraction`, `vague`,
            `qualifier`, `harm`, `saying`).
        marks: Pairs of opening and closing quotation marks.
    """

    language: str
    kinds: Mapping[str, Mapping[str, str]]
    marks: tuple[tuple[str, str], ...]

    def terms(self, kind: str) -> Mapping[str, str]:
        """The terms of a kind and their values; empty where the language has none."""
        return self.kinds.get(kind, {})

    @cached_property
    def numbers(self) -> Mapping[str, Decimal]:
        """Every word that stands for a number of its own: cardinals, multipliers, ordinals, fractions."""
        return {
            term: Decimal(value)
            for kind in ("cardinal", "multiplier", "ordinal", "fraction")
            for term, value in self.terms(kind).items()
        }


def load_lexicon(schemas: Path, language: str) -> Lexicon:
    """Read the lexicon of a language.

    Raises:
        FileNotFoundError: There is none.
    """
    kinds: dict[str, dict[str, str]] = {}
    marks: list[tuple[str, str]] = []
    with (schemas / "lexicon" / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "quotation":
                marks.append((row["term"], row["value"]))
            else:
                kinds.setdefault(row["kind"], {})[row["term"]] = row["value"]
    return Lexicon(language, kinds, tuple(marks))


def alternatives(terms: Iterable[str]) -> str:
    """A regular expression that matches any of the terms, the longest first, whatever white space parts their words."""
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in ordered)
