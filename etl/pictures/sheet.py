"""The sheet on which a map is drawn: the world below, marks upon it, labels where they find room."""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from etl.model.tongue import gettext
from etl.model.words import count, number
from etl.pictures.base_map import BaseMap, Country
from etl.pictures.draw import MIDDLE, SMALL, area, box, disc, line, link, num, path, text
from etl.pictures.labels import Box, Placed, free_place
from etl.pictures.names import country_spots, first_free, on_land, sea_spots
from etl.pictures.places import Place
from etl.pictures.text import REGULAR, SEMIBOLD, shorten, width
from etl.pictures.view import MapView, Point

EVENT = "event"
_DOT = 4.5
_BROKEN = 8.0
_STEP = 16.0
_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Sheet:
    """A map as it grows.

    Attributes:
        view: The part of the world.
        address: Place id to the address of its rows.
        numbered: Whether labels are numbers, told below the map.
    """

    def __init__(self, view: MapView, address: Callable[[str], str], *, numbered: bool) -> None:
        self.view = view
        self.address = address
        self.numbered = numbered
        self.frame = Box(3, 3, view.width - 6, view.height - 6)
        self._below: list[str] = []
        self._rings: list[str] = []
        self._above: list[str] = []
        self._taken: list[Box] = []
        self._wide_rings: list[Box] = []
        self._keyed: list[tuple[Place, str]] = []

    def draw_world(self, base: BaseMap) -> None:
        """Draw land, coasts, borders and the scale."""
        view = self.view
        self._below.append(box(0, 0, view.width, view.height, "none", "paper", radius=0))
        land = "".join(_outline(ring, closed=True) for country in base.countries for ring in country.rings)
        if land:
            self._below.append(path(land, "none", fill="band"))
        if base.borders:
            self._below.append(path("".join(map(_outline, base.borders)), "quiet", 0.8, dash="1 3"))
        if base.coasts:
            self._below.append(path("".join(map(_outline, base.coasts)), "quiet", 0.9))
        self._scale()

    def draw_places(self, shown: Sequence[Place], base: BaseMap) -> None:
        """Draw each place and its label, the wide ones after those that have a ring; then the names around them."""
        countries = {country.name: country for country in base.countries}
        seas = sea_spots(self.view, base)
        named = [one for one in shown if one.wide and (one.name in countries or one.name in seas)]
        marked = [one for one in shown if one not in named]
        spots = {one.place_id: self._spot(one) for one in marked}
        for one in marked:
            reach, (x, y) = _BROKEN if one.wide else _DOT, spots[one.place_id]
            self._taken.append(Box.about(x, y, 2 * reach, 2 * reach))
            self._wide_rings += self._ring_box(one, x, y)
        for one in sorted(marked, key=lambda one: (one.wide, -one.events, one.place_id)):
            self._mark(one, spots[one.place_id])
        for one in named:
            country = countries.get(one.name)
            choices = country_spots(country) if country else seas[one.name]
            self._name(one, choices, country)
        for name in [*sorted(countries), *seas]:
            if name not in {one.name for one in named}:
                self._plain_name(name, countries.get(name), seas.get(name, ()))

    def body(self) -> str:
        """Everything within the map's frame."""
        edge = box(0.5, 0.5, self.view.width - 1, self.view.height - 1, "line", radius=0)
        return "".join([*self._below, edge, *self._rings, *self._above])

    def keys(self, across: float, y: float) -> tuple[str, float]:
        """The lines that tell the numbers, below the map, and how far down they reach."""
        parts = []
        for n, (one, note) in enumerate(self._keyed, 1):
            name = shorten(one.name, across - 38 - width(note, SMALL), MIDDLE, SEMIBOLD)
            key = [
                area(0, y, across, 20),
                text(20, y + 14.5, str(n), MIDDLE, fill="quiet", anchor="end"),
                text(28, y + 14.5, name, MIDDLE, SEMIBOLD),
                text(36 + width(name, MIDDLE, SEMIBOLD), y + 14.5, note, SMALL, fill="quiet"),
            ]
            parts.append(link(self.address(one.place_id), key, f"{one.name}: {note}"))
            y += 20
        return "".join(parts), y

    def _spot(self, one: Place) -> Point:
        """Where a place is marked: where it lies, or at the edge of the map nearest to it."""
        x, y = self.view.at(one.longitude, one.latitude)
        if self.view.sees(one.longitude, one.latitude):
            return x, y
        middle_x, middle_y = self.view.width / 2, self.view.height / 2
        far = max(abs(x - middle_x) / (middle_x - 14), abs(y - middle_y) / (middle_y - 14))
        return middle_x + (x - middle_x) / far, middle_y + (y - middle_y) / far

    def _ring_box(self, one: Place, x: float, y: float) -> list[Box]:
        """The square round a ring that is drawn to scale; labels stand in it only where there is no other room."""
        radius = self.view.length(one.radius_km)
        if one.wide or radius <= _DOT + 2 or not self.view.sees(one.longitude, one.latitude):
            return []
        return [Box.about(x, y, 1.6 * radius, 1.6 * radius)]

    def _mark(self, one: Place, spot: Point) -> None:
        x, y = spot
        note, radius = one.note, _BROKEN if one.wide else _DOT
        if not self.view.sees(one.longitude, one.latitude):
            note = gettext("%(events)s, outside") % {"events": count(one.events, "event", "events")}
            mark = _pointer(x, y, *self.view.at(one.longitude, one.latitude))
        elif one.wide:
            mark = disc(x, y, _BROKEN, EVENT, "none", 1.6, "3 3.3")
        else:
            if self._ring_box(one, x, y):
                self._rings.append(_ring(x, y, self.view.length(one.radius_km)))
            mark = disc(x, y, _DOT - 1, EVENT, EVENT)
        name = shorten(one.name, 200, MIDDLE, SEMIBOLD)
        size = (max(width(name, MIDDLE, SEMIBOLD), width(note, SMALL)), 32.0)
        found = None
        if not self.numbered:
            beyond = max([radius, *(ring.width / 2 for ring in self._ring_box(one, x, y))])
            found = free_place(x, y, beyond, size, self.frame, self._taken + self._wide_rings)
            found = found or free_place(x, y, radius, size, self.frame, self._taken)
        if found is None:
            self._number(one, note, spot, mark)
            return
        label = found.box
        # Labels to the left of their mark lean towards it.
        side, at = ("end", label.x + label.width) if label.x + label.width / 2 < x - 4 else ("start", label.x)
        words = [text(at, label.y + 13, name, MIDDLE, SEMIBOLD, anchor=side, halo="paper")]
        words.append(text(at, label.y + 28.5, note, SMALL, anchor=side, halo="paper"))
        self._put(one, note, mark, found, words)

    def _put(self, one: Place, note: str, mark: str, found: Placed, words: Sequence[str]) -> None:
        self._taken += found.taken
        lead = line(*found.lead, EVENT, 0.9) if found.lead else ""
        self._above.append(link(self.address(one.place_id), [mark, lead, *words], f"{one.name}: {note}"))

    def _number(self, one: Place, note: str, spot: Point, mark: str) -> None:
        """A mark whose label is a number; it is told below the map even where not even the number has room."""
        self._keyed.append((one, note))
        words = str(len(self._keyed))
        size = (width(words, MIDDLE, SEMIBOLD), 14.0)
        found = free_place(*spot, _BROKEN if one.wide else _DOT, size, self.frame, self._taken)
        if found is None:
            self._above.append(link(self.address(one.place_id), [mark], f"{one.name}: {note}"))
        else:
            label = text(found.box.x, found.box.y + 12, words, MIDDLE, SEMIBOLD, halo="paper")
            self._put(one, note, mark, found, [label])

    def _name(self, one: Place, choices: Sequence[Point], country: Country | None) -> None:
        """The name of a country or sea in which events are told to be, with their number."""
        note = count(one.events, "event", "events")
        size = (max(width(one.name, MIDDLE, SEMIBOLD), width(note, SMALL)), 32.0)
        if country is not None:
            choices = sorted(choices, key=lambda spot: not on_land(spot, size, country))
        label = None if self.numbered else first_free(choices, size, self.frame, self._taken + self._wide_rings)
        words = [(one.name, MIDDLE, SEMIBOLD, 13.0), (note, SMALL, REGULAR, 28.5)]
        if label is None:
            self._keyed.append((one, note))
            number = str(len(self._keyed))
            size = (width(number, MIDDLE, SEMIBOLD), 15.0)
            label = first_free(choices, size, self.frame, self._taken)
            words = [(number, MIDDLE, SEMIBOLD, 12.5)]
        if label is not None:
            x = label.x + label.width / 2
            drawn = [
                text(x, label.y + y, said, size, weight, EVENT, "middle", "paper") for said, size, weight, y in words
            ]
            self._put(one, note, "", Placed(label), drawn)

    def _plain_name(self, name: str, country: Country | None, choices: Iterable[Point]) -> None:
        """The name of a country, both ends of it on its land, or of a sea, where nothing is told to have been."""
        if country is None:
            name = gettext(name)  # Those of countries are the base map's, which has them all.
        size = (width(name, SMALL), 15.0)
        if country is not None:
            choices = (spot for spot in country_spots(country) if on_land(spot, size, country))
        label = first_free(choices, size, self.frame, self._taken)
        if label is not None:
            self._taken.append(label)
            self._below.append(text(label.x, label.y + 11.5, name, SMALL, fill="quiet"))

    def _scale(self) -> None:
        """A bar of a round length."""
        length = next((km for km in reversed(_KM) if self.view.length(km) < self.view.width / 5), 1)
        words, x, y = gettext("%(length)s km") % {"length": number(length)}, 12.0, self.view.height - 12
        end = x + self.view.length(length)
        self._below.append(path(f"M{num(x)} {num(y - 5)}V{num(y)}H{num(end)}V{num(y - 5)}", "quiet", 1.2))
        self._below.append(text(end + 7, y + 2, words, SMALL, fill="quiet"))
        self._taken.append(Box(x - 4, y - 12, end - x + width(words, SMALL) + 14, 20))


