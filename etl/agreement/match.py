"""Which records of the two passes are one: same source, paragraph and kind, and spans that overlap."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from etl.agreement.fields import Entry

Pair = tuple[Entry, Entry]


@dataclass(frozen=True, slots=True)
class Matches:
    """What both passes found, and what one did, each in reading order."""

    both: list[Pair]
    first_only: list[Entry]
    second_only: list[Entry]


def overlap(first: Entry, second: Entry) -> Fraction:
    """Intersection over union of two spans, in characters: 0 where they share none, 1 where they are one.

    Source: Jaccard (1912), The distribution of the flora in the alpine zone, New Phytologist 11(2).
    """
    shared = min(first.end, second.end) - max(first.start, second.start)
    return Fraction(max(shared, 0), max(first.end, second.end) - min(first.start, second.start))


def match(first: Iterable[Entry], second: Iterable[Entry], alike: Callable[[Entry, Entry], int]) -> Matches:
    """Match each record at most once: best overlap first, then most fields alike, then reading order.

    Args:
        first: Records of the first pass.
        second: Records of the second pass.
        alike: How many fields of two records agree.
    """
    first, second = list(first), list(second)
    there: dict[tuple[tuple[str, int], str], list[Entry]] = {}
    for entry in second:
        there.setdefault((entry.key, entry.kind), []).append(entry)
    candidates = [
        (-overlap(one, other), -alike(one, other), one.order, other.order, one, other)
        for one in first
        for other in there.get((one.key, one.kind), ())
        if overlap(one, other) > 0
    ]
    both: list[Pair] = []
    used: set[int] = set()
    for *_, one, other in sorted(candidates, key=lambda candidate: candidate[:4]):
        if id(one) not in used and id(other) not in used:
            used |= {id(one), id(other)}
            both.append((one, other))
    return Matches(
        sorted(both, key=lambda pair: (*pair[0].order, pair[0].kind)),
        [entry for entry in first if id(entry) not in used],
        [entry for entry in second if id(entry) not in used],
    )
