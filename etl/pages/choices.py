"""What a list can be filtered by: the values that stand in it, with the number of items that hold each."""

from collections import Counter
from collections.abc import Sequence
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


def among(
    rows: Sequence[Row], name: str, title: str, column: str, words: str, lacking: str = "", *, in_order: bool = False
) -> Choice:
    """A field over a column of rows, whose words stand in another; the values of most rows first.

    Args:
        rows: A row for each item and value that it holds.
        name: Name of the field.
        title: What the reader sees.
        column: Column of the values.
        words: Column of their words.
        lacking: Words for the items that have no value.
        in_order: Whether the values stand in the order of the rows.
    """
    told = {row[column] or NOTHING: row[words] or lacking for row in rows}
    numbers = Counter(row[column] or NOTHING for row in rows)
    values = list(told) if in_order else sorted(told, key=lambda value: (-numbers[value], value))
    return Choice(name, title, [(value, told[value], numbers[value]) for value in values])
