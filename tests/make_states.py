"""Write `schemas/states.csv`: the states and territories of ISO 3166-1, with their codes and extents (`make states`).

Codes, names and regions are those of country-converter, extents those of the outlines of world-atlas (Natural Earth),
which `make` fetches. Both are kept by others: nothing here is from memory but what `CORRECTIONS` and `PARTS` say.
"""

import csv
import json
import math
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from tests import ROOT

TABLE = ROOT / "schemas" / "states.csv"
OUTLINES = ROOT / "site" / "map" / "countries-10m.json"
COLUMNS = ("country", "name", "iso", "gw_number", "region", "west", "south", "east", "north")
CORRECTIONS: dict[str, dict[str, str]] = {
    "CZE": {"gw_number": "316"},  # 315 is Czechoslovakia, to 1992.
    "VNM": {"gw_number": "816"},  # 817 is the Republic of Vietnam, to 1975; the united state goes on as 816.
    "YEM": {"gw_number": "678"},  # 680 is the People's Republic, to 1990; the united state goes on as 678.
    "NRU": {"region": "Micronesia"},  # So the United Nations (M49).
    "TUR": {"name": "Turkey"},  # As UCDP and ACLED name it.
    "XKX": {"iso": ""},  # ISO gives Kosovo no code; XKX is what users of ISO have agreed on.
}
# Drawn apart from the state of which they are part by ISO 3166; a state by its numeric code.
PARTS = {
    "Somaliland": "706",
    "N. Cyprus": "196",
    "Cyprus U.N. Buffer Zone": "196",
    "Baikonur": "398",
    "USNB Guantanamo Bay": "192",
}
Box = tuple[float, float, float, float]
Ring = list[tuple[float, float]]


def states() -> list[dict[str, str]]:
    """The rows of the table, by their codes."""
    library = find_spec("country_converter")
    assert library is not None
    assert library.origin is not None
    with Path(library.origin).with_name("country_data.tsv").open(encoding="utf-8", newline="") as file:
        listed = [state for state in csv.DictReader(file, delimiter="\t") if not state["obsolete"]]
    boxes = extents(json.loads(OUTLINES.read_text(encoding="utf-8")))
    rows = []
    for state in listed:
        codes = (state[name] for name in ("ISO3", "name_short", "ISOnumeric", "GWcode", "UNregion"))
        row = dict(zip(COLUMNS, codes, strict=False)) | CORRECTIONS.get(state["ISO3"], {})
        box = boxes.get(row["iso"].zfill(3)) or boxes.get(row["name"])
        rows.append(row | dict(zip(COLUMNS[5:], map("{:g}".format, box) if box else [""] * 4, strict=True)))
    return sorted(rows, key=lambda row: row["country"])


def extents(world: dict[str, Any]) -> dict[str, Box]:
    """Numeric code, or name where there is none, to (west, south, east, north) in degrees, rounded outwards.

    Args:
        world: TopoJSON with an object `countries`.
    """
    (by_x, by_y), (from_x, from_y) = world["transform"]["scale"], world["transform"]["translate"]
    arcs: list[Ring] = []
    for steps in world["arcs"]:  # Each point is told as its step from the one before.
        points = accumulate(steps, lambda a, b: [a[0] + b[0], a[1] + b[1]])
        arcs.append([(x * by_x + from_x, y * by_y + from_y) for x, y in points])
    found: dict[str, list[Ring]] = {}
    for shape in world["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"]) or []
        # The first ring of a polygon is its outer one. An arc with an inverted number runs backwards.
        rings = [[p for i in polygon[0] for p in (arcs[i] if i >= 0 else arcs[~i][::-1])] for polygon in polygons]
        name = shape["properties"]["name"]
        found.setdefault(shape.get("id", PARTS.get(name, name)), []).extend(rings)
    return {key: box(rings) for key, rings in found.items() if rings}


def box(rings: Iterable[Ring]) -> Box:
    """The narrowest (west, south, east, north) round all rings; west > east where it crosses the 180th meridian."""
    rings = list(rings)
    spans = [(min(xs), max(xs)) for xs in (list(_unrolled(x for x, _ in ring)) for ring in rings)]
    merged: list[tuple[float, float]] = []
    for west, east in sorted((w + turn, e + turn) for w, e in spans for turn in (-360, 0, 360)):
        if merged and west <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], east))
        else:
            merged.append((west, east))
    # What the box leaves out is the widest gap on the way round the globe.
    gaps = [(after[0] - before[1], after[0], before[1]) for before, after in pairwise(merged)]
    _, west, east = max(gaps, default=(0, -180, 180))
    ys = [y for ring in rings for _, y in ring]
    south, north = _outwards(-min(ys)), _outwards(max(ys))
    return -_outwards(180 - (west + 180) % 360), -south, _outwards(180 - (180 - east) % 360), north


def _unrolled(longitudes: Iterable[float]) -> Iterator[float]:
    """Longitudes of a line without its jumps at the 180th meridian."""
    last = None
    for x in longitudes:
        last = x if last is None else x + 360 * round((last - x) / 360)
        yield last


def _outwards(degrees: float) -> float:
    return math.ceil(round(degrees * 100, 6)) / 100


def main() -> None:
    """Write the table."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(states())


if __name__ == "__main__":
    main()
