"""Coastlines and borders of a part of the world, from Natural Earth as the npm package world-atlas holds it (TopoJSON).

The file is fetched when the site is set up and stands in `site/map/`; nothing of it is in git. It says where a border
is drawn, not whose land it is.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from etl.model.project import SHIPPED
from etl.pictures.view import MapView, Point, clip_line, clip_ring, inside

BASE_MAP = SHIPPED / "site" / "map" / "countries-10m.json"
_FINE = 1.2
"""Distance of two points of a line in pixels below which one of them is left out, and the least size of an island."""


@dataclass(frozen=True, slots=True)
class Country:
    """What is seen of a country: its name and its outlines in pixels, islands and holes each a ring."""

    name: str
    rings: tuple[list[Point], ...]

    def holds(self, point: Point) -> bool:
        """Whether a point in pixels lies in it."""
        return sum(inside(point, ring) for ring in self.rings) % 2 == 1


@dataclass(frozen=True, slots=True)
class BaseMap:
    """What is seen of the world in a view, in pixels."""

    countries: tuple[Country, ...]
    coasts: tuple[list[Point], ...]
    borders: tuple[list[Point], ...]

    def land(self, point: Point) -> bool:
        """Whether a point in pixels lies on land."""
        return any(country.holds(point) for country in self.countries)


def base_map(view: MapView, path: Path = BASE_MAP) -> BaseMap | None:
    """What a view shows of the world; null where the file has not been fetched.

    Args:
        view: The part of the world.
        path: A TopoJSON file with an object `countries`.
    """
    if not path.is_file():
        return None
    world = _world(path)
    shapes = list(_shapes(world))
    # An arc that two countries share is a border, one that a single country has is a coast.
    used = Counter(index if index >= 0 else ~index for _, rings in shapes for ring in rings for index in ring)
    kept: dict[int, list[Point]] = {}
    countries = []
    for name, rings in shapes:
        seen = []
        for ring in rings:
            if not _touches(world, ring, view):
                continue
            points = clip_ring(_joined(world, ring, view, kept), view)
            if len(points) > 2 and _extent(points) > 2 * _FINE:
                seen.append(points)
        if seen:
            countries.append(Country(name, tuple(seen)))
    lines: dict[bool, list[list[Point]]] = {True: [], False: []}
    for index, points in sorted(kept.items()):
        if _extent(points) > 2 * _FINE:
            lines[used[index] > 1] += clip_line(points, view)
    return BaseMap(tuple(countries), tuple(lines[False]), tuple(lines[True]))


@dataclass(frozen=True, slots=True)
class _World:
    """The file, its arcs as longitudes and latitudes in degrees."""

    countries: list[dict[str, Any]]
    arcs: list[list[Point]]
    bounds: list[tuple[float, float, float, float]]


@lru_cache(maxsize=1)
def _world(path: Path) -> _World:
    read = json.loads(path.read_text(encoding="utf-8"))
    (by_x, by_y), (from_x, from_y) = read["transform"]["scale"], read["transform"]["translate"]
    arcs, bounds = [], []
    for steps in read["arcs"]:
        # Each point is told as its step from the one before.
        xs = [x * by_x + from_x for x in accumulate(step[0] for step in steps)]
        ys = [y * by_y + from_y for y in accumulate(step[1] for step in steps)]
        arcs.append(list(zip(xs, ys, strict=True)))
        bounds.append((min(xs), min(ys), max(xs), max(ys)))
    return _World(read["objects"]["countries"]["geometries"], arcs, bounds)


def _shapes(world: _World) -> Iterator[tuple[str, list[list[int]]]]:
    """Name and rings of each country; a ring is the numbers of its arcs, inverted where an arc runs backwards."""
    for shape in world.countries:
        polygons = {"Polygon": [shape.get("arcs", [])], "MultiPolygon": shape.get("arcs", [])}.get(shape["type"], [])
        yield shape["properties"]["name"], [ring for polygon in polygons for ring in polygon]


def _touches(world: _World, ring: Sequence[int], view: MapView) -> bool:
    bounds = [world.bounds[index if index >= 0 else ~index] for index in ring]
    west, south = min(b[0] for b in bounds), min(b[1] for b in bounds)
    east, north = max(b[2] for b in bounds), max(b[3] for b in bounds)
    return west < view.east and east > view.west and south < view.north and north > view.south


def _extent(points: Sequence[Point]) -> float:
    """The longer side of the rectangle round some points."""
    return max(max(p[axis] for p in points) - min(p[axis] for p in points) for axis in (0, 1))


def _joined(world: _World, ring: Sequence[int], view: MapView, kept: dict[int, list[Point]]) -> list[Point]:
    """The points of a ring in pixels, its arcs thinned to what can be seen and remembered in `kept`."""
    points: list[Point] = []
    for index in ring:
        number = index if index >= 0 else ~index
        if number not in kept:
            kept[number] = _thinned([view.at(*point) for point in world.arcs[number]])
        arc = kept[number] if index >= 0 else kept[number][::-1]
        points += arc[1:] if points else arc
    return points


def _thinned(points: Sequence[Point]) -> list[Point]:
    """A line without the points that are not seen to be missing (Douglas and Peucker); its ends stay."""
    near = [points[0]]
    for point in points[1:]:
        if point is points[-1] or abs(point[0] - near[-1][0]) + abs(point[1] - near[-1][1]) >= _FINE:
            near.append(point)
    kept, open_spans = {0, len(near) - 1}, [(0, len(near) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        far, at = max(((_off(near[n], near[first], near[last]), n) for n in range(first + 1, last)), default=(0.0, 0))
        if far > _FINE / 2:
            kept.add(at)
            open_spans += [(first, at), (at, last)]
    return [near[n] for n in sorted(kept)]


def _off(point: Point, a: Point, b: Point) -> float:
    """Distance of a point from the line through two others; from the first where they are one."""
    x, y = b[0] - a[0], b[1] - a[1]
    long = (x * x + y * y) ** 0.5
    if long == 0:
        return float(((point[0] - a[0]) ** 2 + (point[1] - a[1]) ** 2) ** 0.5)
    return float(abs(x * (a[1] - point[1]) - (a[0] - point[0]) * y) / long)
