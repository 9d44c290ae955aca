"""Days that an English text tells, and what they resolve to against its day of publication.

A proposal for whoever codes, no more: a weekday may lie behind or before the publication, and a month without a year is
taken for the nearest.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in (m.title() for m in MONTHS))
_MONTH = rf"(?P<month>(?:{_MONTH}|Sept))\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_OF = r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Oo]f|[Ll]ate|[Ee]arly|[Mm]id-?)"

_FORMS: tuple[str, ...] = (
    r"\b(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b",
    rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
    rf"\b{_MONTH} {_DAY}(?!\d)(?:,? {_YEAR})?",
    rf"\b{_MONTH},? {_YEAR}",
    rf"\b(?:(?P<way>[Ll]ast|[Nn]ext) )?(?P<weekday>{'|'.join(name.title() for name in WEEKDAYS)})\b",
    rf"\b{_OF} {_MONTH}",
    r"\b(?P<span>(?:[Ll]ast|[Tt]his|[Nn]ext) (?:week|month|year))\b",
    r"\b(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow)\b",
    rf"\b(?P<count>\d{{1,3}}|(?i:{'|'.join(_COUNTS)})) (?P<unit>day|week|month|year)s? ago\b",
    rf"\b{_OF} {_YEAR}",
)
_FIND = tuple(re.compile(form) for form in _FORMS)


def find_days(text: str, published: date | None) -> Iterator[tuple[str, str]]:
    """The days that a text tells, in the order of their first places: each wording once, with its resolution.

    Args:
        text: A paragraph.
        published: Its article's day of publication; where that is null, only what prints its year is resolved.

    Yields:
        The words, and EDTF, with what else they may mean behind it.
    """
    taken = [False] * len(text)
    found: dict[int, tuple[str, str]] = {}
    for pattern in _FIND:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            resolved = _resolved(match, published)
            if resolved is not None:
                taken[match.start() : match.end()] = [True] * len(match[0])
                found[match.start()] = (match[0], resolved)
    yield from dict.fromkeys(found[start] for start in sorted(found))


def prints_day(text: str, day: date) -> bool:
    """Whether a text prints a day in full, its year included."""
    return any(resolved == day.isoformat() for _, resolved in find_days(text, None))


def _resolved(match: re.Match[str], published: date | None) -> str | None:
    given = {key: value for key, value in match.groupdict().items() if value is not None}
    try:
        if "iso" in given:
            return date.fromisoformat(given["iso"]).isoformat()
        if "month" in given:
            return _of_month(given, published)
        if "year" in given:
            return given["year"]
        return None if published is None else _relative(given, published)
    except (ValueError, OverflowError):  # There is no such day.
        return None


def _of_month(given: dict[str, str], published: date | None) -> str | None:
    month = next(nth for nth, name in enumerate(MONTHS, 1) if name.startswith(given["month"][:3].lower()))
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


def _relative(given: dict[str, str], published: date) -> str:
    if "weekday" in given:
        return _weekday(WEEKDAYS.index(given["weekday"].lower()), given.get("way", "").lower(), published)
    if "near" in given:
        ahead = {"today": 0, "yesterday": -1, "tomorrow": 1}[given["near"].lower()]
        return (published + timedelta(ahead)).isoformat()
    if "span" in given:
        way, unit = given["span"].lower().split()
        return _UNITS[unit](published, {"last": -1, "this": 0, "next": 1}[way])
    count, unit = given["count"].lower(), given["unit"]
    number = int(count) if count.isdigit() else _COUNTS.index(count) + 1
    if unit == "day":
        return (published - timedelta(number)).isoformat()
    if unit == "week":
        return f"{published - timedelta(7 * number)}~"
    return _UNITS[unit](published, -number)


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
    "week": _week,
    "month": _month,
    "year": lambda published, ahead: str(published.year + ahead),
}
