"""What an article tells lies where it can speak of it: not after it, and not years away unless the year is printed."""

import pytest

from tests.checks.asked import asked

NEAR = "a day within eleven months of 2021-05-05, when the article was published, or {} in {}"
LATE = "a day no later than 2021-05-05, when the article was published"
EVENTS = """
UPDATE events SET date = t.first_day || '/' || coalesce(CAST(t.last_day AS VARCHAR), '..'), date_start = t.first_day,
    date_end = t.last_day
FROM (
    SELECT event_id, min(date_start) AS first_day,
        CASE WHEN count(date_end) = count(*) THEN max(date_end) END AS last_day
    FROM event_mentions WHERE date IS NOT NULL GROUP BY event_id
) AS t WHERE events.event_id = t.event_id
"""


def told(table: str, word: str, day: str, last: str | None = None, column: str = "date") -> str:
    """SQL that gives a claim other days."""
    return (
        f"UPDATE {table} SET {column} = '{day}', {column}_start = '{day}', {column}_end = '{last or day}'"
        f" WHERE claim_id = 'river-post-{word}'"
    )


def mentions(*days: str, note: str = "NULL") -> tuple[str, ...]:
    """SQL for more mentions of the strike, each with a note."""
    changes = []
    for n, day in enumerate(days, 90):
        columns = "claim_id, event_id, source_id, paragraph, status, stance, date, date_start, date_end"
        values = f"'more-{n}', 'bridge-strike', 'river-post', 5, 'occurred', 'asserts', '{day}', '{day}', '{day}'"
        changes.append(f'INSERT INTO event_mentions ("row", {columns}) VALUES ({n}, {values})')
        changes.append(f"""INSERT INTO claims ("row", claim_id, note) VALUES ({n}, 'more-{n}', {note})""")
    return (*changes, EVENTS)


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        (told("event_mentions", "p2-strike", "2021-05-06"), "date", LATE),
        (
            told("event_mentions", "p7-shelling", "2020-05-04"),
            "date",
            NEAR.format(2020, "time_as_printed or in the note"),
        ),
        (
            told("event_mentions", "p9-deployment", "2022-05-10"),
            "date",
            NEAR.format(2022, "time_as_printed or in the note"),
        ),
        (
            told("event_mentions", "p12-earlier-talks", "2017-01-01", "2017-12-31"),
            "date",
            NEAR.format(2017, "time_as_printed or in the note"),
        ),
        (told("casualties", "p7-killed", "2021-05-06", column="period"), "period", LATE),
        (told("casualties", "p7-killed", "2019-05-06", column="period"), "period", NEAR.format(2019, "the note")),
        (told("claims", "p5-killed", "2021-05-06", column="said_on"), "said_on", LATE),
        (told("claims", "p5-killed", "2020-05-03", column="said_on"), "said_on", NEAR.format(2020, "the note")),
        ("UPDATE origins SET said_on = '2021-05-06' WHERE said_on IS NOT NULL", "said_on", LATE),
        ("UPDATE utterances SET said_on = '2021-05-06'", "said_on", LATE),
        (
            "UPDATE events SET deadline = '2022-05-10' WHERE deadline IS NOT NULL",
            "deadline",
            NEAR.format(2022, "the note"),
        ),
    ],
)
def test_a_day_that_the_article_cannot_tell_of(change: str, field: str, expected: str) -> None:
    found = asked("day-told", change, EVENTS)
    assert {(name, text) for name, _, text in found} == {(field, expected)}


@pytest.mark.parametrize(
    "change",
    [
        told("event_mentions", "p9-deployment", "2021-05-06"),
        told("event_mentions", "p2-strike", "2020-06-09"),
        told("claims", "p5-killed", "2018-05-03", column="said_on"),
        told("event_mentions", "p7-shelling", "2020-05-04")
        + "; UPDATE claims SET note = 'A year ago: 2020.' WHERE claim_id = 'river-post-p7-shelling'",
        told("event_mentions", "p7-shelling", "2020-05-04")
        + "; UPDATE sources SET published = NULL, published_start = NULL, published_end = NULL",
        (
            "UPDATE event_mentions SET date = '2020', date_start = '2020-01-01', date_end = '2020-12-31'"
            " WHERE claim_id = 'river-post-p7-shelling'"
        ),
    ],
    ids=["planned", "eleven months", "the year of another mention", "a note", "no day of publication", "last year"],
)
def test_a_day_that_it_can_tell_of(change: str) -> None:
    without_period = "UPDATE casualties SET period = NULL"  # It would no longer fit its event.
    assert asked("day-told", change, without_period, EVENTS) == []


def test_a_year_that_is_wrong_once_is_told_at_that_mention() -> None:
    found = ("date", "2020-05-03", "a day near those of the other mentions of bridge-strike")
    assert asked("day-told", *mentions("2021-05-03", "2021-05-04", "2020-05-03")) == [found]


def test_of_two_mentions_years_apart_the_one_is_told_that_the_article_cannot_tell() -> None:
    change = told("event_mentions", "p2-strike", "2020-05-03")
    found = ("date", "2020-05-03", "a day near those of the other mentions of bridge-strike")
    assert asked("day-told", change, *mentions("2021-05-03")) == [found]


def test_articles_may_print_two_years_where_a_note_says_so() -> None:
    assert asked("day-told", *mentions("2020-05-03", note="'It prints 2020, a year too early.'")) == []


def test_a_wrong_publication_is_told_once_there() -> None:
    change = "UPDATE sources SET published = '2020-05-05', published_start = '2020-05-05', published_end = '2020-05-05'"
    [(field, value, expected)] = asked("day-told", change)
    assert (field, value) == ("published", "2020-05-05")
    assert expected.startswith("a day near those that the article tells: ")


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        (told("casualties", "p2-killed", "2021-05-02", column="period"), False),
        (told("casualties", "p2-killed", "2021-05-02", "2021-05-04", column="period"), False),
        (told("casualties", "p7-killed", "2021-05-04", column="period"), True),
        (told("figures", "p2-deadliest", "2021-01-01", "2021-05-04", column="period"), True),
        (told("figures", "p2-deadliest", "2021-05-04", column="period"), False),
        ("UPDATE tallies SET period_start = '2021-01-01', period_end = '2021-03-31' WHERE period IS NOT NULL", False),
    ],
)
def test_a_period_fits_its_event(change: str, fits: bool) -> None:
    assert [field for field, *_ in asked("day-told", change)] == ([] if fits else ["period"])


def test_an_event_without_a_day_has_those_of_what_it_is_part_of() -> None:
    days = "UPDATE events SET date = {0}, date_start = {0}, date_end = {0} WHERE event_id = '{1}'"
    war, bare = days.format("'2021-04-01'", "border-war"), days.format("NULL", "bridge-strike")
    period = told("casualties", "p2-killed", "2021-03-03", column="period")
    found = ("period", "2021-03-03", "days that fit 2021-04-01, those of bridge-strike or of what it is part of")
    assert asked("day-told", war, bare, period) == [found]
    assert asked("day-told", bare, period) == []