def _outline(points: Sequence[Point], *, closed: bool = False) -> str:
    """A line as steps of tenths of a pixel, each from the last, which takes half the bytes."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [f"{(x - a) / 10:g},{(y - b) / 10:g}" for (a, b), (x, y) in pairwise(tenths) if (x, y) != (a, b)]
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l{' '.join(steps)}{'Z' if closed else ''}" if steps else ""


def _ring(x: float, y: float, radius: float) -> str:
    """A circle hatched with chords, the wider the larger it is, so that what lies in it stays readable."""
    chords, step = [], 5 + radius / 20
    for n in range(1, int(2 * radius / step) + 1):
        off = -radius + n * step
        half = math.sqrt(max(radius**2 - off**2, 0))
        # A chord that climbs to the right, at the distance `off` from the middle.
        a, b = off * math.sqrt(0.5), half * math.sqrt(0.5)
        chords.append(f"M{x + a - b:.1f} {y + a + b:.1f}L{x + a + b:.1f} {y + a - b:.1f}")
    return path("".join(chords), EVENT, 0.7) + disc(x, y, radius, EVENT, "none", 1.3)


def _pointer(x: float, y: float, to_x: float, to_y: float) -> str:
    """An arrow at the edge that points to what lies outside."""
    turn = math.degrees(math.atan2(to_y - y, to_x - x))
    return (
        f'<g transform="translate({num(x)} {num(y)}) rotate({turn:.0f})">{path("M-8 0H7M2 -5L7 0L2 5", EVENT, 2)}</g>'
    )
