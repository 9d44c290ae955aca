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
class State:
    """A number as its words come in: what is complete up to a multiplier, and the group below it.

    Attributes:
        total: What is complete.
        ceiling: The last multiplier of a thousand or more; what follows is less.
        group: What is counted since; null where nothing is.
        room: What may still be added to the group is less than this.
        scaled: Whether the group holds a hundred or a dozen.
        ended: Whether nothing may follow.
        before: Kinds of the words since the last number: `article` or `definite`, `joint`, both, or none.
        joined: Whether a joint stands before the group.
        scales: What a number before this one can count with it ("two" of "two or three hundred thousand").
        closed: Whether all scales are words, and the last ones.
        told: Kind of a word that makes it no plain count: `ordinal`, `factor`, or `fraction` for a share.
    """

    total: Fraction = Fraction(0)
    ceiling: Fraction | None = None
    group: Fraction | None = None
    room: Fraction = Fraction(0)
    scaled: bool = False
    ended: bool = False
    before: tuple[str, ...] = ()
    joined: bool = False
    scales: tuple[Fraction, ...] = ()
    closed: bool = False
    told: str = ""
    digits: bool = False

    @property
    def begun(self) -> bool:
        """Whether there is a number yet."""
        return self.group is not None or self.ceiling is not None

    @property
    def number(self) -> Fraction:
        """What the words say so far."""
        return self.total + (self.group or 0)


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
        grouped = rf"[1-9]\d{{0,2}}(?:[{lexicon.groups}]\d{{3}})+|" if lexicon.groups else ""
        decimals = "".join(map(re.escape, lexicon.terms("decimal")))
        self._digits = re.compile(rf"({grouped}\d+)(?:[{decimals}](\d+))?" if decimals else rf"({grouped}\d+)()")

    def read(self, text: str) -> list[State]:
        """The state behind the words for every way to read them.

        Args:
            text: The words, folded by the lexicon, single blanks between them.

        Raises:
            ValueError: They say none; the message names the word that does not fit.
        """
        if re.search(r"\d{19}", text):
            raise ValueError("a number of more than 18 digits")
        text = _HYPHEN.sub(" ", text)
        furthest = [0]
        if found := list(self._from(text, 0, State(), furthest)):
            return found
        at = furthest[0]
        word = text[at:].strip().split(" ")[0]
        if not word:
            raise ValueError("there is no number")
        known = self._digits.fullmatch(word) or any(
            form.split(" ")[0] == word for form, _ in self._words.get(word[0], ())
        )
        raise ValueError(f"{word!r} cannot follow what stands before it" if known else f"{word!r} is no number word")

    def _from(self, text: str, at: int, state: State, furthest: list[int]) -> Iterator[State]:
        """Every complete number from a place on, behind which a state stands."""
        furthest[0] = max(furthest[0], at)
        if at == len(text):
            if state.begun and not state.before:
                yield state
            return
        digits = self._digits.match(text, at)
        if digits and digits[0].isascii() and not state.ended:
            parts = re.split(r"\D", digits[1])
            taken = _added(state, Fraction(f"{''.join(parts)}.{digits[2] or 0}"), alone=True)
            if taken is not None:
                scales = state.scales or tuple(Fraction(1000) ** n for n in range(1, len(parts)))
                yield from self._behind(text, digits.end(), replace(taken, digits=True, scales=scales), furthest)
        for form, word in self._words.get(text[at], ()):
            if text.startswith(form, at) and (taken := _taken(state, word)) is not None:
                yield from self._behind(text, at + len(form), taken, furthest)

    def _behind(self, text: str, at: int, state: State, furthest: list[int]) -> Iterator[State]:
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


def _taken(state: State, word: Word) -> State | None:
    """The state behind a word; null where the word cannot stand there."""
    if state.ended or (word.bare == "digits" and not state.digits):
        return None
    return _TAKEN[word.kind](state, word)


