"""Places ready to be drawn: how exactly each is told, and the part of the world that shows most of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.tongue import gettext
from etl.model.words import count, number
from etl.pictures.view import KM_OF_A_DEGREE, MapView, fit

WIDE_KM = 150.0
"""Radius from which a place is told by words: a ring of its size would hide what lies in it."""
_APART = 0.6
"""A place is left outside when the others span no more than this share of what they span with it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place with what happened there.

    Attributes:
        place_id: Its id.
        name: Its name.
        latitude: Degrees north.
        longitude: Degrees east.
        radius_km: Radius of the circle in which it lies, in kilometres.
        events: Events told to be there and nowhere narrower.
        basis: Whether an article prints where it lies, or that is inferred.
    """

    place_id: str
    name: str
    latitude: float
    longitude: float
    radius_km: float
    events: int
    basis: str = "stated"

    @property
    def wide(self) -> bool:
        """Whether it is too large for a ring of its size."""
        return self.radius_km > WIDE_KM

    @property
    def note(self) -> str:
        """What is said under its name: `25 events, ±60 km`."""
        given = {"events": count(self.events, "event", "events"), "radius": number(round(self.radius_km, 1))}
        return gettext("%(events)s, ±%(radius)s km") % given


def view_of(shown: Sequence[Place], width: float, shape: float) -> MapView:
    """The part of the world that shows some places: the wide ones and those far from all others may lie outside.

    Args:
        shown: At least one place.
        width: Pixels.
        shape: Height by width.
    """
    core = [place for place in shown if not place.wide] or list(shown)
    while len(core) > 2:
        spans = [(_span([other for other in core if other is not place]), n) for n, place in enumerate(core)]
        least, apart = min(spans)
        if least > _APART * _span(core):
            break
        core.pop(apart)
    corners = []
    for place in core:
        reach = 0.0 if place.wide else place.radius_km / KM_OF_A_DEGREE
        corners += [(place.longitude + x * reach, place.latitude + y * reach) for x in (-1, 1) for y in (-1, 1)]
    near = fit(corners, width, shape, margin=0.4)
    corners += [(p.longitude, p.latitude) for p in shown if near.sees(p.longitude, p.latitude)]
    return fit(corners, width, shape)


def _span(some: Sequence[Place]) -> float:
    east, north = [place.longitude for place in some], [place.latitude for place in some]
    return max(east) - min(east) + max(north) - min(north)
