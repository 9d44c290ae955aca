"""The printed words in a sentence: how long they are quoted, and which of them a sentence must not say otherwise."""

import re
from collections.abc import Mapping
from typing import Any

from etl.sentences.templates import Noun, words

WORDS = 25  # of a quotation; a longer one is cut
PRINTED = 12  # words of a phrase at most that is repeated behind a sentence
CONCLUDED = "our conclusion from"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\s{_UNSPACED}]+")  # A character is a word where a script has no spaces.


def printed(claim: Mapping[str, Any], *, quoted: bool) -> str:
    """The printed phrase behind what says less than it or is concluded from it; nothing behind a plain number.

    Args:
        claim: A row of `facts.sql`.
        quoted: Whether the sentence has quoted the phrase.
    """
    told = claim["exact"]
    short = len(_WORD.findall(told)) <= PRINTED
    if claim["basis"] == "inferred":
        phrase = "these words" if quoted else f"“{cut(told)}”" if short else "what is printed"
        return f" ({CONCLUDED} {phrase})"
    vague = claim["claim_kind"] in ("event", "attribution") or claim["value"] is None
    return f" (printed: “{cut(told)}”)" if short and vague and not quoted else ""


def cut(quoted: str) -> str:
    """Quoted words on one line, without the mark that ends them, a long quotation cut at a word."""
    told = " ".join(quoted.split())
    ends = [word.end() for word in _WORD.finditer(told)]
    if len(ends) > WORDS:
        return told[: ends[WORDS - 1]].rstrip(",.;:") + " …"
    return told.rstrip(",.;: ")


def otherwise(claim: Mapping[str, Any]) -> bool:
    """Whether a count of an event names whom it counts, or what befell them, by another word than its tally has."""
    told = set(re.findall(r"\w+", claim["exact"].lower())) & set(words().of("counted_word"))
    return bool(claim["tally"] and claim["event"]) and not told <= set(re.findall(r"\w+", claim["tally"].lower()))


def without(noun: Noun, word: str) -> Noun:
    """A name without a word that the sentence is about to say of its bearer, or without the clause that holds it."""
    said, clause = noun.text.split(), [n for n, one in enumerate(noun.text.split()) if one in words().of("relative")]
    if word not in said:
        return noun
    cut = said[: clause[0]] if clause and clause[0] < said.index(word) else [one for one in said if one != word]
    return Noun(" ".join(cut), noun.plural)
