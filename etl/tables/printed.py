"""Whether a phrase prints the number that its claim says, whole."""

from collections.abc import Iterator

from etl.evidence.text import occurrences
from etl.problems import Problem
from etl.seeds import Record
from etl.seeds.stretch import longer
from etl.tables.compute import World, grammar_of, lower

_NUMBERS = "write it like 33, more than 300, nearly a million, dozens or between 10 and 15"


def not_printed(world: World, record: Record) -> Iterator[Problem]:
    """A number that cannot be read, that its phrase does not print, or that is only a part of one that it prints.

    A rank or a factor is printed in a word of its own ("highest", "doubled") and typed in digits.
    """
    number, exact, error = record.get("number"), record.get("exact"), world.unreadable.get(id(record))
    if error is not None:
        told = f"the number {number!r} cannot be read: {error}"
        expected, hint = "a number as printed, without the noun", getattr(error, "__notes__", [_NUMBERS])[0]
        yield record.problem("number-grammar", "number", told, field="value", expected=expected, hint=hint)
    elif number is not None:
        printed, typed = (" ".join(lower(world, record, text).split()) for text in (exact, number))
        own_word = record.get("basis") == "inferred" or record.get("unit") in ("rank", "factor")
        if occurrences(printed, typed):
            yield from _part(world, record)
        elif not own_word:
            told = f"the number {number!r} is not in the phrase {exact!r}"
            expected = "a number as the phrase prints it"
            yield record.problem("number-printed", "number", told, field="value", expected=expected)


def _part(world: World, record: Record) -> Iterator[Problem]:
    """A number of which the article prints more, in the phrase or, where the text is at hand, around it.

    What has two readings ("2.125") is as the curator says.
    """
    grammar, number, text = grammar_of(world, record), record.get("number"), record.get("exact")
    known, span = world.evidence.get(record.source_id), world.spans.get(id(record))
    if grammar is None or record.get("reads") is not None:
        return
    within = (0, len(text))
    if known is not None and known.text is not None and span is not None:
        first, last, _ = world.extents[record.source_id, record.paragraph_number]
        text, within = known.text[first:last], (span[0] - first, span[1] - first)
    whole = longer(grammar, text, number, world.quantities[id(record)], within)
    if whole is not None:
        told = f"the number {number!r} is only a part of {whole!r}, which the article prints"
        yield record.problem("number-part", "number", told, field="value", expected=repr(whole))
