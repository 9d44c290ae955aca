"""Days that a text tells resolve as a reader of that day would take them."""

from datetime import date

import pytest

from etl.adding.dates import find_days, prints_day

WEDNESDAY = date(2021, 5, 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("late Monday", [("Monday", "2021-05-03, or 2021-05-10 if it is still to come")]),
        ("on Wednesday", [("Wednesday", "2021-05-05, or 2021-05-12 if it is still to come")]),
        ("last Wednesday", [("last Wednesday", "2021-04-28")]),
        ("next Tuesday", [("next Tuesday", "2021-05-11")]),
        ("on 28 February", [("28 February", "2021-02-28")]),
        ("unless by Dec. 30", [("Dec. 30", "2020-12-30")]),
        ("May 3, 2019 and 3rd of May", [("May 3, 2019", "2019-05-03"), ("3rd of May", "2021-05-03")]),
        ("in September 2018", [("September 2018", "2018-09")]),
        ("since April, he may go", [("since April", "2021-04")]),
        ("collapsed in 2018", [("in 2018", "2018")]),
        ("last week", [("last week", "2021-04-26/2021-05-02")]),
        ("Next month", [("Next month", "2021-06")]),
        ("this year", [("this year", "2021")]),
        ("yesterday, tomorrow", [("yesterday", "2021-05-04"), ("tomorrow", "2021-05-06")]),
        ("two weeks ago", [("two weeks ago", "2021-04-21~")]),
        ("10 days ago", [("10 days ago", "2021-04-25")]),
        ("a month ago", [("a month ago", "2021-04")]),
        ("2021-05-03", [("2021-05-03", "2021-05-03")]),
        ("Monday, Monday", [("Monday", "2021-05-03, or 2021-05-10 if it is still to come")]),
        ("February 30, 2018 dead, 45 May", []),
    ],
)
def test_a_wording_resolves_against_the_day_of_publication(text: str, found: list[tuple[str, str]]) -> None:
    assert list(find_days(text, WEDNESDAY)) == found


def test_without_a_day_of_publication_only_what_prints_its_year_resolves() -> None:
    text = "Monday, 28 February, last week, 2 days ago, 3 May 2019, in 2018"
    assert list(find_days(text, None)) == [("3 May 2019", "2019-05-03"), ("in 2018", "2018")]


def test_a_month_of_the_turn_of_a_year_is_the_nearest() -> None:
    assert list(find_days("on 30 December", date(2021, 1, 2))) == [("30 December", "2020-12-30")]
    assert list(find_days("on 3 January", date(2020, 12, 30))) == [("3 January", "2021-01-03")]


def test_a_day_is_printed_in_full_with_its_year_alone() -> None:
    assert prints_day("Published: May 5, 2021", WEDNESDAY)
    assert not prints_day("Published: May 5", WEDNESDAY)
