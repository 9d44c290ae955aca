"""A part of the world as a rectangle of pixels: where a longitude and latitude stand in it, and what lies outside.

Equirectangular, with longitudes shortened by the cosine of the middle latitude, so that a ring of so many kilometres is
round in the middle of the view and nearly so at its edges.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
KM_OF_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class MapView:
    """A rectangle of the world in degrees, drawn so many pixels wide."""

    west: float
    south: float
    east: float
    north: float
    width: float

    @property
    def shrink(self) -> float:
        """Length of a degree of longitude, a degree of latitude being 1."""
        return max(0.1, math.cos(math.radians((self.south + self.north) / 2)))

    @property
    def degree(self) -> float:
        """Pixels of a degree of latitude."""
        return self.width / ((self.east - self.west) * self.shrink)

    @property
    def height(self) -> float:
        """Height in pixels."""
        return (self.north - self.south) * self.degree

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a place stands, in pixels from the upper left."""
        return (longitude - self.west) * self.shrink * self.degree, (self.north - latitude) * self.degree

    def length(self, kilometres: float) -> float:
        """Pixels of a distance."""
        return kilometres / KM_OF_A_DEGREE * self.degree

    def sees(self, longitude: float, latitude: float) -> bool:
        """Whether a place lies in it."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


def fit(points: Sequence[Point], width: float, shape: float, margin: float = 0.17, least: float = 0.8) -> MapView:
    """The smallest view of a given shape that holds some places.

    Args:
        points: (longitude, latitude) in degrees, at least one.
        width: Pixels.
        shape: Height by width.
        margin: Room to every side, as a share of the span.
        least: Smallest height in degrees of latitude.
    """
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    x, y = (west + east) / 2, (south + north) / 2
    shrink = max(0.1, math.cos(math.radians(y)))
    tall = max((north - south) * (1 + 2 * margin), (east - west) * (1 + 2 * margin) * shrink * shape, least)
    across = tall / shape / shrink
    return MapView(x - across / 2, y - tall / 2, x + across / 2, y + tall / 2, width)


def clip_ring(ring: Sequence[Point], view: MapView) -> list[Point]:
    """The part of an outline that lies in a view, in pixels; cut sides run along the edge (Sutherland and Hodgman)."""
    found = list(ring)
    for axis, limit, way in ((0, 0.0, 1), (0, view.width, -1), (1, 0.0, 1), (1, view.height, -1)):
        found, before = [], found
        for a, b in pairwise([*before[-1:], *before]):
            kept_a, kept_b = way * (a[axis] - limit) >= 0, way * (b[axis] - limit) >= 0
            if kept_a != kept_b:
                found.append(_crossing(a, b, axis, limit))
            if kept_b:
                found.append(b)
    return found


def clip_line(line: Sequence[Point], view: MapView) -> list[list[Point]]:
    """The parts of a line that lie in a view, in pixels."""
    parts: list[list[Point]] = []
    for a, b in pairwise(line):
        piece = _clip_piece(a, b, view)
        if piece is None:
            continue
        if parts and parts[-1][-1] == piece[0]:
            parts[-1].append(piece[1])
        else:
            parts.append(list(piece))
    return parts


def _clip_piece(a: Point, b: Point, view: MapView) -> tuple[Point, Point] | None:
    for axis, limit, way in ((0, 0.0, 1), (0, view.width, -1), (1, 0.0, 1), (1, view.height, -1)):
        kept_a, kept_b = way * (a[axis] - limit) >= 0, way * (b[axis] - limit) >= 0
        if not kept_a and not kept_b:
            return None
        if not kept_a:
            a = _crossing(a, b, axis, limit)
        elif not kept_b:
            b = _crossing(a, b, axis, limit)
    return a, b


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point lies in an outline: a line from it to the right crosses it an odd number of times."""
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossed = not crossed
    return crossed
