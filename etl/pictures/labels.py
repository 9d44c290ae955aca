"""Labels beside marks, none over another: each takes the nearest free of some positions around its mark."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_WAYS = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
_DISTANCES = (4.0, 14.0, 24.0, 36.0, 50.0, 66.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def about(cls, x: float, y: float, width: float, height: float) -> "Box":
        """The rectangle round a point."""
        return cls(x - width / 2, y - height / 2, width, height)

    def meets(self, other: "Box", gap: float = 0) -> bool:
        """Whether it shares a point with another, or comes nearer to it than a gap."""
        return (
            self.x < other.x + other.width + gap
            and other.x < self.x + self.width + gap
            and self.y < other.y + other.height + gap
            and other.y < self.y + self.height + gap
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies wholly in another."""
        return (
            other.x <= self.x
            and other.y <= self.y
            and self.x + self.width <= other.x + other.width
            and self.y + self.height <= other.y + other.height
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A label that found its place.

    Attributes:
        box: Where it stands.
        lead: From its mark to its side, the thin line that is needed where it stands apart; else nothing.
    """

    box: Box
    lead: tuple[float, float, float, float] | None = None

    @property
    def taken(self) -> list[Box]:
        """What others must not touch: the label and its line."""
        return [self.box, *_along(self.lead)]


def free_place(
    x: float, y: float, radius: float, size: tuple[float, float], frame: Box, taken: Sequence[Box]
) -> Placed | None:
    """The nearest free position of a label.

    Args:
        x: Middle of its mark.
        y: Middle of its mark.
        radius: Of the mark.
        size: Width and height of the label.
        frame: Where it must stand.
        taken: What neither it nor its line must touch; its own mark may be among it.

    Returns:
        Null where none is free.
    """
    width, height = size
    # A line may leave its mark over what covers the mark itself.
    mark = Box.about(x, y, 2 * radius, 2 * radius)
    clear = [other for other in taken if not other.meets(mark)]
    for distance in _DISTANCES:
        for way_x, way_y in _WAYS:
            slant = 0.7 if way_x and way_y else 1.0
            reach = (radius + distance) * slant
            left, top = x + way_x * reach + (way_x - 1) * width / 2, y + way_y * reach + (way_y - 1) * height / 2
            box = Box(left, top, width, height)
            if not box.within(frame) or any(box.meets(other, 2) for other in taken):
                continue
            if distance == _DISTANCES[0]:
                return Placed(box)
            lead = _lead(x, y, radius, box)
            if not any(piece.meets(other, 3) for piece in _along(lead) for other in clear):
                return Placed(box, lead)
    return None


def _lead(x: float, y: float, radius: float, box: Box) -> tuple[float, float, float, float]:
    """The line from the edge of a mark to the nearest side of its label."""
    end_x = min(max(x, box.x), box.x + box.width)
    end_y = min(max(y, box.y + 4), box.y + box.height - 4)
    start = (radius + 1.5) / max(math.hypot(end_x - x, end_y - y), radius + 1.5)
    return x + (end_x - x) * start, y + (end_y - y) * start, end_x, end_y


def _along(line: tuple[float, float, float, float] | None) -> list[Box]:
    """A line as small rectangles."""
    if line is None:
        return []
    x1, y1, x2, y2 = line
    pieces = max(1, round(math.hypot(x2 - x1, y2 - y1) / 5))
    return [Box.about(x1 + (x2 - x1) * n / pieces, y1 + (y2 - y1) * n / pieces, 1, 1) for n in range(pieces + 1)]
