"""A mark: words of an article that somebody marked with another tool, and what was said of them there."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Annotation:
    """One mark.

    Attributes:
        where: What its file calls it, or its number there.
        exact: The words.
        start: Offset of the first character, as that tool counts; null where it says none.
        end: Offset behind the last, likewise.
        prefix: Words right before them; empty where none are given.
        suffix: Words right behind them.
        paragraph: The paragraph in which they stand; null where it is not said.
        form: What they state, as that tool calls it; null where it says nothing.
        values: Keys of a record, or of its source, to their values.
        note: What was written beside them.
    """

    where: str
    exact: str
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""
    paragraph: int | None = None
    form: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    note: str | None = None


class UnreadableError(ValueError):
    """The file holds no marks of a form that is known; the message says what was expected."""
