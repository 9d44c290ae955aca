"""What words of an article meant where other articles of the record were coded with them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from etl.drafting.guess import Guess, Passage
from etl.drafting.known import Known
from etl.drafting.speakers import one_blank, terms_pattern
from etl.evidence.text import Line
from etl.model.lexicon import Lexicon
from etl.seeds import Record

_KEYS = {"mention": ("event", "status"), "attribution": ("event", "accused", "stance", "charge")}
"""Form to the keys whose values are remembered, the first of which most say what the words are about."""
_OFTEN = 3
"""Times that a single word must have been coded alike, since most words mean many things."""


def names_in(line: Line, lexicon: Lexicon, known: Known) -> Iterator[Guess]:
    """The actors that a paragraph prints by a name under which the record knows them, each once.

    Args:
        line: The paragraph.
        lexicon: Word lists of its language.
        known: What the record knows.
    """
    folded, done = lexicon.fold(line.text), set[tuple[str, str]]()
    for match in terms_pattern(frozenset(known.names)).finditer(folded):
        actor, exact = known.names[one_blank(match[0])], line.text[slice(*match.span())]
        if (actor, exact) not in done:
            done.add((actor, exact))
            values = {"actor": actor, "name": exact}
            yield Guess("name", Passage(line.paragraph, *match.span(), exact), values, f"known as {exact!r}")


def remembered(form: str, line: Line, lexicon: Lexicon, known: Known) -> Iterator[Guess]:
    """Records of a form for the phrases of a paragraph that other articles were coded with.

    Args:
        form: `mention` or `attribution`.
        line: The paragraph.
        lexicon: Word lists of its language.
        known: What the record knows.
    """
    folded, keys = lexicon.fold(line.text), _KEYS[form]
    for match in terms_pattern(frozenset(known.phrases.get(form, {}))).finditer(folded):
        before = known.phrases[form][one_blank(match[0])]
        values = _agreed(before, keys)
        if values is not None and (" " in match[0] or len(before) >= _OFTEN):
            exact = line.text[slice(*match.span())]
            span = Passage(line.paragraph, *match.span(), exact)
            yield Guess(form, span, {"exact": exact, **values}, f"coded before as {exact!r}")


def _agreed(records: Sequence[Record], keys: Sequence[str]) -> dict[str, str] | None:
    """The values that most of the records have; null where they are about several things."""
    about = Counter(record.get(keys[0]) for record in records)
    (first, times), *_ = about.most_common(1)
    if first is None or 2 * times <= len(records):
        return None
    return {
        key: str(value)
        for key in keys
        for value, n in Counter(r.get(key) for r in records if r.get(keys[0]) == first).most_common(1)
        if value is not None and 2 * n > times
    }
