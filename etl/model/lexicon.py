"""The word lists of a language: what the number grammar and the finder of tokens know of it, as data.

A list is a CSV file with the columns `kind, term, value, bare, outcomes`. A kind of which a language has nothing stands
with one empty term, so that what was forgotten differs from what is not there. `{}` in a term is the slot of a number,
`{0}` of one with digits, `*` any ending. CONTRIBUTING says what each kind holds.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from etl.model.unclean import unclean
from etl.model.vocabularies import Term

NEEDED = (
    "cardinal", "ordinal", "multiplier", "fraction", "vague", "joint", "article", "group", "decimal", "range",
    "qualifier", "harm", "saying", "quotation",
)  # fmt: skip
SLOTS = {"scaled": 1, "qualifier": 1, "range": 2, "ratio": 2, "neutral": 1}
NUMERIC = ("cardinal", "ordinal", "multiplier", "fraction", "factor", "rough", "scaled", "ratio")
_NUMBER = re.compile(r"\d{1,18}([./][1-9]\d{0,17})?|0\.\d{1,18}")
_AS_PRINTED = ("fold", "quotation")  # Kinds whose terms are not held against folded text.
SPEAKING = (
    "speaker", "pronoun", "credited", "conversing", "agent", "passive", "infinitive", "boundary", "preposition",
    "channel", "partitive", "determiner",
)  # fmt: skip
"""Kinds by which it is guessed who says something, and how, and what is counted; without them there are no guesses."""
KINDS = (
    *NEEDED, *SPEAKING, "factor", "rough", "neutral", "scaled", "ratio", "fold", "joined", "people", "abbreviation",
)  # fmt: skip
BARE = ("", "yes", "no", "article", "added", "digits")
_VALUES: dict[str, Callable[[str], bool]] = {
    "ratio": lambda value: value in ("1/2", "2/1"),
    "multiplier": lambda value: Fraction(value or 0) >= 10 and Fraction(value).denominator == 1,
    "fraction": lambda value: 0 < Fraction(value or 0) < 1,
    "scaled": lambda value: Fraction(value or 0) != 0,
    "range": lambda value: value == "between",
}
"""Kind to whether a value that has the form of its numbers is one of it."""
BLANKS = " \u00a0\u202f"
_APOSTROPHES = {0x2018: "'", 0x2019: "'"}


@dataclass(frozen=True, slots=True)
class Word:
    """A row of a list.

    Attributes:
        value: What it stands for: a number, a code of the vocabulary `qualifier`, `victims_status` or `medium`, a
            closing mark, a word's stem.
        bare: Whether it stands without a count before it: of a multiplier or fraction `yes`, `no`, `article` (at the
            head, or behind an article that counts as one), `added` (added to the count), `digits` (right behind
            digits); of a cardinal `no` where the finder does not look for it.
        outcomes: The outcomes that a word of harm can mean; empty where it tells none.
    """

    kind: str
    term: str
    value: str = ""
    bare: str = ""
    outcomes: tuple[str, ...] = ()

    @property
    def number(self) -> Fraction:
        """The number that it stands for; 0 where it has none of its own."""
        return Fraction(self.value or 0)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of one language by their kind, in lower case."""

    language: str
    kinds: Mapping[str, Mapping[str, Word]]
    marks: tuple[tuple[str, str], ...]

    def terms(self, kind: str) -> Mapping[str, Word]:
        """The words of a kind by their terms; empty where the language has none."""
        return self.kinds.get(kind, {})

    @cached_property
    def joined(self) -> bool:
        """Whether number words may be written without a blank between them."""
        return "yes" in self.terms("joined")

    @cached_property
    def groups(self) -> str:
        """What parts thousands, as the inside of a regular expression's set."""
        return "".join(re.escape(BLANKS if mark == "space" else mark) for mark in self.terms("group"))

    @cached_property
    def _folds(self) -> Mapping[int, str]:
        return _APOSTROPHES | {ord(term): word.value for term, word in self.terms("fold").items()}

    def fold(self, text: str) -> str:
        """A text in lower case, character by character, so that offsets stay.

        >>> Lexicon("tr", {"fold": {"I": Word("fold", "I", "ı")}}, ()).fold("ALTI’NCI")
        "altı'ncı"
        """
        text = text.translate(self._folds)
        low = text.lower()
        return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def load_lexicon(path: Path, codes: Mapping[str, Mapping[str, Term]]) -> Lexicon:
    """Read the lists of a language.

    Args:
        path: The file, named after the language.
        codes: Kind, or `outcomes`, to the vocabulary of which its words may stand for codes.

    Raises:
        OSError: The file cannot be read.
        ValueError: A kind is missing, or a row is not understood; the message says which and where.
    """
    kinds: dict[str, dict[str, Word]] = {}
    lines: list[tuple[int, Word]] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        if next(reader, None) != ["kind", "term", "value", "bare", "outcomes"]:
            raise ValueError(f"{path.name}:1: the columns are kind,term,value,bare,outcomes")
        for row in filter(None, reader):
            if fault := next(_faults(row, codes), None):
                raise ValueError(f"{path.name}:{reader.line_num}: {fault}")
            kind, term, value, bare, outcomes = row
            kinds.setdefault(kind, {})
            if term:
                word = Word(kind, term, value, bare, tuple(outcomes.split()))
                kinds[kind][f"{term} {value}" if kind == "quotation" else term] = word
                lines.append((reader.line_num, word))
    if missing := [kind for kind in NEEDED if kind not in kinds]:
        raise ValueError(f"{path.name} has no {', no '.join(missing)}; where the language has none, say `kind,,,,`")
    marks = tuple((word.term, word.value) for word in kinds.pop("quotation").values())
    lexicon = Lexicon(path.stem, kinds, marks)
    for line, word in lines:
        if fault := next(_clashes(word, lexicon), None):
            raise ValueError(f"{path.name}:{line}: {fault}")
    return lexicon


