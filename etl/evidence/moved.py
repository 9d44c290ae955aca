"""Which paragraphs differ between two forms of an article's text, as far as can be told without the old one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from etl.evidence.record import Evidence, Extent
from etl.evidence.text import Line, count_words

Old = TypeVar("Old")
New = TypeVar("New")


@dataclass(frozen=True, slots=True)
class Moved:
    """Paragraphs of two texts, by their numbers from 1.

    Attributes:
        changed: (old, new) of those that stand in each other's place.
        came: Those that only the new text has.
        went: Those that only the old one has.
        alike: How many are the same.
    """

    changed: tuple[tuple[int, int], ...]
    came: tuple[int, ...]
    went: tuple[int, ...]
    alike: int

    def __str__(self) -> str:
        told = [
            _counted("paragraph", [new for _, new in self.changed], "changed", "changed"),
            _counted("paragraph", self.came, "is new", "are new"),
            _counted("old paragraph", self.went, "is gone", "are gone"),
        ]
        return ", ".join(filter(None, told))


def moved(old: Sequence[Old], new: Sequence[New], same: Callable[[Old, New], bool]) -> Moved:
    """Hold the paragraphs of two texts against each other, in their order.

    Args:
        old: What is known of each paragraph of the old text.
        new: Each of the new one.
        same: Whether two of them are one.
    """
    longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            here = longest[i + 1][j + 1] + 1 if same(old[i], new[j]) else 0
            longest[i][j] = max(here, longest[i + 1][j], longest[i][j + 1])
    kept, i, j = [(-1, -1)], 0, 0
    while i < len(old) and j < len(new):
        if same(old[i], new[j]) and longest[i][j] == longest[i + 1][j + 1] + 1:
            kept.append((i, j))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    changed, came, went = list[tuple[int, int]](), list[int](), list[int]()
    for (i, j), (k, m) in pairwise([*kept, (len(old), len(new))]):
        gone, fresh = range(i + 2, k + 1), range(j + 2, m + 1)
        both = min(len(gone), len(fresh))
        changed += zip(gone[:both], fresh[:both], strict=True)
        went += gone[both:]
        came += fresh[both:]
    return Moved(tuple(changed), tuple(came), tuple(went), len(kept) - 1)


def moved_from(stored: Evidence, lines: Sequence[Line]) -> Moved:
    """Which paragraphs of a text differ from those of which a record was made.

    The record knows of each its length, its words and the phrases that the seeds quote, and where in it they stand. An
    edit that leaves all these as they are is not seen.
    """
    phrases: dict[int, list[tuple[int, str]]] = {}
    starts = {extent.paragraph: extent.span_start for extent in stored.paragraphs}
    for span in stored.spans:
        at = span.span_start - starts.get(span.paragraph, 0)
        phrases.setdefault(span.paragraph, []).append((at, span.exact))

    def same(extent: Extent, line: Line) -> bool:
        alike = extent.span_end - extent.span_start == len(line.text) and extent.words == count_words(line.text)
        return alike and all(line.text.startswith(exact, at) for at, exact in phrases.get(extent.paragraph, ()))

    return moved(stored.paragraphs, lines, same)


def _counted(what: str, numbers: Sequence[int], one: str, several: str) -> str:
    if not numbers:
        return ""
    shown = [str(number) for number in numbers[:5]] + ([f"{len(numbers) - 5} more"] if len(numbers) > 5 else [])
    listed = " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
    return f"{what}{'s' if len(numbers) > 1 else ''} {listed} {one if len(numbers) == 1 else several}"
