"""Where the names of countries and seas may stand in a view: spots in pixels, the best first."""

import csv
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from etl.pictures.base_map import BaseMap, Country
from etl.pictures.labels import Box
from etl.pictures.view import MapView, Point

_GRID = 20


@lru_cache
def _seas() -> tuple[tuple[str, float, float], ...]:
    with Path(__file__).with_name("seas.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["name"], float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(file))


def sea_spots(view: MapView, base: BaseMap) -> dict[str, list[Point]]:
    """Name to spots on the water, for each sea of `seas.csv` that the view shows; a sea may have several spots."""
    found: dict[str, list[Point]] = {}
    for name, latitude, longitude in _seas():
        spot = view.at(longitude, latitude)
        if view.sees(longitude, latitude) and not base.land(spot):
            found.setdefault(name, []).append(spot)
    return found


def country_spots(country: Country) -> list[Point]:
    """Spots in what is seen of a country, those near its middle first."""
    xs = [x for ring in country.rings for x, _ in ring]
    ys = [y for ring in country.rings for _, y in ring]
    spots = [
        (x, y)
        for x in range(round(min(xs)), round(max(xs)), _GRID)
        for y in range(round(min(ys)), round(max(ys)), _GRID)
        if country.holds((x, y))
    ]
    if not spots:
        return []
    middle = sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)
    return sorted(spots, key=lambda spot: (abs(spot[0] - middle[0]) + 2 * abs(spot[1] - middle[1]), spot))


def on_land(spot: Point, size: tuple[float, float], country: Country) -> bool:
    """Whether a name about a spot stands in its country with both ends."""
    x, middle = spot
    return country.holds((x - size[0] / 2, middle)) and country.holds((x + size[0] / 2, middle))


def first_free(spots: Iterable[Point], size: tuple[float, float], frame: Box, taken: Sequence[Box]) -> Box | None:
    """The first spot about which a name is free of all others."""
    for spot in spots:
        label = Box.about(*spot, *size)
        if label.within(frame) and not any(label.meets(other, 3) for other in taken):
            return label
    return None