def _clashes(word: Word, lexicon: Lexicon) -> Iterator[str]:
    """What is wrong with a word beside the others of its list."""
    kind, term = word.kind, word.term
    if kind not in _AS_PRINTED and (term != term.strip() or term != lexicon.fold(term)):
        yield f"no text reaches {term!r}, since texts are read as {lexicon.fold(term).strip()!r}"
    for other in ("cardinal", "ordinal") if kind in ("cardinal", "ordinal") else (kind,):
        found = lexicon.terms(other).get(term, word).value
        if found != word.value:
            yield f"{term!r} is both {word.value!r} and {found!r}"
    if kind in ("group", "decimal") and (term.isdigit() or (term != "space" and len(term) != 1)):
        yield f"{term!r} is no mark of one character"
    if kind == "group" and term in lexicon.terms("decimal"):
        yield f"{term!r} is the mark of decimals too"


def _faults(row: list[str], codes: Mapping[str, Mapping[str, Term]]) -> Iterator[str]:
    """What is wrong with a row, the gravest first."""
    if len(row) != 5:
        yield f"found {len(row)} values; expected 5, as there are columns"
    kind, term, value, bare, outcomes = row
    if kind not in KINDS:
        yield f"no kind is called {kind!r}; they are {', '.join(KINDS)}"
    if bare not in BARE:
        yield f"bare is {bare!r}; expected nothing or one of {', '.join(BARE[1:])}"
    if unseen := next(filter(None, map(unclean, row)), None):
        yield f"the row holds {unseen[1]}, which no one sees"
    slots = SLOTS.get(kind, 0)
    if not term:
        return
    if (slots or "{" in term) and len(re.findall(r"\{0?\}", term)) != slots:
        yield f"{term!r} needs {slots} slots {{}} as a {kind}"
    if kind in NUMERIC and not _NUMBER.fullmatch(value or ("0" if bare == "digits" else "")):
        yield f"{value!r} is no number such as 3, 0.5 or 1/3"
    if slots and not re.sub(r"\{0?\}|\s", "", term):
        yield f"{term!r} has no word or mark beside its slots"
    if kind == "fold" and (len(term), len(value)) != (1, 1):
        yield f"{term!r} folds to {value!r}; expected one character each"
    if kind == "quotation" and not value:
        yield f"the mark {term!r} needs the one that closes it"
    yield from _values(kind, value, outcomes, codes)


def _values(kind: str, value: str, outcomes: str, codes: Mapping[str, Mapping[str, Term]]) -> Iterator[str]:
    """What is wrong with a value as one of its kind."""
    if kind in _VALUES and not _VALUES[kind](value):
        yield f"{value!r} is no value of a {kind}"
    if kind in ("vague", "qualifier") and value in codes[kind]:
        told = codes[kind][value].extra
        if told.get("bounds") != {"vague": "convention", "qualifier": "printed"}[kind] or value == "between":
            yield f"{value!r} is no code of a {kind}"
        if float(told.get("low", 0)) > float(told.get("high", "inf")):
            yield f"the bounds of {value!r} are crossed in the vocabulary"
    coded = {value: codes[kind]} if kind in codes else dict.fromkeys(outcomes.split(), codes["outcomes"])
    if unknown := [code for code, known in coded.items() if code not in known]:
        yield f"{', '.join(unknown)!r} is no code of its vocabulary"


def no_lists(language: str, known: Iterable[str]) -> str:
    """What people are told who name a language without word lists.

    Args:
        language: The language.
        known: Those that have them.
    """
    there = f"there are none for {language!r}, only for {', '.join(sorted(known))}"
    return f"word lists: {there}; `etl check` takes no article in it before seeds/lexicon/{language}.csv is there"


def alternatives(terms: Iterable[str]) -> str:
    """A regular expression that matches any of the terms, the longest first, whatever white space parts their words."""
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return "|".join(re.escape(term).replace(r"\ ", r"\s+").replace(r"\*", r"\w*") for term in ordered)
