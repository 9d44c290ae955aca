"""Numbers as printed ("more than 300", "nearly a million", "dozens") to value, bounds and qualifier.

The grammar is closed: what it does not know, and what can be read in two ways, is a problem, never a guess. All its
words and marks are the lexicon's.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product

from etl.model.lexicon import SLOTS, Lexicon, Word
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
_THOUSAND = 1000
_KINDS = {"digits": "ordinal", "fraction": "share", "money": ""}  # What counts alike in a range.
_Reason = tuple[int, int, str]  # the higher, the nearer to what was meant
_SLOT = re.compile(r"(\{0?\})")


@dataclass(frozen=True, slots=True)
class _Said:
    """A reading of some words.

    Attributes:
        told: What makes it no plain number: `ordinal`, `digits` (an ordinal in digits), `factor`, `fraction`,
            `share` ("5 %", "one in five"), `money`.
        large: Whether it is told in thousands or more.
        scales: What a number before it can count with it ("two" of "two or three hundred thousand").
        closed: Whether these are its last words.
    """

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    qualifier: str
    told: str = ""
    large: bool = False
    scales: tuple[Fraction, ...] = ()
    closed: bool = False


class NumberGrammar:
    """Reads printed numbers of one language; answers are kept, since the same words come again and again."""

    def __init__(self, lexicon: Lexicon, qualifiers: dict[str, Term]) -> None:
        self.lexicon = lexicon
        self._qualifiers = qualifiers
        self._numerals = Numerals(lexicon)
        words = [word for kind in SLOTS for word in lexicon.terms(kind).values()]
        words.sort(key=lambda word: (word.kind == "neutral", -len(word.term)))
        self._patterns = [(_SLOT.split(word.term), word) for word in words]
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
        words = self._cleared(self._folded(text), reads)
        found, reason = self._all(words)
        quantities = {self._quantity(said) for said in found}
        if len(quantities) > 1:
            told = sorted(str(q.value or f"{q.low} to {q.high}") for q in quantities)
            if len(set(told)) == 1:
                told = sorted(f"{q.qualifier} {told[0]}" for q in quantities)
            raise ValueError(f"it can be read as {' or '.join(told)}")
        if not quantities:
            raise ValueError(reason[2])
        return quantities.pop()

    def readings(self, text: str) -> set[Quantity]:
        """Everything that the words can say, "2.125" as its marks stand; nothing where the grammar knows them not."""
        try:
            return {self._quantity(said) for said in self._all(self._folded(text))[0]}
        except ValueError:
            return set()

    def _folded(self, text: str) -> str:
        return re.sub(r" ?[–—] ?", "–", re.sub(r"\s+", " ", self.lexicon.fold(text)).strip())

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

        Words that change nothing ("just", "more") are tried last: "just under 7" is nearly 7, not less than it. Of
        qualifiers, the longer goes before: "7 more or less" is about 7.
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
            for plain in self._numerals.read(words):
                n, large = plain.number, plain.ceiling is not None
                found.append(_Said(n, n, n, "exact", plain.told, large, plain.scales, plain.closed))
        except ValueError as error:
            reason = (0, -len(words), str(error))
        for pattern, word in self._patterns:
            fits = words.startswith(pattern[0]) and words.endswith(pattern[-1])
            if fits and (word.kind not in ("qualifier", "neutral") or not found):
                for slots in _filled(words, pattern):
                    said, why = self._said(word, slots)
                    found += said
                    reason = max(reason, why)
        return found, reason

    def _said(self, word: Word, slots: tuple[str, ...]) -> tuple[list[_Said], _Reason]:
        """What a pattern says of what stands in its slots."""
        first, reason = self._all(slots[0])
        found: list[_Said] = []
        pairs = [(said, said) for said in first]
        if len(slots) > 1:
            second, why = self._all(slots[1])
            reason, pairs = max(reason, why), list(product(first, second))
        rough = word.kind == "qualifier" and slots[0] in self.lexicon.terms("rough")
        if word.kind not in ("neutral", "scaled") and not rough:
            pairs = [pair for pair in pairs if {said.qualifier for said in pair} == {"exact"}]
        for low, high in pairs:
            try:
                found.append(_READ[word.kind](low, high, word, slots))
            except ValueError as error:
                reason = (1, 0, str(error))
        return found, reason

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


def _neutral(said: _Said, _: _Said, word: Word, slots: tuple[str, ...]) -> _Said:
    number = said.value or Fraction(0)
    if said.told == "ordinal" and number > 2:
        raise ValueError(f"{slots[0]!r} can be {number} or {1 / number}; say which without {word.term!r}")
    if any(unicodedata.category(sign) == "Sc" for sign in word.term):
        if said.told:
            raise ValueError(f"{slots[0]!r} is no sum of money")
        return replace(said, told="money")
    return said


def _qualified(said: _Said, _: _Said, word: Word, slots: tuple[str, ...]) -> _Said:
    number, exact = said.value, word.value == "exact"
    if number == 0 and word.value in _BELOW:
        raise ValueError(f"nothing is less than {slots[0]!r}")
    low = number if exact or word.value in _ABOVE else None
    high = number if exact or word.value in _BELOW else None
    return replace(said, low=low, high=high, qualifier=word.value)


def _scaled(said: _Said, _: _Said, word: Word, slots: tuple[str, ...]) -> _Said:
    if said.qualifier not in ("exact", "between") or said.large or said.told not in ("", "fraction"):
        raise ValueError(f"{slots[0]!r} is no number of {word.term!r}")
    value, low, high = (None if n is None else n * word.number for n in (said.value, said.low, said.high))
    return replace(said, value=value, low=low, high=high, told="share", scales=())


def _ratio(first: _Said, second: _Said, word: Word, slots: tuple[str, ...]) -> _Said:
    part, whole = (first, second) if word.value == "1/2" else (second, first)
    if part.told or whole.told or not part.value or not whole.value or part.value >= whole.value:
        raise ValueError(f"{slots[0]!r} to {slots[1]!r} is no share")
    share = part.value / whole.value
    return _Said(share, share, share, "exact", "share")


def _range(low: _Said, high: _Said, _: Word, slots: tuple[str, ...]) -> _Said:
    assert low.value is not None
    assert high.value is not None
    kinds = [_KINDS.get(said.told, said.told) for said in (low, high)]
    if "share" in kinds and kinds[0] != kinds[1] and "ordinal" not in kinds:
        raise ValueError(f"is one of {slots[0]!r} and {slots[1]!r} a share? Say it of both")
    if "factor" in kinds or (kinds[0] != kinds[1] and "ordinal" in kinds):
        raise ValueError(f"{slots[0]!r} and {slots[1]!r} are no numbers of one kind")
    first = _counted(low.value, high, slots) if not low.large else low.value
    if low.value >= high.value:
        raise ValueError(f"the range ends at {slots[1]!r}, which is not more than {slots[0]!r}")
    told = "share" if "share" in (low.told, high.told) else low.told or high.told
    return _Said(None, first, high.value, "between", told, low.large or high.large)


def _counted(low: Fraction, high: _Said, slots: tuple[str, ...]) -> Fraction:
    """The first number of a range, in what the second alone says that both count: "three or four hundred".

    Raises:
        ValueError: A mark says it, a thousand may be left out, or the two would be far apart: "10 to 15,000", "500 to 1
            million", "1 to 100 million".
    """
    assert high.value is not None
    most = max(high.scales, default=0)
    left_out = low < _THOUSAND and low * most > high.value
    thousands = [Fraction(1000) ** n for n in range(1, 5) if left_out and 1000**n < most]
    shared = [low * scale for scale in (*high.scales, *thousands) if low < low * scale < high.value]
    near = [low * n for n in high.scales if high.closed and high.value < low * n * 10 < high.value * 10]
    if shared and not near:
        first = f"{_decimal(low)} or {_decimal(max(shared))}"
        raise ValueError(f"does {slots[0]!r} count what {slots[1]!r} counts? It is {first}. Say the multiplier twice")
    return max(near, default=low)


_READ = {"neutral": _neutral, "qualifier": _qualified, "scaled": _scaled, "ratio": _ratio, "range": _range}


def _decimal(number: Fraction) -> Decimal:
    """A number in at most six decimals; a third is rounded, and what is typed finer is refused."""
    value = Decimal(number.numerator) / Decimal(number.denominator)
    if value >= _LARGEST:
        raise ValueError("a number of more than 18 digits")
    rounded = value.quantize(_FINEST)
    if rounded != number and (10**30 % number.denominator == 0 or value < _ROUNDED):
        raise ValueError("a number of more than six decimals")
    return rounded.normalize() + Decimal(0)
