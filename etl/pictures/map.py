"""One map of the places of events: hatched rings as wide as their places are told, over coastlines and borders.

A place that is told no more exactly than a country, a sea or a long border is named where it lies, with a broken ring
of no size of its own. Labels stand free of each other; where there is no room for one it is a number, told below.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from etl.model.tongue import gettext
from etl.model.words import count
from etl.pictures.base_map import BASE_MAP, BaseMap, base_map
from etl.pictures.draw import SMALL, stack, text
from etl.pictures.picture import NARROW, WIDE, Layout, Picture
from etl.pictures.places import Place, view_of
from etl.pictures.said import INFERRED
from etl.pictures.sheet import Sheet
from etl.pictures.text import wrap

_STEP = 17.0
Address = Callable[[str], str]


def map_picture(
    name: str,
    title: str,
    shown: Sequence[Place],
    address: Address = "events/?place={}#day-by-day".format,
    world: Path = BASE_MAP,
) -> Picture:
    """A map of some places.

    Args:
        name: Path of its file below `pictures/`, without ending.
        title: Which places.
        shown: Any number of places, also none.
        address: Place id to where its events are listed, below the site's root.
        world: TopoJSON file of the base map; without it the picture says that coastlines and borders are missing.
    """
    told = "; ".join(f"{place.name}: {place.note}" for place in shown)
    about = gettext("%(places)s on a map, with how many events are told to be there.")
    description = f"{about % {'places': count(len(shown), 'place', 'places')}} {told}."
    layouts = (_layout(shown, across, shape, address, world) for across, shape in ((WIDE, 0.66), (NARROW, 0.92)))
    return Picture(name, title, description, *layouts)


def _layout(shown: Sequence[Place], across: float, shape: float, address: Address, world: Path) -> Layout:
    if not shown:
        return Layout(across, 30, text(0, 20, gettext("No event has a place with coordinates."), SMALL, fill="quiet"))
    view = view_of(shown, across, shape)
    base = base_map(view, world)
    sheet = Sheet(view, address, numbered=across == NARROW)
    sheet.draw_world(base or BaseMap((), (), ()))
    sheet.draw_places(shown, base or BaseMap((), (), ()))
    keys, y = sheet.keys(across, view.height + 8)
    notes = [words for note in _notes(base, shown) for words in wrap(note, across, SMALL, lines=3)]
    body = "".join([sheet.body(), keys, *stack(notes, 0, y + _STEP, _STEP)])
    return Layout(across, y + _STEP * len(notes) + 8, body)


def _notes(base: BaseMap | None, shown: Sequence[Place]) -> list[str]:
    rings = gettext(
        "Hatched ring: told to be somewhere within. Broken ring, or the name of a country or sea: no more exactly."
    )
    inferred = sum(place.basis == INFERRED for place in shown)
    if inferred:
        told = gettext("Where %(inferred)s of %(places)s lie is inferred, not printed.")
        rings += f" {told % {'inferred': inferred, 'places': count(len(shown), 'place', 'places')}}"
    if base is None:
        return [rings, gettext("Coastlines and borders were not at hand when this was drawn.")]
    return [rings, gettext("Coastlines and borders as Natural Earth draws them.")]
