"""Days that a text tells, and what they resolve to against its day of publication.

A proposal for whoever codes, no more: a weekday may lie behind or before the publication, and a month without a year is
taken for the nearest.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from etl.adding.day_words import DayWords, Wording

_ISO = Wording(re.compile(r"\b(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"))
"""A day as every language may write it."""


def find_days(text: str, published: date | None, words: DayWords) -> Iterator[tuple[str, str]]:
    """The days that a text tells, in the order of their first places: each wording once, with its resolution.

    Args:
        text: A paragraph.
        published: Its article's day of publication; where that is null, only what prints its year is resolved.
        words: Those of its language.

    Yields:
        The words, and EDTF, with what else they may mean behind it.
    """
    taken = [False] * len(text)
    found: dict[int, tuple[str, str]] = {}
    for form in (_ISO, *words.forms):
        for match in form.pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            resolved = _resolved(match, form, published, words)
            if resolved is not None:
                taken[match.start() : match.end()] = [True] * len(match[0])
                found[match.start()] = (" ".join(match[0].split()), resolved)
    yield from dict.fromkeys(found[start] for start in sorted(found))


def prints_day(text: str, day: date, words: DayWords) -> bool:
    """Whether a text prints a day in full, its year included."""
    return any(resolved == day.isoformat() for _, resolved in find_days(text, None, words))


def _resolved(match: re.Match[str], form: Wording, published: date | None, words: DayWords) -> str | None:
    given = {key: value for key, value in match.groupdict().items() if value is not None}
    try:
        if "iso" in given:
            return date.fromisoformat(given["iso"]).isoformat()
        if "month" in given:
            return _of_month(given, published, words)
        if "year" in given:
            return given["year"]
        return None if published is None else _relative(given, form, published, words)
    except (ValueError, OverflowError):  # There is no such day.
        return None


def _of_month(given: dict[str, str], published: date | None, words: DayWords) -> str | None:
    month = words.number("month", given["month"])
    day = int(given.get("day", 0))
    if "year" in given:
        year = int(given["year"])
    elif published is None:
        return None
    else:
        middle = day or 15
        years = range(published.year - 1, published.year + 2)
        days = {y: date(y, month, min(middle, calendar.monthrange(y, month)[1])) for y in years}
        near = published
        year = min(days, key=lambda y: abs(days[y] - near))
    return date(year, month, day).isoformat() if day else f"{year}-{month:02}"


def _relative(given: dict[str, str], form: Wording, published: date, words: DayWords) -> str:
    if form.ahead is None:
        return _weekday(words.number("weekday", given["weekday"]) - 1, form.value, published)
    unit, ahead = form.ahead
    ahead *= words.number("count", given["count"]) if "count" in given else 1
    if unit == "week" and "count" in given:
        return f"{published + timedelta(7 * ahead)}~"
    return _UNITS[unit](published, ahead)


def _weekday(weekday: int, way: str, published: date) -> str:
    back = (published.weekday() - weekday) % 7
    before = published - timedelta(back or 7 * (way == "last"))
    after = published + timedelta(7 - back)
    if way == "next":
        return after.isoformat()
    return before.isoformat() if way == "last" else f"{before}, or {after} if it is still to come"


def _week(published: date, ahead: int) -> str:
    monday = published + timedelta(7 * ahead - published.weekday())
    return f"{monday}/{monday + timedelta(6)}"


def _month(published: date, ahead: int) -> str:
    year, month = divmod(published.year * 12 + published.month - 1 + ahead, 12)
    return f"{year}-{month + 1:02}"


_UNITS: dict[str, Callable[[date, int], str]] = {
    "day": lambda published, ahead: (published + timedelta(ahead)).isoformat(),
    "week": _week,
    "month": _month,
    "year": lambda published, ahead: str(published.year + ahead),
}
