"""Values in words: numbers as they were said, days, sizes. Plain text; templates escape it."""

import calendar
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_WHOLE = re.compile(r"(\d{4})-01-01/\1-12-31")
_DOUBT = {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}


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
        return "no number"
    if row["qualifier"] == "between":
        return f"between {number(row['low'])} and {number(row['high'])}"
    if row["value"] is None:
        return label.lower()
    if row["qualifier"] == "exact":
        return number(row["value"])
    return f"{label.lower()} {number(row['value'])}"


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
        text = f"{'up to' if included else 'under'} {number(high)}"
    elif high is None:
        text = f"{number(low)} or more" if included else f"over {number(low)}"
    elif low == high:
        text = number(low)
    else:
        text = f"{number(low)} to {number(high)}"
    return f"{text}, by convention" if extra.get("bounds") == "convention" else text


def days(edtf: str) -> str:
    """An EDTF text in words: `27 Feb 2020`, `28 Feb 2020 or 29 Feb 2020`, `Dec 2019 onwards`.

    An interval that is a whole year or month is told as that: `2016`, `Feb 2020`.
    """
    if edtf[:1] in "[{" and edtf[-1:] in "]}":
        joint = " or " if edtf.startswith("[") else " and "
        return joint.join(_span(part, "..") for part in edtf[1:-1].split(","))
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
        return f"{_day(start)} onwards"
    if start in ("", ".."):
        return f"until {_day(end)}"
    return f"{_day(start)} to {_day(end)}"


def _last_of_month(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{day[:7]}-{calendar.monthrange(year, month)[1]}" if 1 <= month <= 12 else ""


def _day(text: str) -> str:
    match = _DAY.fullmatch(text)
    if match is None or (match[2] is not None and not 1 <= int(match[2]) <= 12):
        return text
    year, month, day, doubt = match.groups()
    parts = [str(int(day))] if day else []
    parts += [MONTHS[int(month) - 1]] if month else []
    return " ".join([*parts, year]) + _DOUBT.get(doubt, "")


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
    """A number and its noun: `1 claim`, `1,200 claims`."""
    return f"{amount:,} {noun if amount == 1 else plural or noun + 's'}"
