"""What a list can be filtered by: the values that stand in it, with the number of items that hold each."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass


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
