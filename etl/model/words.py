"""Values in words: numbers as they were said, days, sizes. Plain text; templates escape it."""

import calendar
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import reduce
from typing import Any

from etl.model.tongue import gettext, later, ngettext

_MONTHS = (
    later("Jan"), later("Feb"), later("March"), later("April"), later("May"), later("June"),
    later("July"), later("Aug"), later("Sept"), later("Oct"), later("Nov"), later("Dec"),
)  # fmt: skip
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_WHOLE = re.compile(r"(\d{4})-01-01/\1-12-31")
_DOUBT = {"?": later("%(day)s (uncertain)"), "~": later("%(day)s (about)"), "%": later("%(day)s (about, uncertain)")}


def number(value: Decimal | float) -> str:
    """A number with commas between its thousands and no idle zeros: `6,000,000,000`, `0.5`."""
    text = f"{Decimal(str(value)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(row: Mapping[str, Any], label: str) -> str:
    """A number as it was said: `33`, `more than 300`, `between 5 and 10`, `dozens`, `no number`.

    Args:
        row: value, low, high and qualifier.
        label: The qualifier in words.
    """
    if row["qualifier"] == "unspecified":
        return gettext("no number")
    if row["qualifier"] == "between":
        return gettext("between %(low)s and %(high)s") % {"low": number(row["low"]), "high": number(row["high"])}
    if row["value"] is None:
        return label.lower()
    if row["qualifier"] == "exact":
        return number(row["value"])
    return gettext("%(qualifier)s %(number)s") % {"qualifier": label.lower(), "number": number(row["value"])}


def limits(row: Mapping[str, Any], extra: Mapping[str, str]) -> str | None:
    """What the words allow: `33`, `over 300`, `24 to 99, by convention`; null where they set no bound.

    Args:
        row: low and high.
        extra: The qualifier's further columns, `inclusive` and `bounds`.
    """
    low, high = row["low"], row["high"]
    included = extra.get("inclusive") == "true"
    if low is None and high is None:
        return None
    if low is None:
        text = (gettext("up to %(number)s") if included else gettext("under %(number)s")) % {"number": number(high)}
    elif high is None:
        text = (gettext("%(number)s or more") if included else gettext("over %(number)s")) % {"number": number(low)}
    elif low == high:
        text = number(low)
    else:
        text = gettext("%(low)s to %(high)s") % {"low": number(low), "high": number(high)}
    return gettext("%(bounds)s, by convention") % {"bounds": text} if extra.get("bounds") == "convention" else text


def days(edtf: str) -> str:
    """An EDTF text in words: `27 Feb 2020`, `28 Feb 2020 or 29 Feb 2020`, `Dec 2019 onwards`.

    An interval that is a whole year or month is told as that: `2016`, `Feb 2020`.
    """
    if edtf[:1] in "[{" and edtf[-1:] in "]}":
        joint = gettext("%(one)s or %(other)s") if edtf.startswith("[") else gettext("%(one)s and %(other)s")
        parts = (_span(part, "..") for part in edtf[1:-1].split(","))
        return reduce(lambda one, other: joint % {"one": one, "other": other}, parts)
    return _span(edtf, "/")


def _span(text: str, between: str) -> str:
    start, separator, end = text.partition(between)
    if not separator:
        return _day(text)
    whole = _WHOLE.fullmatch(text)
    if whole:
        return whole[1]
    month = _DAY.fullmatch(start)
    if month and month[3] == "01" and end == _last_of_month(start):
        return _day(start[:7])
    if end in ("", ".."):
        return gettext("%(day)s onwards") % {"day": _day(start)}
    if start in ("", ".."):
        return gettext("until %(day)s") % {"day": _day(end)}
    return gettext("%(start)s to %(end)s") % {"start": _day(start), "end": _day(end)}


def _last_of_month(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{day[:7]}-{calendar.monthrange(year, month)[1]}" if 1 <= month <= 12 else ""


def _day(text: str) -> str:
    match = _DAY.fullmatch(text)
    if match is None or (match[2] is not None and not 1 <= int(match[2]) <= 12):
        return text
    year, month, day, doubt = match.groups()
    told = year
    if day:
        told = gettext("%(day)s %(month)s %(year)s") % {"day": int(day), "month": month_name(int(month)), "year": year}
    elif month:
        told = gettext("%(month)s %(year)s") % {"month": month_name(int(month)), "year": year}
    return gettext(_DOUBT[doubt]) % {"day": told} if doubt else told


def month_name(month: int) -> str:
    """A month, 1 to 12, in short: `Feb`, `March`."""
    return gettext(_MONTHS[month - 1])


def size(length: int) -> str:
    """A length in bytes for people: `812 B`, `1.4 kB`, `2.6 MB`."""
    if length < 1000:
        return f"{length} B"
    amount = length / 1000
    for unit in ("kB", "MB"):
        if amount < 1000:
            return f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def first_sentence(text: str) -> str:
    """The first sentence of a text; all of it when it has one."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z0-9“\"])", text.strip(), maxsplit=1)[0]


def count(amount: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: `1 claim`, `1,200 claims`.

    Args:
        amount: How many.
        noun: The noun for one.
        plural: The noun for several, an s more where it is not given; pages give it, so that both are translated.
    """
    return f"{amount:,} {ngettext(noun, plural or noun + 's', amount)}"
