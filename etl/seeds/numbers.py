"""Numbers as printed ("more than 300", "nearly a million", "dozens") to value, bounds and qualifier.

The grammar is closed: what it does not know is a problem, never a guess. Its words are the lexicon's.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from etl.model.lexicon import Lexicon, alternatives
from etl.model.tables import Term


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
_DIGITS = re.compile(r"(?:[$€£₹]\s?)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(st|nd|rd|th)?")
_RANGE = re.compile(r"(?:between\s+(.+?)\s+and\s+(.+)|(.+?)(?:\s+to\s+|\s*[–—]\s*)(.+))")


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
        ends = _RANGE.fullmatch(words)
        if ends:
            low_text, high_text = [group for group in ends.groups() if group is not None]
            return Quantity(None, self._number(low_text), self._number(high_text), "between")
        qualified = self._qualified.fullmatch(words)
        if qualified is None:
            number = self._number(words)
            return Quantity(number, number, number, "exact")
        qualifier = self._lexicon.terms("qualifier")[re.sub(r"\s+", " ", qualified[1])]
        number = self._number(qualified[2])
        low = number if qualifier in _ABOVE else None
        high = number if qualifier in _BELOW else None
        return Quantity(number, low, high, qualifier)

    def _number(self, words: str) -> Decimal:
        """The value of "33", "3.5 million", "thirty-three", "a million", "half", "sixth"."""
        total, group, seen = Decimal(0), None, False
        lexicon = self._lexicon
        multipliers = lexicon.terms("multiplier")
        for word in re.split(r"[\s-]+", words):
            digits = _DIGITS.fullmatch(word)
            if digits:
                value = Decimal(digits[1].replace(",", "") + (digits[2] or ""))
            elif word in ("a", "an", "the", "and"):
                continue
            elif word in multipliers:
                scale = Decimal(multipliers[word])
                group = (Decimal(1) if group is None else group) * scale
                if scale >= 1000:
                    total, group = total + group, None
                seen = True
                continue
            elif word in lexicon.numbers:
                value = lexicon.numbers[word]
            else:
                raise ValueError(f"{word!r} is no number word")
            if group is not None and (digits or value >= group or (group % 10 and value >= 1)):
                raise ValueError(f"{word!r} cannot follow what stands before it")
            group = (group or Decimal(0)) + value
            seen = True
        if not seen:
            raise ValueError("there is no number")
        return (total + (group or Decimal(0))).normalize() + Decimal(0)
