"""Days that a text tells resolve as a reader of that day would take them."""

import csv
from datetime import date
from pathlib import Path

import pytest

from etl.adding.dates import find_days, prints_day
from etl.adding.day_words import NONE
from tests.adding.languages import LANGUAGES, words

WEDNESDAY = date(2021, 5, 5)
CASES = Path(__file__).with_name("days")
"""A file a language: a text, and the wordings in it with what they resolve to, worked by hand."""


def cases(language: str) -> list[tuple[str, str]]:
    with (CASES / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["found"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_resolves_against_the_day_of_publication(language: str) -> None:
    worked = cases(language)
    found = [(text, " | ".join(map(" = ".join, find_days(text, WEDNESDAY, words(language))))) for text, _ in worked]
    assert found == worked
    assert len(worked) >= 25


def test_in_a_language_without_words_only_what_all_write_alike_is_found() -> None:
    assert list(find_days("Monday, 3 May 2021, 2021-05-03", WEDNESDAY, NONE)) == [("2021-05-03", "2021-05-03")]


def test_words_may_be_parted_by_blanks_that_do_not_break() -> None:
    found = [("28 février", "2021-02-28")]
    assert list(find_days("le 28\u00a0février, le 28\u202ffévrier", WEDNESDAY, words("fr"))) == found


def test_without_a_day_of_publication_only_what_prints_its_year_resolves() -> None:
    text = "Monday, 28 February, last week, 2 days ago, 3 May 2019, in 2018"
    assert list(find_days(text, None, words("en"))) == [("3 May 2019", "2019-05-03"), ("in 2018", "2018")]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [("on 30 December", date(2021, 1, 2), "2020-12-30"), ("on 3 January", date(2020, 12, 30), "2021-01-03")],
)
def test_a_month_of_the_turn_of_a_year_is_the_nearest(text: str, published: date, day: str) -> None:
    assert list(find_days(text, published, words("en"))) == [(text.removeprefix("on "), day)]


def test_a_day_is_printed_in_full_with_its_year_alone() -> None:
    assert prints_day("Published: May 5, 2021", WEDNESDAY, words("en"))
    assert prints_day("Publié le 5 mai 2021 à 8 h", WEDNESDAY, words("fr"))
    assert not prints_day("Published: May 5", WEDNESDAY, words("en"))
