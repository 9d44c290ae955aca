"""What numbers count, guessed from the words around them: people harmed, or anything else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.drafting.guess import Guess, Passage
from etl.drafting.speakers import one_blank, terms_pattern
from etl.evidence.record import Token
from etl.evidence.text import Line
from etl.model.lexicon import Lexicon
from etl.seeds.numbers import NumberGrammar, Quantity
from etl.seeds.stretch import longer

_NEAR = 5
"""Words between a number and a word of harm, beyond which they are taken to have nothing to do with each other."""
_WIDE = 80
"""Characters around a number in which all its words stand."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_AFTER = re.compile(r"(?:[\s-]+[\w’'-]+){1,5}")
_DATED = re.compile(r"(?:^|\s)[^\W\d_a-z][^\W\d_]{2,}\.?\s$")
"""Behind a word with a capital, as the name of a month, a number counts nothing."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a paragraph: its words, what they say, and the token that shows where."""

    start: int
    end: int
    exact: str
    says: Quantity


def numbers(line: Line, tokens: Sequence[Token], grammar: NumberGrammar) -> list[Number]:
    """The numbers of a paragraph that the grammar can read, each with all its words; years and days left out."""
    found: list[Number] = []
    for token in tokens:
        start, end = token.span_start - line.start, token.span_end - line.start
        text = line.text[start:end]
        if token.kind != "number" or (found and start < found[-1].end) or _YEAR.fullmatch(text):
            continue
        if grammar.lexicon.fold(text) in grammar.lexicon.terms("ordinal"):
            continue
        readings = grammar.readings(line.text[start:end])
        if len(readings) != 1:
            continue
        [says] = readings
        # Of a long paragraph only what is near can belong to it.
        first = max(0, start - _WIDE)
        near = line.text[first : end + _WIDE]
        whole = longer(grammar, near, text, says, (start - first, end - first))
        if whole is not None and first <= (at := line.text.find(whole, max(0, start - len(whole)))) <= start:
            start, end = at, at + len(whole)
            says = next(iter(grammar.readings(line.text[start:end])), says)
        found.append(Number(start, end, line.text[start:end], says))
    return found


def harmed(line: Line, tokens: Sequence[Token], sentences: Sequence[int], grammar: NumberGrammar) -> Iterator[Guess]:
    """A statement of people harmed for each number that stands near a word of harm in its sentence.

    Args:
        line: The paragraph.
        tokens: Its tokens.
        sentences: Offsets at which its sentences start.
        grammar: Reads the numbers of its language.
    """
    lexicon = grammar.lexicon
    folded = lexicon.fold(line.text)
    harms = [(t.span_start - line.start, t.span_end - line.start) for t in tokens if t.kind == "harm_word"]
    taken = list[tuple[int, int]]()
    for number in numbers(line, tokens, grammar):
        start = max(s for s in sentences if s <= number.start)
        end = min((s for s in sentences if s > number.start), default=len(line.text))
        near = [
            (distance, harm)
            for harm in harms
            if start <= harm[0] < end
            and (distance := _between(folded, (number.start, number.end), harm, lexicon)) is not None
        ]
        if not near:
            continue
        _, harm = min(near)
        first, last = min(number.start, harm[0]), max(number.end, harm[1])
        if last == number.end:
            last = _counted(folded, number.end, lexicon)
        if any(left < first < right < last or first < left < last < right for left, right in taken):
            continue  # Two statements may not cross.
        taken.append((first, last))
        word = folded[slice(*harm)]
        outcomes = lexicon.terms("harm")[one_blank(word)].outcomes if word in lexicon.terms("harm") else ()
        people = _people(folded[first:last], lexicon)
        values = {"exact": line.text[first:last], "number": number.exact}
        if len(outcomes) == 1:
            values["outcome"] = outcomes[0]
        if people:
            values["victims_status"] = people
        rests_on = f"number {number.exact!r} beside {line.text[slice(*harm)]!r}"
        yield Guess("casualty", Passage(line.paragraph, first, last, line.text[first:last]), values, rests_on)


def figures_in(line: Line, tokens: Sequence[Token], grammar: NumberGrammar) -> Iterator[Guess]:
    """A figure for each number of a paragraph that stands before the word that it counts.

    Args:
        line: The paragraph.
        tokens: Its tokens.
        grammar: Reads the numbers of its language.
    """
    folded = grammar.lexicon.fold(line.text)
    for number in numbers(line, tokens, grammar):
        end = _counted(folded, number.end, grammar.lexicon)
        behind = re.match(r"[\s-]+(\w+)", folded[number.end :])
        if number.says.value == 1 and behind and behind[1] in grammar.lexicon.terms("preposition"):
            continue  # "one of", "one-for-all": a word for somebody, or a part of one.
        if end == number.end or _DATED.search(line.text[: number.start]):
            continue
        exact = line.text[number.start : end]
        values = {"exact": exact, "number": number.exact}
        whole = number.says.value is None or number.says.value >= 1
        if whole and _people(folded[number.start : end], grammar.lexicon):
            values["unit"] = "person"
        yield Guess("figure", Passage(line.paragraph, number.start, end, exact), values, f"number {number.exact!r}")


def _between(folded: str, number: tuple[int, int], harm: tuple[int, int], lexicon: Lexicon) -> int | None:
    """Words between a number and a word of harm, what begins a clause counting for more; null where they are apart."""
    first, last = (number, harm) if number[0] < harm[0] else (harm, number)
    if last[0] - first[1] > _WIDE:
        return None
    gap = folded[first[1] : last[0]]
    if re.search(r"[.;:()–—]|\s-\s", gap.replace("u.s.", "").replace("mr.", "")):
        return None
    words = gap.replace(",", "").split()
    distance = len(words) + 2 * gap.count(",") + 2 * sum(word in lexicon.terms("boundary") for word in words)
    return distance if distance <= _NEAR else None


def _counted(folded: str, at: int, lexicon: Lexicon) -> int:
    """Where the noun ends that a number counts: the first word for people soon behind it, else the next word.

    That is the one behind "of the" where these follow; nothing, where a word follows that begins something else.
    """
    around = _AFTER.match(folded, at)
    if around is None:
        return at
    people = terms_pattern(frozenset(lexicon.terms("people"))).search(folded, at, around.end())
    if people is not None:
        return people.end()
    for word in re.finditer(r"[\w’'-]+", around[0]):
        if word[0] in lexicon.terms("partitive") or word[0] in lexicon.terms("determiner"):
            continue
        parts = any(word[0] in lexicon.terms(kind) for kind in ("preposition", "boundary"))
        return at if parts else at + word.end()
    return at


def _people(words: str, lexicon: Lexicon) -> str | None:
    """Who they are said to be, where the word list knows a word for them."""
    people = terms_pattern(frozenset(lexicon.terms("people")))
    said = {lexicon.terms("people")[one_blank(m[0])].value for m in people.finditer(words)}
    return said.pop() if len(said) == 1 else None
