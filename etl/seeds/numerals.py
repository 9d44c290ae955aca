"""Plain numbers in digits and words, read from the lexicon alone: longest words first, with backtracking.

A word is taken only where its language puts it: "hundred five" but not "five hundred thousand million", "twenty-three"
but not "twenty thirteen".
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from etl.model.lexicon import Lexicon, Word

_HYPHEN = re.compile(r"(?<=[^\W\d])-(?=\w)|(?<=\w)-(?=[^\W\d])")
_LARGE = 1000


@dataclass(frozen=True, slots=True)
class _State:
    """A number as its words come in: what is complete up to a multiplier, and the group below it.

    Attributes:
        total: What is complete.
        ceiling: The last multiplier of a thousand or more; what follows is less.
        group: What is counted since; null where nothing is.
        room: What may still be added to the group is less than this.
        scaled: Whether the group holds a hundred or a dozen.
        ended: Whether nothing may follow.
        before: Kinds of the words since the last number: `article` or `definite`, `joint`, both, or none.
        count: What the first multiplier counted.
    """

    total: Fraction = Fraction(0)
    ceiling: Fraction | None = None
    group: Fraction | None = None
    room: Fraction = Fraction(0)
    scaled: bool = False
    ended: bool = False
    before: tuple[str, ...] = ()
    count: Fraction | None = None
    digits: bool = False

    @property
    def begun(self) -> bool:
        return self.group is not None or self.ceiling is not None


class Numerals:
    """Reads the plain numbers of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._joined = lexicon.joined
        self._words: dict[str, list[tuple[str, Word]]] = {}
        for kind in _TAKEN:
            for term, word in lexicon.terms(kind).items():
                plain = term.replace("-", " ")
                for form in {plain, plain.replace(" ", "")} if self._joined else {plain}:
                    self._words.setdefault(form[0], []).append((form, word))
        for words in self._words.values():
            words.sort(key=lambda pair: -len(pair[0]))
        grouped = rf"\d{{1,3}}(?:[{lexicon.groups}]\d{{3}})+|" if lexicon.groups else ""
        decimals = "".join(map(re.escape, lexicon.terms("decimal")))
        self._digits = re.compile(rf"({grouped}\d+)(?:[{decimals}](\d+))?" if decimals else rf"({grouped}\d+)()")

    def read(self, text: str) -> set[tuple[Fraction, Fraction | None]]:
        """Every number that the words say, each with what its first multiplier counts ("two" of "two million").

        Args:
            text: The words, folded by the lexicon, single blanks between them.

        Raises:
            ValueError: They say none; the message names the word that does not fit.
        """
        if re.search(r"\d{19}", text):
            raise ValueError("a number of more than 18 digits")
        text = _HYPHEN.sub(" ", text)
        furthest = [0]
        found = {(state.total + (state.group or 0), state.count) for state in self._from(text, 0, _State(), furthest)}
        if found:
            return found
        at = furthest[0]
        word = text[at:].strip().split(" ")[0]
        if not word:
            raise ValueError("there is no number")
        known = self._digits.fullmatch(word) or any(
            form.split(" ")[0] == word for form, _ in self._words.get(word[0], ())
        )
        raise ValueError(f"{word!r} cannot follow what stands before it" if known else f"{word!r} is no number word")

    def _from(self, text: str, at: int, state: _State, furthest: list[int]) -> Iterator[_State]:
        """Every complete number from a place on, behind which a state stands."""
        furthest[0] = max(furthest[0], at)
        if at == len(text):
            if state.begun and not state.before:
                yield state
            return
        digits = self._digits.match(text, at)
        if digits and digits[0].isascii() and not state.ended:
            whole, leading = re.sub(r"\D", "", digits[1]), re.split(r"\D", digits[1])[0]
            taken = _added(state, Fraction(f"{whole}.{digits[2] or 0}"), alone=True)
            if taken is not None:
                count = state.count or (None if leading == whole else Fraction(leading))
                yield from self._behind(text, digits.end(), replace(taken, digits=True, count=count), furthest)
        for form, word in self._words.get(text[at], ()):
            if text.startswith(form, at) and (taken := _taken(state, word)) is not None:
                yield from self._behind(text, at + len(form), taken, furthest)

    def _behind(self, text: str, at: int, state: _State, furthest: list[int]) -> Iterator[_State]:
        """What follows a word: a blank, the end, digits' own endings, or, where words are joined, anything."""
        if text[at : at + 1] == " ":
            yield from self._from(text, at + 1, state, furthest)
        elif self._joined or at == len(text):
            yield from self._from(text, at, state, furthest)
        elif state.digits:
            for form, word in self._words.get(text[at], ()):
                ends = word.bare == "digits" and text[at:].partition(" ")[0] == form
                if ends and (taken := _taken(state, word)) is not None:
                    yield from self._behind(text, at + len(form), taken, furthest)


