"""A scale of numbers: where a number stands between two ends, and which numbers are printed on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.tongue import gettext, later
from etl.model.words import number

LOGARITHMIC_FROM = 40
"""Ratio of the largest number to the smallest above which steps are factors: 16 beside 300 stays linear."""
_LARGE = ((1e12, later("%(number)s trillion")), (1e9, later("%(number)s billion")), (1e6, later("%(number)s million")))


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers to positions.

    Attributes:
        low: Number at the left end; the smallest above zero on a logarithmic scale.
        high: Number at the right end.
        left: Position of the left end in pixels.
        right: Position of the right end.
        logarithmic: Whether equal steps are equal factors.
        zero: Position of zero on a logarithmic scale that needs one; it stands apart, left of the scale.
        least: Smallest step of a linear scale: 1 where only whole things are counted.
    """

    low: float
    high: float
    left: float
    right: float
    logarithmic: bool = False
    zero: float | None = None
    least: float = 0.0

    def at(self, value: float) -> float:
        """Position of a number, in pixels."""
        if self.logarithmic:
            if value <= 0:
                return self.zero if self.zero is not None else self.left
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return self.left + share * (self.right - self.left)

    def ticks(self, most: int) -> list[float]:
        """Round numbers on the scale, from low to high.

        Args:
            most: About how many steps there is room for, at least two.
        """
        if self.logarithmic:
            powers = range(round(math.log10(self.low)), round(math.log10(self.high)) + 1)
            found = [10.0**power for power in powers[:: math.ceil((len(powers) - 1) / most)]]
            return [0.0, *found] if self.zero is not None else found
        step = max(self.least, _step(self.high - self.low, most))
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [count * step for count in range(first, last + 1)]


def scale(values: Sequence[float], left: float, right: float, most: int) -> Scale:
    """The scale on which some numbers can be told apart: linear from zero, or logarithmic where they are far apart.

    Args:
        values: The numbers, at least one.
        left: Position of the left end in pixels.
        right: Position of the right end.
        most: About how many steps there is room for.
    """
    positive = [value for value in values if value > 0]
    if positive and min(values) >= 0 and max(positive) / min(positive) > LOGARITHMIC_FROM:
        low = 10.0 ** math.floor(math.log10(min(positive)) + 1e-9)
        high = 10.0 ** math.ceil(math.log10(max(positive)) - 1e-9)
        zero = left if min(values) == 0 else None
        return Scale(low, high, left + 36 if zero is not None else left, right, logarithmic=True, zero=zero)
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        high = 1.0
    least = 1.0 if all(value == int(value) for value in values) else 0.0
    step = max(least, _step(high - low, most))
    return Scale(math.floor(low / step) * step, math.ceil(high / step - 1e-9) * step, left, right, least=least)


def _step(span: float, most: int) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that divides a span into at most so many parts."""
    power = 10.0 ** math.floor(math.log10(span / most))
    return next(power * factor for factor in (1, 2, 5, 10) if span / (power * factor) <= most + 1e-9)


def plain(value: float) -> str:
    """A number on a scale: `200,000`, `3 million`."""
    for size, words in _LARGE:
        if abs(value) >= size:
            return gettext(words) % {"number": number(round(value / size, 3))}
    return number(round(value, 6))
