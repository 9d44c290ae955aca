"""Numbers as printed ("more than 300", "nearly a million", "dozens") to value, bounds and qualifier.

The grammar is closed: what it does not know is a problem, never a guess. Its words are the lexicon's.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from etl.model.lexicon import Lexicon, alternatives
from etl.model.vocabularies import Term


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said: null is not known, never zero.

    Attributes:
        value: The printed number, null for a vague word or a range.
        low: Smallest value that the words allow; an exclusive bound is the bound itself.
        high: Largest value that the words allow, likewise.
        qualifier: Code of the vocabulary `qualifier`.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str


UNSPECIFIED = Quantity(None, None, None, "unspecified")

_BELOW = frozenset({"up_to", "less_than", "nearly"})
_ABOVE = frozenset({"at_least", "more_than"})
_DIGITS = re.compile(r"[$€£₹]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(st|nd|rd|th)?")
_RANGE = re.compile(r"\s+to\s+|\s*[–—]\s*")
_ARTICLES = frozenset({"a", "an"})
_SKIPPED = _ARTICLES | {"the", "and"}
_LARGEST = Decimal(10) ** 18
_FINEST = Decimal(10) ** -6


class NumberGrammar:
    """Reads printed numbers of one language; answers are kept, since the same words come again and again."""

    def __init__(self, lexicon: Lexicon, qualifiers: dict[str, Term]) -> None:
        self._lexicon = lexicon
        self._qualifiers = qualifiers
        words = alternatives(lexicon.terms("qualifier"))
        self._qualified = re.compile(rf"({words})\s+(.+)") if words else re.compile(r"(?!)()()")
        self.read = lru_cache(maxsize=100_000)(self._read)

    def _read(self, text: str) -> Quantity:
        """The quantity that the words say.

        Args:
            text: The number as printed, without the noun counted.

        Raises:
            ValueError: The grammar does not know the words; the message names what is not understood.
        """
        words = re.sub(r"\s+", " ", text.strip().lower())
        vague = self._lexicon.terms("vague").get(words)
        if vague is not None:
            term = self._qualifiers[vague].extra
            low, high = (Decimal(term[name]) if name in term else None for name in ("low", "high"))
            return Quantity(None, low, high, vague)
        qualified = self._qualified.fullmatch(words)
        qualifier = "exact" if qualified is None else self._lexicon.terms("qualifier")[qualified[1]]
        if qualified is not None and qualifier == "between":
            return self._range(qualified[2].split(" and "), " and ")
        if qualified is None and _RANGE.search(words):
            return self._range(_RANGE.split(words), " to ")
        number = self._number(words if qualified is None else qualified[2])
        low = number if qualifier == "exact" or qualifier in _ABOVE else None
        high = number if qualifier == "exact" or qualifier in _BELOW else None
        return Quantity(number, low, high, qualifier)

    def _range(self, parts: list[str], joint: str) -> Quantity:
        """The quantity between two numbers; "and" also stands inside numbers, so each place to part them is tried."""
        reason = ValueError("a range has two numbers, such as between 10 and 15")
        for cut in range(1, len(parts)):
            ends = joint.join(parts[:cut]), joint.join(parts[cut:])
            try:
                low, high = map(self._number, ends)
            except ValueError as error:
                reason = error
                continue
            if self._half_said(ends, low):
                raise ValueError(f"does {ends[0]!r} count what {ends[1]!r} counts? Say the multiplier twice")
            if low >= high:
                raise ValueError(f"the range ends at {ends[1]!r}, which is not more than {ends[0]!r}")
            return Quantity(None, low, high, "between")
        raise reason

    def _half_said(self, ends: tuple[str, str], low: Decimal) -> bool:
        """Whether "two to three million" may mean two million."""
        multipliers = self._lexicon.terms("multiplier")
        first, second = (re.split(r"[\s-]+", end) for end in ends)
        place = next((i for i, word in enumerate(second) if word in multipliers), 0)
        counted = [word for word in second[:place] if word not in _SKIPPED]
        if not counted or any(word in multipliers for word in first):
            return False
        return low < self._number(" ".join(counted))

    def _number(self, words: str) -> Decimal:
        """The value of "33", "3.5 million", "thirty-three", "a million", "half", "sixth"."""
        reader = _Reader(self._lexicon)
        for word in re.split(r"[\s-]+", words):
            reader.take(word)
        return reader.value()


class _Reader:
    """A number as its words come in: what is complete up to a multiplier, and the group below it.

    A word is taken only where English puts it: "hundred five" but not "five hundred thousand million", "twenty-three"
    but not "twenty thirteen".
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = {kind: lexicon.terms(kind) for kind in ("cardinal", "multiplier", "ordinal", "fraction")}
        self._total = Decimal(0)
        self._ceiling: Decimal | None = None  # the last multiplier of a thousand or more
        self._group: Decimal | None = None
        self._room = Decimal(0)  # what may still be added to the group is less than this
        self._scaled = False  # whether the group holds a hundred or a dozen
        self._ended = False  # whether nothing may follow
        self._before = ""

    def value(self) -> Decimal:
        """The number that was said."""
        if self._group is None and self._ceiling is None:
            raise ValueError("there is no number")
        number = self._total + (self._group or Decimal(0))
        if number >= _LARGEST:
            raise ValueError("a number of more than 18 digits")
        if number != number.quantize(_FINEST):
            raise ValueError("a number of more than six decimals")
        return number.normalize() + Decimal(0)

    def take(self, word: str) -> None:
        """Take the next word, or refuse it with a ValueError."""
        digits = _DIGITS.fullmatch(word)
        kind = next((kind for kind, terms in self._kinds.items() if word in terms), None)
        if digits:
            self._add(Decimal(digits[1].replace(",", "") + (digits[2] or "")), word, alone=True)
            self._ended = digits[3] is not None
        elif word in _SKIPPED:
            self._before = word
            return
        elif kind is None:
            raise ValueError(f"{word!r} is no number word" if word else "there is no number")
        elif kind == "multiplier":
            self._multiply(Decimal(self._kinds[kind][word]), word)
        elif kind == "fraction":
            self._fraction(Decimal(self._kinds[kind][word]), word)
        else:
            if kind == "ordinal" and self._before in _ARTICLES:
                raise ValueError(f"a {word} is a share, and the word lists do not hold it")
            self._add(Decimal(self._kinds[kind][word]), word, alone=False)
            self._ended = kind == "ordinal"
        self._before = word

    def _add(self, value: Decimal, word: str, *, alone: bool) -> None:
        if self._group is None:
            fits = self._ceiling is None or value < self._ceiling
        else:
            fits = not alone and 0 < value < self._room
        if self._ended or not fits:
            raise _misplaced(word)
        self._group = (self._group or Decimal(0)) + value
        self._room = Decimal(10 if not alone and value >= 20 and value % 10 == 0 else 0)

    def _multiply(self, scale: Decimal, word: str) -> None:
        bare = self._group is None and self._ceiling is not None and self._before not in _ARTICLES
        large = scale >= 1000
        below = self._ceiling is None or scale < self._ceiling
        if self._ended or bare or not below or (self._scaled and not large):
            raise _misplaced(word)
        group = (Decimal(1) if self._group is None else self._group) * scale
        self._ended = group % scale != 0
        if large:
            self._total, self._ceiling, self._group, self._scaled = self._total + group, scale, None, False
        else:
            self._group, self._scaled = group, True
            self._room = scale if scale % 10 == 0 else Decimal(0)

    def _fraction(self, value: Decimal, word: str) -> None:
        whole = self._group
        if self._ended or self._ceiling is not None or self._scaled:
            raise _misplaced(word)
        if whole is None:
            self._group = value
        elif self._before in _SKIPPED:
            self._group = whole + value
        elif whole * value < 1:
            self._group = whole * value
        else:
            raise _misplaced(word)
        self._room = Decimal(0)


def _misplaced(word: str) -> ValueError:
    return ValueError(f"{word!r} cannot follow what stands before it")