def _taken(state: _State, word: Word) -> _State | None:
    """The state behind a word; null where the word cannot stand there."""
    if state.ended or (word.bare == "digits" and not state.digits):
        return None
    return _TAKEN[word.kind](state, word)


def _article(state: _State, word: Word) -> _State | None:
    inside = state.group is not None and state.group >= 1 and not state.before
    if inside or state.before not in ((), ("joint",)):
        return None
    return replace(state, before=(*state.before, "article" if word.value else "definite"), digits=False)


def _joint(state: _State, word: Word) -> _State | None:
    return replace(state, before=("joint",), digits=False) if state.begun and not state.before else None


def _ordinal(state: _State, word: Word) -> _State | None:
    taken = state if word.bare == "digits" else _added(state, word.number)
    return None if taken is None else replace(taken, ended=True)


def _added(state: _State, value: Fraction, *, alone: bool = False) -> _State | None:
    """The state behind a number that stands alone, or may be added to the group."""
    if state.group is None:
        fits = state.ceiling is None or 0 < value < state.ceiling
    else:
        fits = not alone and 0 < value < state.room
    if not fits or "article" in state.before:
        return None
    group = (state.group or 0) + value
    return replace(state, group=group, room=Fraction(0), before=(), digits=False)


def _multiplier(state: _State, word: Word) -> _State | None:
    scale, group = word.number, state.group
    large = scale >= _LARGE
    if (state.ceiling is not None and scale >= state.ceiling) or (state.scaled and not large) or group == 0:
        return None
    if group is None:
        counted = "article" in state.before and word.bare in ("yes", "article")
        head = not state.begun and word.bare == "article"
        if not (word.bare == "yes" or counted or head):
            return None
    elif state.before and not ("article" in state.before and group < 1):
        return None
    count = state.count if group is None or state.count is not None else group
    group = (Fraction(1) if group is None else group) * scale
    state = replace(state, before=(), digits=False, count=count, ended=group % scale != 0)
    if large:
        return replace(state, total=state.total + group, ceiling=scale, group=None, room=Fraction(0), scaled=False)
    return replace(state, group=group, scaled=True, room=scale if scale % 10 == 0 else Fraction(0))


def _fraction(state: _State, word: Word) -> _State | None:
    value, whole = word.number, state.group
    behind = state.before[:1] == ("joint",) or (word.bare in ("added", "digits") and not state.before)
    if state.scaled or (whole is None and state.ceiling is not None):
        # A million and a half: the half is one of a million. A hundred and a half can be two numbers.
        last = state.ceiling if state.before and behind and whole is None else None
        return None if last is None else replace(state, total=state.total + value * last, before=(), ended=True)
    if whole is None:
        shared = word.bare == "yes" or (word.bare == "article" and "article" in state.before)
    elif behind:
        value, shared = whole + value, whole >= 1 and whole.denominator == 1
    else:
        value, shared = whole * value, whole * value < 1 and word.bare != "added" and not state.before
    return replace(state, group=value, room=Fraction(0), before=(), digits=False) if shared else None


_TAKEN: dict[str, Callable[[_State, Word], _State | None]] = {
    "article": _article,
    "joint": _joint,
    "cardinal": lambda state, word: _added(state, word.number),
    "factor": lambda state, word: (
        None if state.begun or state.before else replace(state, group=word.number, ended=True)
    ),
    "ordinal": _ordinal,
    "multiplier": _multiplier,
    "fraction": _fraction,
}
