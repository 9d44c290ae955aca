"""Numbers as printed ("more than 300", "nearly a million", "dozens") to value, bounds and qualifier.

The grammar is closed: what it does not know, and what can be read in two ways, is a problem, never a guess. All its
words and marks are the lexicon's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product

from etl.model.lexicon import SLOTS, Lexicon, Word, alternatives
from etl.model.vocabularies import Term
from etl.seeds.numerals import Numerals


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
_LARGEST = Decimal(10) ** 18
_FINEST = Decimal(10) ** -6
_ROUNDED = Decimal(10) ** -3
_Reason = tuple[int, int, str]  # the higher, the nearer to what was meant
_SLOT = re.compile(r"(\{0?\})")


@dataclass(frozen=True, slots=True)
class _Said:
    """A reading of some words.

    Attributes:
        count: What is counted in the first multiplier ("two" of "two million").
        scaled: Whether it is told as a share ("5 %", "one in five").
    """

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    qualifier: str
    count: Fraction | None = None
    scaled: bool = False


class NumberGrammar:
    """Reads printed numbers of one language; answers are kept, since the same words come again and again."""

    def __init__(self, lexicon: Lexicon, qualifiers: dict[str, Term]) -> None:
        self.lexicon = lexicon
        self._qualifiers = qualifiers
        self._numerals = Numerals(lexicon)
        self._patterns = [(_SLOT.split(term), word) for kind in SLOTS for term, word in lexicon.terms(kind).items()]
        self._scale = re.compile(rf"(?:[ -]?(?<![^\W\d])(?:{alternatives(lexicon.terms('multiplier')) or '(?!)'}))+$")
        decimal = "".join(map(re.escape, lexicon.terms("decimal")))
        free = rf"(?<![\d.,])(?<!\d[{lexicon.groups}])" if lexicon.groups else r"(?<![\d.,])"
        self._unclear = re.compile(rf"{free}(\d{{1,3}})[{decimal}](\d{{3}})(?![\d.,]*\d)" if decimal else "(?!)()()")
        self.read = lru_cache(maxsize=100_000)(self._read)
        self._all = lru_cache(maxsize=100_000)(self._every)

    def _read(self, text: str, reads: Decimal | None = None) -> Quantity:
        """The quantity that the words say.

        Args:
            text: The number as printed, without the noun counted.
            reads: Which number "2.125" is, where its mark can be one of decimals or of thousands.

        Raises:
            ValueError: The grammar does not know the words; the message names what is not understood, a note what to
                do where words can be read in two ways.
        """
        words = re.sub(r"\s+", " ", self.lexicon.fold(text)).strip()
        words = self._cleared(re.sub(r" ?[–—] ?", "–", words), reads)
        found, reason = self._all(words)
        quantities = {self._quantity(said) for said in found}
        if len(quantities) > 1:
            told = " or ".join(sorted(str(q.value or f"{q.low} to {q.high}") for q in quantities))
            raise ValueError(f"it can be read as {told}")
        if not quantities:
            raise ValueError(reason[2])
        return quantities.pop()

    def _cleared(self, words: str, reads: Decimal | None) -> str:
        """The words with "2.125" written so that it has one reading: `2125`, or `2.1250`."""
        unclear = self._unclear.search(words)
        if unclear is None:
            if reads is not None:
                raise ValueError("`reads` is for a number such as 2.125, and there is none; leave it out")
            return words
        as_decimal, as_thousands = Decimal(f"{unclear[1]}.{unclear[2]}"), Decimal(unclear[1] + unclear[2])
        if reads not in (as_decimal, as_thousands):
            neither = "" if reads is None else f"; {reads} is neither"
            error = ValueError(f"{unclear[0]!r} can be {as_decimal} or {as_thousands}{neither}")
            error.add_note(f"add `reads: {as_decimal}` or `reads: {as_thousands}`, as the article means it")
            raise error
        mark = unclear[0][len(unclear[1])]
        return self._unclear.sub(rf"\g<1>{mark}\g<2>0" if reads == as_decimal else r"\1\2", words)

    def _every(self, words: str) -> tuple[list[_Said], _Reason]:
        """Every reading of the words, and why there is none: the reason of the innermost words.

        Words that change nothing ("just", "more") are tried last: "just under 7" is nearly 7, not less than it.
        """
        found: list[_Said] = []
        reason: _Reason = (-1, 0, "")
        if vague := self.lexicon.terms("vague").get(words):
            term = self._qualifiers[vague.value].extra
            low, high = (Fraction(term[name]) if name in term else None for name in ("low", "high"))
            found.append(_Said(None, low, high, vague.value))
        if rough := self.lexicon.terms("rough").get(words):
            found.append(_Said(rough.number, None, None, "about"))
        try:
            found += [_Said(number, number, number, "exact", count) for number, count in self._numerals.read(words)]
        except ValueError as error:
            reason = (0, -len(words), str(error))
        for pattern, word in self._patterns:
            fits = words.startswith(pattern[0]) and words.endswith(pattern[-1])
            if fits and (word.kind != "neutral" or not found):
                for slots in _filled(words, pattern):
                    said, why = self._said(word, slots)
                    found += said
                    reason = max(reason, why)
        return found, reason

    def _said(self, word: Word, slots: tuple[str, ...]) -> tuple[list[_Said], _Reason]:
        """What a pattern says of what stands in its slots."""
        first, reason = self._all(slots[0])
        if word.kind == "neutral":
            return first, reason
        if word.kind == "scaled":
            return [_scaled(s, word.number) for s in first if s.qualifier in ("exact", "between")], reason
        if word.kind == "qualifier":
            rough = slots[0] in self.lexicon.terms("rough")
            return [_qualified(s, word.value) for s in first if s.qualifier == "exact" or rough], reason
        second, why = self._all(slots[1])
        reason, found = max(reason, why), []
        for low, high in product(first, second):
            if low.qualifier == high.qualifier == "exact":
                try:
                    found.append(_ratio(low, high, word) if word.kind == "ratio" else self._range(low, high, slots))
                except ValueError as error:
                    reason = (1, 0, str(error))
        return found, reason

    def _range(self, low: _Said, high: _Said, slots: tuple[str, ...]) -> _Said:
        """From one number to another, the first in what the second alone says that both count: "three or four hundred".

        Raises:
            ValueError: A mark says it or the two would be far apart ("10 to 15,000", "1 to 100 million"), or no range.
        """
        assert low.value is not None
        assert high.value is not None
        scale = self._scale.search(slots[1])
        words = re.split(r"(?=[ -])", scale[0]) if scale else []
        shared = set()
        for end in ("".join(words[n:]) for n in range(len(words))):
            for said, count in product(self._all(slots[0] + end)[0], self._all(slots[1].removesuffix(end))[0]):
                if said.low and count.low and low.value / said.low == count.low / high.value and said.low < high.value:
                    shared.add(said.low)
        first = max((number for number in shared if number * 10 > high.value), default=low.value)
        if first == low.value and (shared or (low.count is None and high.count and low.value < high.count)):
            raise ValueError(f"does {slots[0]!r} count what {slots[1]!r} counts? Say the multiplier twice")
        if low.scaled != high.scaled:
            raise ValueError(f"is one of {slots[0]!r} and {slots[1]!r} a share? Say it of both")
        if low.value >= high.value:
            raise ValueError(f"the range ends at {slots[1]!r}, which is not more than {slots[0]!r}")
        return _Said(None, first, high.value, "between")

    def _quantity(self, said: _Said) -> Quantity:
        value, low, high = (None if n is None else _decimal(n) for n in (said.value, said.low, said.high))
        return Quantity(value, low, high, said.qualifier)


def _filled(words: str, pattern: list[str]) -> Iterator[tuple[str, ...]]:
    """What stands in the slots of a pattern that begins and ends the words, for each place where these may part.

    A slot `{0}` holds a digit.
    """
    before, after = pattern[0], pattern[-1]
    if len(words) <= len(before) + len(after):
        return
    inner = words[len(before) : len(words) - len(after)]
    cuts: list[tuple[str, ...]] = [(inner,)]
    if len(pattern) > 3:
        middle = pattern[2]
        places = re.finditer(f"(?={re.escape(middle)})", inner)
        cuts = [(inner[: m.start()], inner[m.start() + len(middle) :]) for m in places]
    for cut in cuts:
        digits = all(re.search(r"\d", said) for said, slot in zip(cut, pattern[1::2], strict=True) if slot == "{0}")
        if digits and all(said and said == said.strip() for said in cut):
            yield cut


def _qualified(said: _Said, qualifier: str) -> _Said:
    number = said.value
    exact = qualifier == "exact"
    return _Said(
        number,
        number if exact or qualifier in _ABOVE else None,
        number if exact or qualifier in _BELOW else None,
        qualifier,
    )


def _scaled(said: _Said, scale: Fraction) -> _Said:
    value, low, high = (None if n is None else n * scale for n in (said.value, said.low, said.high))
    return replace(said, value=value, low=low, high=high, scaled=True)


def _ratio(first: _Said, second: _Said, word: Word) -> _Said:
    assert first.value is not None
    assert second.value is not None
    part, whole = (first.value, second.value) if word.value == "1/2" else (second.value, first.value)
    if not 0 < part < whole:
        raise ValueError(f"{part} in {whole} is no share")
    return _Said(part / whole, part / whole, part / whole, "exact", scaled=True)


def _decimal(number: Fraction) -> Decimal:
    """A number in at most six decimals; a third is rounded, and what is typed finer is refused."""
    value = Decimal(number.numerator) / Decimal(number.denominator)
    if value >= _LARGEST:
        raise ValueError("a number of more than 18 digits")
    rounded = value.quantize(_FINEST)
    if rounded != number and (10**30 % number.denominator == 0 or value < _ROUNDED):
        raise ValueError("a number of more than six decimals")
    return rounded.normalize() + Decimal(0)
