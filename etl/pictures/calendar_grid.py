"""Many events in time: a calendar that prints how many are told of each day; of each month where days get too many."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from etl.model.tongue import gettext, later
from etl.model.words import count, days, month_name
from etl.pictures.draw import MIDDLE, SMALL, box, stack, text
from etl.pictures.happened import Happened
from etl.pictures.picture import NARROW, WIDE, Layout, Picture
from etl.pictures.text import REGULAR, SEMIBOLD

MOST_WEEKS = 30
_WEEKDAYS = (later("Mon"), later("Tue"), later("Wed"), later("Thu"), later("Fri"), later("Sat"), later("Sun"))
_ROW = 34.0
_BY_DAY = (
    later("%(events)s told to the day."),
    later("%(events)s more told of several days together."),
    later("A calendar with the number of events of each day. %(notes)s Most: %(most)s (%(events)s)."),
)
_BY_MONTH = (
    later("%(events)s told to the month."),
    later("%(events)s more told of several months together."),
    later("A calendar with the number of events of each month. %(notes)s Most: %(most)s (%(events)s)."),
)

Cell = tuple[str, int]
"""What stands small in a cell, and how many events it holds."""


def calendar_picture(name: str, title: str, dated: Sequence[Happened], undated: int) -> Picture:
    """A calendar of some events.

    Args:
        name: Path of its file below `pictures/`, without ending.
        title: Which events.
        dated: Events with a date, at least one.
        undated: How many others have none.
    """
    held = Counter(one.start for one in dated if one.single and one.start is not None)
    by_day = bool(held) and (_monday(max(held)) - _monday(min(held))).days // 7 < MOST_WEEKS
    if not by_day:
        held = Counter(one.start.replace(day=1) for one in dated if one.start is not None and _in_month(one))
    heads = [gettext(day) for day in _WEEKDAYS] if by_day else [month_name(n)[:3] for n in range(1, 13)]
    rows = _weeks(held) if by_day else _years(held)
    first, events = held.most_common(1)[0] if held else (None, 0)
    most = gettext("none") if first is None else first.isoformat() if by_day else days(f"{first:%Y-%m}")
    placed = held.total()
    rest = len(dated) - placed
    told, together, about = _BY_DAY if by_day else _BY_MONTH
    notes = [gettext(told) % {"events": count(placed, "event", "events")}]
    notes += [gettext(together) % {"events": f"{rest:,}"}] if rest else []
    notes += [gettext("%(events)s without a date.") % {"events": count(undated, "event", "events")}] if undated else []
    description = gettext(about) % {"notes": " ".join(notes), "most": most, "events": events}
    return Picture(name, title, description, *(_grid(heads, rows, notes, across) for across in (WIDE, NARROW)))


def _in_month(one: Happened) -> bool:
    """Whether its days are of one month."""
    return None not in (one.start, one.end) and str(one.start)[:7] == str(one.end)[:7]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(held: Counter[date]) -> list[tuple[str, list[Cell]]]:
    """(month where it begins, the days from Monday on) of each week."""
    first, rows, named = _monday(min(held)), [], ""
    while first <= max(held):
        week = [first + timedelta(days=n) for n in range(7)]
        month = days(f"{week[-1]:%Y-%m}")
        rows.append(("" if month == named else month, [(str(day.day), held[day]) for day in week]))
        named, first = month, first + timedelta(days=7)
    return rows


def _years(held: Counter[date]) -> list[tuple[str, list[Cell]]]:
    """(year, its months) of each year that holds an event."""
    years = sorted({month.year for month in held})
    return [(str(year), [("", held[date(year, n, 1)]) for n in range(1, 13)]) for year in years]


def _grid(heads: Sequence[str], rows: Sequence[tuple[str, list[Cell]]], notes: Sequence[str], across: float) -> Layout:
    wide = across == WIDE
    left = 78.0 if wide else 0.0
    months = len(heads) == 12
    if months and not wide:
        left, heads = 40.0, [head[0] for head in heads]
    step = (across - left) / len(heads)
    y, parts = 24.0, []
    most = max((events for _, cells in rows for _, events in cells), default=1)
    for n, head in enumerate(heads):
        parts.append(text(left + step * (n + 0.5), 16, head, SMALL, fill="quiet", anchor="middle"))
    for name, cells in rows:
        if name and not left:
            parts.append(text(0, y + 17, name, SMALL, SEMIBOLD))
            y += 24
        elif name:
            parts.append(text(0, y + _ROW / 2 + 4.5, name, SMALL, SEMIBOLD))
        for n, (small, events) in enumerate(cells):
            parts.append(_cell(left + step * n, y, step, small, events, most))
        y += _ROW
    parts += stack(notes, 0, y + 22, 18)
    return Layout(across, y + 18 * len(notes) + 12, "".join(parts))


def _cell(x: float, y: float, step: float, small: str, events: int, most: int) -> str:
    """A day or month: its number small, how many events in full, the ground deeper with their number."""
    shade = 0.08 + 0.3 * events / max(most, 1) if events else 0
    ground = "event" if events else "band"
    parts = [box(x + 1, y + 1, step - 2, _ROW - 2, "none", ground, opacity=shade or 1)]
    middle = y + _ROW / 2 + 4.5
    if small:
        parts.append(text(x + 5, middle, small, SMALL, REGULAR, "quiet"))
    if events:
        anchor, at = ("end", x + step - 6) if small else ("middle", x + step / 2)
        parts.append(text(at, middle, f"{events:,}", MIDDLE, SEMIBOLD, anchor=anchor))
    return "".join(parts)
