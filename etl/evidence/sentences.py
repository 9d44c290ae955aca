"""Where the sentences of a paragraph start: what shares a sentence is asked for together.

A paragraph is cut only where a sentence surely ends. What is left whole only asks for more.
"""

import re
from collections.abc import Iterable, Iterator

from etl.model.lexicon import Lexicon

_QUOTES = "\"'”’“‘»›«‹"
_END = re.compile(
    rf"(?P<mark>[.!?…]+)(?P<closed>(?:[{_QUOTES})\]]|[ \u00a0\u202f][»›])*)\s+(?P<opening>[{_QUOTES}„‚(\[¿¡]*\s?)(?=\w)"
)
_INITIAL = re.compile(r"(?:^|[\W\d_])[^\W\d_]$")
_ORDINAL = re.compile(r"(?:^|[^\d.,])\d{1,3}$")


def sentence_starts(text: str, quotations: Iterable[tuple[int, int]], lexicon: Lexicon) -> Iterator[int]:
    """Offsets in a paragraph at which its sentences start, the first at 0.

    A sentence ends with `.`, `!`, `?` or `…` and the marks that close what it holds, where a blank and then a capital
    or a digit follow, marks that open before them or not. A full stop ends none behind one letter (an initial), behind
    up to three digits (an ordinal, as many languages write it) or in an abbreviation that the word lists know. A
    question or a cry in quotation marks ends none, since who asks or cries may follow; neither does anything inside a
    quotation.

    Args:
        text: The paragraph.
        quotations: First and last offset of its quotations, the marks outside.
        lexicon: Word lists of its language.
    """
    inside = list(quotations)
    yield 0
    for end in _END.finditer(text):
        start = end.start("opening")
        follows = text[end.end()]
        if not (follows.isupper() or follows.isdigit()):
            continue
        if end["mark"] == "." and _goes_on(text[: end.start()], lexicon):
            continue
        if end["mark"][-1] != "." and any(mark in _QUOTES for mark in end["closed"]):
            continue
        if not any(first < start < last for first, last in inside):
            yield start


def _goes_on(before: str, lexicon: Lexicon) -> bool:
    """Whether a full stop belongs to the word before it."""
    word = before.rsplit(maxsplit=1)[-1].lstrip(_QUOTES + "„‚([") if before.strip() else ""
    abbreviated = lexicon.fold(word) + "." in lexicon.terms("abbreviation")
    return abbreviated or bool(_INITIAL.search(before) or _ORDINAL.search(before))
