"""Days written in EDTF, and the strict bounds they set.

Articles print days, never clock times, so years, months, days, sets and intervals are read, nothing finer. The edtf
package is the oracle of the tests, not the reader: it costs a quarter of a second of every check, and fails on open
intervals.
Source: Extended Date/Time Format (EDTF) specification, Library of Congress, levels 0 to 2.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

Bounds = tuple[date | None, date | None]

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")
_SET = re.compile(r"\[([^\[\]]+)\]|\{([^{}]+)\}")


@lru_cache(maxsize=100_000)
def bounds(text: str) -> Bounds:
    """The first and last day that an EDTF text allows, both included.

    Args:
        text: A year, month or day (`2020`, `2020-02`, `2020-02-27`), each also uncertain or approximate (`?`, `~`,
            `%`, which widen nothing), a set (`[2020-03-05,2020-03-06]`, `{2020-03-05..2020-03-07}`), or an interval
            (`2019-12/2020-02-28`, `2020-02-28/..`).

    Returns:
        (first, last); null where the text leaves an end open.

    Raises:
        ValueError: The text is not of these forms, or its end lies before its start.
    """
    listed = _SET.fullmatch(text)
    if listed:
        members = [_span(member, "..") for member in (listed[1] or listed[2]).split(",")]
        starts, ends = zip(*members, strict=True)
        first = None if None in starts else min(starts)
        last = None if None in ends else max(ends)
    else:
        first, last = _span(text, "/")
    return first, last


def _span(text: str, between: str) -> Bounds:
    start, separator, end = text.partition(between)
    if not separator:
        return _point(text)
    if start in ("", "..") and end in ("", ".."):
        raise ValueError(f"{text!r} has neither start nor end")
    first = None if start in ("", "..") else _point(start)[0]
    last = None if end in ("", "..") else _point(end)[1]
    if first is not None and last is not None and last < first:
        raise ValueError(f"{text!r} ends before it starts")
    return first, last


def _point(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None or int(match[2] or 1) > 20:  # 21 to 41 are the seasons of EDTF
        raise ValueError(
            f"{text!r} is not a day, month or year as the record takes them: 2021, 2021-05 or 2021-05-03, each with"
            " ?, ~ or % at its end alone; no season, no X for a digit, no time of day"
        )
    year, month = int(match[1]), int(match[2] or 12)
    try:
        last = int(match[3] or calendar.monthrange(year, month)[1])
        return date(year, int(match[2] or 1), int(match[3] or 1)), date(year, month, last)
    except ValueError:
        raise ValueError(f"{text!r} is in no calendar") from None
