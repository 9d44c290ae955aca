"""A place lies in its country, and in the province or country of which the record has a point and a radius."""

import pytest

from tests.checks.asked import asked

FIELDS = '"row", place_id, kind, country, admin1, latitude, longitude, radius_km'


def place(
    number: int, kind: str, country: str, latitude: float, longitude: float, km: float = 5, admin1: str = ""
) -> str:
    """SQL for another place, which has its number for an id."""
    province = f"'{admin1}'" if admin1 else "NULL"
    values = f"{number}, 'place-{number}', '{kind}', '{country}', {province}, {latitude}, {longitude}, {km}"
    return f"INSERT INTO places ({FIELDS}) VALUES ({values})"


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "inside"),
    [
        ("MLT", 35.9, 14.4, True),
        ("MLT", 35.56, 14.4, True),  # A quarter of a degree south of 35.8.
        ("MLT", 35.54, 14.4, False),
        ("MLT", 35.9, 13.9, False),
        ("MLT", 36.4, 14.4, False),
        ("FJI", -17.8, 178.0, True),
        ("FJI", -17.8, -179.9, True),
        ("FJI", -17.8, 0.0, False),
        ("XNO", 35.9, 14.4, True),  # ISO leaves the code to its users, and nobody drew the country.
    ],
)
def test_a_point_lies_in_the_extent_of_its_country(
    country: str, latitude: float, longitude: float, inside: bool
) -> None:
    found = asked("place-extent", place(90, "settlement", country, latitude, longitude))
    assert [field for field, *_ in found] == ([] if inside else ["latitude"])


def test_where_a_country_lies_is_told() -> None:
    expected = "a point in Malta, of latitude 35.8 to 36.08 and longitude 14.18 to 14.57"
    assert asked("place-extent", place(90, "settlement", "MLT", 40, 14.4)) == [("latitude", "40.0", expected)]


def test_latitude_and_longitude_the_other_way_round_are_told_as_such() -> None:
    expected = "latitude and longitude the other way round, 35.9 and 14.4"
    assert asked("place-extent", place(90, "settlement", "MLT", 14.4, 35.9)) == [("latitude", "14.4", expected)]
    near = place(91, "province", "SYR", 35.8, 36.7, 60, "Idlib")  # Both ways it lies in Syria.
    [(_, _, told)] = asked("place-extent", near, place(92, "settlement", "SYR", 36.806, 35.864, 3, "Idlib"))
    assert told == "latitude and longitude the other way round, 35.864 and 36.806"


def test_a_place_lies_within_the_radius_of_its_province_or_else_of_its_country() -> None:
    country, province = place(90, "country", "SYR", 35, 38, 475), place(91, "province", "SYR", 35.8, 36.7, 60, "Idlib")
    town = place(92, "settlement", "SYR", 35.8, 38.7, 5, "Idlib")
    # Two degrees of longitude at 35.8 north: 2 * 111.19 * cos(35.8) = 180.4 km, the great circle a little less.
    expected = "a point within 60.0 km of place-91, in which it lies; it is 180.0 km away"
    assert asked("place-extent", country, province, town) == [("latitude", "35.8", expected)]
    assert asked("place-extent", country, town) == []
    small = place(90, "country", "SYR", 35, 38, 50)
    assert [told[2] for told in asked("place-extent", small, town)] == [
        "a point within 50.0 km of place-90, in which it lies; it is 109.0 km away"
    ]


def test_a_radius_is_no_longer_than_that_around_it() -> None:
    province = place(91, "province", "SYR", 35.8, 36.7, 60, "Idlib")
    town = place(92, "settlement", "SYR", 35.8, 36.7, 61, "Idlib")
    expected = "60.0 or less, the radius of place-91, in which it lies"
    assert asked("place-extent", province, town) == [("radius_km", "61.0", expected)]


def test_a_province_that_most_of_its_places_lie_outside_of_is_told_once() -> None:
    towns = [place(n, "settlement", "SYR", 35.8, 36.7, 5, "Idlib") for n in (92, 93)]
    moved = place(91, "province", "SYR", 34.8, 36.7, 60, "Idlib")
    expected = "a point and a radius in which place-91 has the places that lie in it; most are outside"
    assert asked("place-extent", moved, *towns) == [("latitude", "34.8", expected)]
    turned = place(91, "province", "SYR", 36.7, 35.8, 60, "Idlib")
    [(_, _, told)] = asked("place-extent", turned, *towns)
    assert told == f"{expected}, maybe with latitude and longitude the other way round"
    abroad = place(91, "province", "SYR", 45.8, 36.7, 60, "Idlib")
    assert [told[1] for told in asked("place-extent", abroad, *towns)] == ["45.8"]