def _article(state: State, word: Word) -> State | None:
    inside = state.group is not None and state.group >= 1 and not state.before
    if inside or state.before not in ((), ("joint",)):
        return None
    return replace(state, before=(*state.before, "article" if word.value else "definite"), digits=False)


def _joint(state: State, word: Word) -> State | None:
    return replace(state, before=("joint",), digits=False) if state.begun and not state.before else None


def _ordinal(state: State, word: Word) -> State | None:
    if word.bare == "digits":
        return replace(state, ended=True, told="digits") if state.number.denominator == 1 else None
    taken = _added(state, word.number)
    return None if taken is None else replace(taken, ended=True, told="ordinal")


def _added(state: State, value: Fraction, *, alone: bool = False) -> State | None:
    """The state behind a number that stands alone, or may be added to the group."""
    if state.group is None:
        fits = state.ceiling is None or 0 < value < state.ceiling
    else:
        fits = not alone and 0 < value < state.room
    if not fits or "article" in state.before:
        return None
    joined = "joint" in state.before if state.group is None else state.joined
    group = (state.group or 0) + value
    told = "fraction" if 0 < group < 1 and not alone else state.told
    state = replace(state, group=group, room=Fraction(0), before=(), joined=joined)
    return replace(state, told=told, closed=False, digits=False)


def _multiplier(state: State, word: Word) -> State | None:
    scale, group = word.number, state.group
    large = scale >= _LARGE
    if (state.ceiling is not None and scale >= state.ceiling) or (state.scaled and not large) or group == 0:
        return None
    if group is not None and (group >= _LARGE if state.scaled else not large and scale % 10 == group % 10 == 0):
        return None  # "Twelve hundred thousand", "fifty hundred".
    if group is None:
        counted = "article" in state.before and word.bare in ("yes", "article")
        head = not state.begun and word.bare == "article"
        if not (word.bare == "yes" or counted or head):
            return None
    elif state.before and not ("article" in state.before and group < 1):
        return None
    scales = state.scales if state.ceiling else (scale, *(before * scale for before in state.scales))
    closed = state.ceiling is None and (state.scaled or not state.scales)
    group = (Fraction(1) if group is None else group) * scale
    state = replace(state, before=(), digits=False, scales=scales, closed=closed, told="", ended=group % scale != 0)
    if large:
        return replace(state, total=state.total + group, ceiling=scale, group=None, room=Fraction(0), scaled=False)
    return replace(state, group=group, scaled=True, room=scale if scale % 10 == 0 else Fraction(0))


def _fraction(state: State, word: Word) -> State | None:
    value, whole = word.number, state.group
    behind = state.before[:1] == ("joint",) or (word.bare in ("added", "digits") and not state.before)
    if state.scaled or (whole is None and state.ceiling is not None):
        # A million and a half: the half is one of a million. A hundred and a half can be two numbers.
        last = state.ceiling if state.before and behind and whole is None else None
        state = replace(state, total=state.total + value * (last or 0), before=(), closed=False, ended=True)
        return None if last is None else state
    if whole is None:
        shared = word.bare == "yes" or (word.bare == "article" and "article" in state.before)
    elif behind:
        value, shared = whole + value, whole >= 1 and whole.denominator == 1
    else:
        value, shared = whole * value, whole * value < 1 and word.bare != "added" and not state.before
        shared = shared and whole.denominator == 1
        if state.ceiling is not None:  # A million and one quarter, which is one of a million too.
            shared, state = shared and state.joined, replace(state, ended=True)
            value *= state.ceiling or 1
    told = "fraction" if value < 1 else ""
    state = replace(state, group=value, room=Fraction(0), before=(), digits=False, closed=False, told=told)
    return state if shared else None


_TAKEN: dict[str, Callable[[State, Word], State | None]] = {
    "article": _article,
    "joint": _joint,
    "cardinal": lambda state, word: _added(state, word.number),
    "factor": lambda state, word: (
        None if state.begun or state.before else replace(state, group=word.number, ended=True, told="factor")
    ),
    "ordinal": _ordinal,
    "multiplier": _multiplier,
    "fraction": _fraction,
}
