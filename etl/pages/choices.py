"""What a list can be filtered by: the values that stand in it, with the number of items that hold each."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from etl.pages.book import Row

NOTHING = "not-named"
"""Stands for the value that an item does not have."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of a filter form.

    Attributes:
        name: Its name; an item holds its values in `data-<name>`.
        title: What the reader sees.
        options: (value, text, number of items), in the order of the form.
    """

    name: str
    title: str
    options: list[tuple[str, str, int]]


def choice(name: str, title: str, held: Iterable[Iterable[str]], text: Callable[[str], str]) -> Choice:
    """A field over the values that the items hold, those of most items first.

    Args:
        name: Name of the field.
        title: What the reader sees.
        held: Each item's values, each at most once and without a blank.
        text: A value in words.
    """
    numbers = Counter(value for values in held for value in values)
    options = sorted(((value, text(value), number) for value, number in numbers.items()), key=lambda o: (-o[2], o[0]))
    return Choice(name, title, options)


def among(
    rows: Iterable[Row], name: str, title: str, column: str, words: str, lacking: str = "", *, in_order: bool = False
) -> Choice:
    """A field over a column of rows, whose words stand in another.

    Args:
        rows: The items.
        name: Name of the field.
        title: What the reader sees.
        column: Column of the values.
        words: Column of their words.
        lacking: Words for the items that have no value.
        in_order: Whether the values stand in the order of the rows.
    """
    told = {row[column] or NOTHING: row[words] or lacking for row in rows}
    made = choice(name, title, ([row[column] or NOTHING] for row in rows), told.__getitem__)
    if in_order:
        made.options.sort(key=lambda option: list(told).index(option[0]))
    return made
