"""Words of a paragraph that can name who speaks: names, nouns such as "officials", pronouns, and what has a capital."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.drafting.known import Known
from etl.model.lexicon import Lexicon, alternatives

QUOTES = "\"'”’“‘»«"
_CAPITAL = re.compile(r"(?:(?<=\W)|^)[^\W\d_a-zà-ÿ][\w.’'-]*\w(?:\s+[^\W\d_a-zà-ÿ][\w.’'-]*\w)*")
_RIGHT_BEFORE = re.compile(r"(?:[’']s)?\s+(?:[^\W\d_a-zà-ÿ][\w-]*\s+){0,2}")
_RANK = {"name": 0, "pronoun": 1, "noun": 2, "capital": 3}
"""Kinds of speakers: of those whose words overlap the first stands, and of one kind the longest."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words that can name who speaks.

    Attributes:
        start: Offset of the first character in the paragraph.
        end: Offset behind the last.
        actor: Whom they name; null where nobody knows.
        kind: `name` (of an actor of the record), `noun`, `pronoun` or `capital` (begins with a capital letter).
        value: Of a noun or pronoun, what the word list says of it.
    """

    start: int
    end: int
    actor: str | None
    kind: str
    value: str = ""


def speakers(
    text: str, shielded: Sequence[tuple[int, int]], lexicon: Lexicon, known: Known, surnames: Mapping[str, str]
) -> list[Speaker]:
    """All words of a paragraph that can name a speaker, in order, none within another.

    Args:
        text: The paragraph.
        shielded: First and last offset of its quotations, in which nobody is looked for.
        lexicon: Word lists of its language.
        known: What the record knows.
        surnames: Last word of a person's name to the person: such a word may stand alone at the start of a sentence.
    """
    folded = lexicon.fold(text)
    named = terms_pattern(frozenset(known.names)).finditer(folded)
    found = [Speaker(*match.span(), known.names[one_blank(match[0])], "name") for match in named]
    for kind, label in (("speaker", "noun"), ("pronoun", "pronoun")):
        terms = lexicon.terms(kind)
        matches = terms_pattern(frozenset(terms)).finditer(folded)
        found += [Speaker(*match.span(), None, label, terms[one_blank(match[0])].value) for match in matches]
    little = {*lexicon.terms("article"), *lexicon.terms("determiner"), *lexicon.terms("preposition")}
    little |= {*lexicon.terms("boundary")}
    starting = {0, *(m.end() for m in re.finditer(rf"[.!?{QUOTES}]\s+", text))}
    for match in _CAPITAL.finditer(text):
        first, blank, _ = match[0].partition(" ")
        start = match.start() + (len(first) + 1 if blank and lexicon.fold(first) in little else 0)
        whole = text[start : match.end()]
        if start not in starting or " " in whole or lexicon.fold(whole) in surnames:
            found.append(Speaker(start, match.end(), None, "capital"))
    kept: list[Speaker] = []
    for one in sorted(found, key=lambda s: (_RANK[s.kind], s.start - s.end)):
        inside = any(start <= one.start < end for start, end in shielded)
        if not inside and not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return _whole(sorted(kept, key=lambda s: s.start), text)


def _whole(found: Sequence[Speaker], text: str) -> list[Speaker]:
    """The speakers, each noun with the names right before it: "Norland's" and "Defence" belong to "Ministry"."""
    whole: list[Speaker] = []
    for one in found:
        start = one.start
        while one.kind == "noun" and whole and _RIGHT_BEFORE.fullmatch(text, whole[-1].end, start):
            if whole[-1].kind not in ("name", "capital"):
                break
            start = whole.pop().start
        whole.append(replace(one, start=start))
    return whole


def surnames_of(known: Known) -> dict[str, str]:
    """The last word of each person's name to the person, where it is one person's."""
    found: dict[str, set[str]] = {}
    for name, actor in known.names.items():
        if known.kinds.get(actor) == "person" and name:
            found.setdefault(name.rsplit(maxsplit=1)[-1], set()).add(actor)
    return {word: next(iter(actors)) for word, actors in found.items() if len(actors) == 1}


@lru_cache
def terms_pattern(terms: frozenset[str]) -> re.Pattern[str]:
    """What finds any of some terms as whole words in folded text, the longest first."""
    return re.compile(rf"(?<!\w)(?:{alternatives(term for term in terms if term) or '(?!)'})(?!\w)")


def one_blank(words: str) -> str:
    """Words with one blank between them, as the word lists hold them."""
    return " ".join(words.split())
