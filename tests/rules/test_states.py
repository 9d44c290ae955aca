"""The table of states, held against the libraries that it is made from and against what anyone can look up."""

import csv
import math
from typing import Any

import duckdb
import pytest

from etl.rules import find_views
from tests.make_states import COLUMNS, CORRECTIONS, OUTLINES, TABLE, box, extents, states

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = {row["country"]: row for row in csv.DictReader(file)}


def codes(sql: str) -> list[tuple[Any, ...]]:
    view = next(view for view in find_views() if view.name == "country_codes")
    return duckdb.connect().execute(f"SELECT {sql.format(f'({view.sql})')}").fetchall()


@pytest.mark.slow
@pytest.mark.skipif(not OUTLINES.is_file(), reason="the outlines are not fetched: run make")
def test_the_table_is_what_the_libraries_say() -> None:
    assert states() == list(ROWS.values())


def test_the_table_has_every_state_once() -> None:
    """ISO 3166-1 has 249 codes; Kosovo has none. Gleditsch and Ward list the 193 members, Taiwan and Kosovo."""
    assert len(ROWS) == 250
    assert [code for code, row in ROWS.items() if not row["iso"]] == ["XKX"]
    assert len({row["iso"] for row in ROWS.values()}) == 250
    numbers = [row["gw_number"] for row in ROWS.values() if row["gw_number"]]
    assert len(numbers) == len(set(numbers)) == 193 + 2
    assert set(CORRECTIONS) <= set(ROWS)


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("SYR", ("Syria", 760, 652, "Middle East", "Middle East", "Western Asia")),
        ("TUR", ("Turkey", 792, 640, "Middle East", "Middle East", "Western Asia")),
        ("RUS", ("Russia", 643, 365, "Europe", "Europe", "Eastern Europe")),
        ("EGY", ("Egypt", 818, 651, "Middle East", "Northern Africa", "Northern Africa")),
        ("IRN", ("Iran", 364, 630, "Middle East", "Middle East", "Southern Asia")),
        ("CYP", ("Cyprus", 196, 352, "Europe", "Europe", "Western Asia")),
        ("GEO", ("Georgia", 268, 372, "Europe", "Caucasus and Central Asia", "Western Asia")),
        ("AFG", ("Afghanistan", 4, 700, "Asia", "Caucasus and Central Asia", "Southern Asia")),
        ("SDN", ("Sudan", 729, 625, "Africa", "Northern Africa", "Northern Africa")),
        ("SSD", ("South Sudan", 728, 626, "Africa", "Eastern Africa", "Eastern Africa")),
        ("YEM", ("Yemen", 887, 678, "Middle East", "Middle East", "Western Asia")),
        ("VNM", ("Vietnam", 704, 816, "Asia", "Southeast Asia", "South-eastern Asia")),
        ("MEX", ("Mexico", 484, 70, "Americas", "Central America", "Central America")),
        ("FJI", ("Fiji", 242, 950, "Asia", "Oceania", "Melanesia")),
        ("XKX", ("Kosovo", None, 347, "Europe", "Europe", "Southern Europe")),
        ("PSE", ("Palestine", 275, None, None, "Middle East", "Western Asia")),
        ("CIV", ("Côte d'Ivoire", 384, 437, "Africa", "Western Africa", "Western Africa")),
    ],
)
def test_a_state_has_the_codes_of_the_datasets(country: str, told: tuple[Any, ...]) -> None:
    sql = f"country_name, iso, gw_number, ged_region, acled_region, un_region FROM {{}} WHERE country = '{country}'"
    assert codes(sql) == [told]


def test_every_region_is_one_that_the_datasets_have() -> None:
    assert {row[0] for row in codes("DISTINCT ged_region FROM {}")} == {
        None, "Africa", "Americas", "Asia", "Europe", "Middle East",
    }  # fmt: skip
    assert {row[0] for row in codes("DISTINCT acled_region FROM {}")} == {
        "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa", "Northern Africa", "South Asia",
        "Southeast Asia", "Middle East", "Europe", "Caucasus and Central Asia", "Central America", "South America",
        "Caribbean", "East Asia", "North America", "Oceania", "Antarctica",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("place", "country", "latitude", "longitude"),
    [
        ("Idlib", "SYR", 35.93, 36.63),
        ("Ankara", "TUR", 39.93, 32.86),
        ("Kaliningrad", "RUS", 54.71, 20.51),
        ("Uelen in Chukotka", "RUS", 66.16, -169.81),
        ("Taveuni in Fiji", "FJI", -16.85, -179.97),
        ("Suva", "FJI", -18.14, 178.44),
        ("Attu in the Aleutians", "USA", 52.9, 172.9),
        ("Miami", "USA", 25.77, -80.19),
        ("Hargeisa", "SOM", 9.56, 44.06),
        ("Famagusta", "CYP", 35.12, 33.94),
    ],
)
def test_a_town_lies_in_the_box_of_its_country(place: str, country: str, latitude: float, longitude: float) -> None:
    inside = "CASE WHEN west <= east THEN {x} BETWEEN west AND east ELSE {x} >= west OR {x} <= east END"
    sql = f"{inside.format(x=longitude)} AND {latitude} BETWEEN south AND north FROM {{}} WHERE country = '{country}'"
    assert codes(sql) == [(True,)], place


def test_a_box_is_narrow_and_crosses_the_meridian_only_where_it_must() -> None:
    crossing = [code for code, row in ROWS.items() if row["west"] and float(row["west"]) > float(row["east"])]
    assert crossing == ["FJI", "KIR", "NZL", "RUS", "UMI", "USA"]
    boxes = [[float(row[name]) for name in COLUMNS[5:]] for row in ROWS.values() if row["west"]]
    assert all(-180 <= w <= 180 and -180 <= e <= 180 and -90 <= s < n <= 90 for w, s, e, n in boxes)


def test_the_narrowest_box_leaves_out_the_widest_gap() -> None:
    west, east = [(-170.0, 60.0), (-168.5, 65.0)], [(20.0, 50.0), (30.0, 55.0)]
    round_the_back = [(170.0, 70.0), (179.0, 72.0), (-179.0, 71.0)]
    assert box([east]) == (20, 50, 30, 55)
    assert box([west, east]) == (20, 50, -168.5, 65)
    assert box([round_the_back]) == (170, 70, -179, 72)
    assert box([[(x, -80.0) for x in range(-180, 181, 90)]]) == (-180, -80, 180, -80)
    assert box([[(1.234, 2.341), (1.2399, 2.3499)]]) == (1.23, 2.34, 1.24, 2.35)


def test_outlines_are_read_as_steps_and_arcs_may_run_backwards() -> None:
    world = {
        "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
        "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "id": "001", "arcs": [[0, -2]], "properties": {"name": "One"}},
                    {"type": "MultiPolygon", "arcs": [[[1]]], "properties": {"name": "Somaliland"}},
                    {"type": None, "properties": {"name": "Nowhere"}},
                ]
            }
        },
    }
    assert extents(world) == {"001": (10, 20, 12, 22), "706": (10, 20, 12, 22)}
    assert math.isclose(float(ROWS["SOM"]["north"]), 11.99)
