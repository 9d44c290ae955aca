"""The events in time: a line each, the days on which most happened as columns, everything else before or after them.

A day is the finest grain: a mark stands in the middle of its day and says nothing of the hour. An event whose days are
not told for certain is a bar over all of them. Too many events for lines become a calendar with counts.
"""

from collections.abc import Sequence
from datetime import date

from etl.model.tongue import gettext
from etl.model.words import count, days, month_name
from etl.pictures.calendar_grid import calendar_picture
from etl.pictures.draw import MIDDLE, SMALL, area, box, disc, half_disc, hatched, line, link, num, path, stack, text
from etl.pictures.happened import Happened, chronological, dense_days
from etl.pictures.picture import NARROW, WIDE, Layout, Picture
from etl.pictures.said import INFERRED
from etl.pictures.text import SEMIBOLD, width, wrap

MOST_EVENTS = 60
_MOST_DAYS = 5
_TITLES = 240.0
_ZONE = 114.0
_ROOM = 88.0
_NOTES = 7  # Most lines of a note: the tellers of a status are to be read whole.
_STEP = 16.5
_RADIUS = 5.0
EVENT = "event"
NOT_YET = {"planned", "threatened", "demanded", "hypothetical"}


def timeline_picture(name: str, title: str, events: Sequence[Happened]) -> Picture:
    """The timeline of some events; a calendar with counts where more than `MOST_EVENTS` have a date.

    Args:
        name: Path of its file below `pictures/`, without ending.
        title: Which events.
        events: Any number of them, also none.
    """
    dated = [one for one in chronological(events) if one.dated]
    undated = len(events) - len(dated)
    if len(dated) > MOST_EVENTS:
        return calendar_picture(name, title, dated, undated)
    told = "; ".join(f"{one.when}: {one.title} ({one.told})" for one in dated)
    about = gettext("%(events)s with a date, in their order.") % {"events": count(len(dated), "event", "events")}
    description = f"{about} {told}".rstrip(" .") + "."
    columns = dense_days(dated, _MOST_DAYS)
    return Picture(name, title, description, _wide(dated, columns, undated), _narrow(dated, columns, undated))


def _foot(events: Sequence[Happened], undated: int, across: float, y: float) -> tuple[str, float]:
    """How to read the marks, and the way to the events that have no date; with the height at which they end."""
    marks = [] if all(one.single for one in events) else [gettext("Hatched: on some of these days, or all.")]
    statuses = {one.status for one in events}
    marks += [gettext("Half full: only a source says so.")] if "claimed" in statuses else []
    marks += [gettext("One stroke: only a source says that it did not happen.")] if "denied" in statuses else []
    marks += [gettext("Empty: not yet.")] if statuses & NOT_YET else []
    inferred = sum(one.when_basis == INFERRED for one in events)
    if inferred:
        given = {"inferred": inferred, "events": count(len(events), "event", "events")}
        marks.append(gettext("The days of %(inferred)s of %(events)s are inferred, not printed.") % given)
    notes = wrap(" ".join(marks), across, SMALL, lines=2 * len(marks)) if marks else []
    parts = stack(notes, 0, y + 18, 18)
    y += 18 * len(notes)
    if undated or not events:
        y += 22
        words = (
            gettext("%(events)s without a date") if events else gettext("%(events)s without a date, and none with one")
        )
        words = words % {"events": count(undated, "event", "events")} if undated else gettext("No event is recorded.")
        told = [area(0, y - 15, width(words, SMALL), 22), text(0, y, words, SMALL, fill="link")]
        parts.append(link("events/", told, gettext("All events")))
    return "".join(parts), y + 8


def _wide(events: Sequence[Happened], columns: Sequence[date], undated: int) -> Layout:
    edges = _edges(columns)
    parts, top = _heads(columns, edges) if events else ([], 4.0)
    y = top
    for one in events:
        row, down = _row(one, columns, edges, y)
        parts += [line(0, y, WIDE, y), row]
        y += down
    behind = ""
    if events:
        parts.append(line(0, y, WIDE, y))
    if events and columns:
        behind = box(edges[0], top, edges[-1] - edges[0], y - top, "none", "band", radius=0)
        behind += "".join(line(x, top, x, y, "paper", 2) for x in edges[1:-1])
    body, down = _foot(events, undated, WIDE, y)
    return Layout(WIDE, down, behind + "".join(parts) + body)


def _edges(columns: Sequence[date]) -> list[float]:
    """Left edges of the days' columns, and the right edge of the last."""
    left, right = _TITLES + 12 + _ZONE, WIDE - _ZONE
    step = (right - left) / max(len(columns), 1)
    return [left + step * n for n in range(len(columns) + 1)]


def _heads(columns: Sequence[date], edges: Sequence[float]) -> tuple[list[str], float]:
    if not columns:
        return [text(_TITLES + 12, 17, gettext("when"), SMALL, fill="quiet")], 26
    year = f"{columns[0].year}" if columns[0].year == columns[-1].year else f"{columns[0].year}/{columns[-1].year}"
    parts = [
        text(_TITLES + 12, 34, gettext("before"), SMALL, fill="quiet"),
        text(edges[-1] + 8, 34, gettext("after"), SMALL, fill="quiet"),
        text((edges[0] + edges[-1]) / 2, 16, year, SMALL, fill="quiet", anchor="middle"),
    ]
    for n, day in enumerate(columns):
        middle = (edges[n] + edges[n + 1]) / 2
        heading = gettext("%(day)s %(month)s") % {"day": day.day, "month": month_name(day.month)}
        parts.append(text(middle, 34, heading, SMALL, SEMIBOLD, anchor="middle"))
    return parts, 43


def _row(one: Happened, columns: Sequence[date], edges: Sequence[float], y: float) -> tuple[str, float]:
    """The line of an event and its height."""
    titles = wrap(one.title, _TITLES, MIDDLE)
    before = not columns or (one.start or date.min) < columns[0]
    inside = bool(columns) and (one.end or date.max) >= columns[0] and (one.start or date.min) <= columns[-1]
    aside = "" if inside and not before and (one.end or date.max) <= columns[-1] else one.when
    if aside and not one.plain:
        aside += f", {one.beside}"
    x = _TITLES + 12 if before else edges[-1] + 8
    notes = wrap(aside, _ROOM if columns else WIDE - x - 20, SMALL, lines=_NOTES) if aside else []
    down = max(30 + _STEP * (len(titles) - 1), 14 + _STEP * len(notes))
    middle = y + down / 2
    parts = [area(0, y, WIDE, down), *stack(titles, 0, _first(titles, middle), _STEP, MIDDLE, fill="ink")]
    parts += stack(notes, x if inside else x + 16, _first(notes, middle), _STEP)
    parts += _within(one, columns, edges, middle, aside) if inside else [_mark(one, x + 6, middle)]
    return link(f"events/{one.event_id}/", parts, one.about, one.when_basis, event=one.event_id), down


def _first(lines: Sequence[str], middle: float) -> float:
    """Height of the first of some lines of text that stand about a middle."""
    return middle + 4.5 - _STEP * (len(lines) - 1) / 2


def _within(one: Happened, columns: Sequence[date], edges: Sequence[float], y: float, aside: str) -> list[str]:
    """The mark of an event that touches the columns, and its status where it is not told aside."""
    first = columns.index(one.start) if one.start in columns else None
    last = columns.index(one.end) if one.end in columns else None
    if one.single and first is not None:
        x = (edges[first] + edges[first + 1]) / 2
        mark, right = _mark(one, x, y), x + _RADIUS
    else:
        left, right = edges[first or 0], edges[-1] if last is None else edges[last + 1]
        mark = _bar(left + 4, right - 4, y, opens=first is None, goes_on=last is None)
    if aside or one.plain:
        return [mark]
    x = right + 8
    notes = wrap(one.beside, WIDE - x, SMALL, lines=2)
    top = _first(notes, y)
    return [mark, *(text(x, top + _STEP * n, words, SMALL, fill="quiet", halo="band") for n, words in enumerate(notes))]


def _mark(one: Happened, x: float, y: float) -> str:
    """A mark of its own: a short bar where the day is not told, else a dot by status.

    The dot is full for what is told as having been, half for what only a source claims, empty for what is not yet; a
    cross is what did not happen, one stroke of it what only a source says did not.
    """
    if not one.single:
        return hatched(x - 6, x + 6, y - 5, y + 5, EVENT, 4) + box(x - 6, y - 5, 12, 10, EVENT, radius=2)
    status = one.status
    if status in ("denied", "did_not_happen"):
        arm = _RADIUS - 0.5
        stroke = line(x - arm, y + arm, x + arm, y - arm, EVENT, 2)
        return stroke if status == "denied" else stroke + line(x - arm, y - arm, x + arm, y + arm, EVENT, 2)
    if status in NOT_YET:
        return disc(x, y, _RADIUS, EVENT, "paper")
    if status == "claimed":
        return half_disc(x, y, _RADIUS, EVENT)
    return disc(x, y, _RADIUS, EVENT, EVENT)


def _bar(left: float, right: float, y: float, *, opens: bool, goes_on: bool) -> str:
    """A bar over days that are not told for certain, with an arrow where it leaves them."""
    start, end = left + (8 if opens else 0), right - (8 if goes_on else 0)
    parts = [hatched(start, end, y - 5, y + 5, EVENT), box(start, y - 5, end - start, 10, EVENT, radius=2)]
    for leaves, x, way in ((opens, start - 4, -1), (goes_on, end + 4, 1)):
        if leaves:
            parts.append(path(f"M{num(x)} {num(y - 5)}L{num(x + 5 * way)} {num(y)}L{num(x)} {num(y + 5)}", EVENT, 2))
    return "".join(parts)


def _narrow(events: Sequence[Happened], columns: Sequence[date], undated: int) -> Layout:
    """A list along a rail, under its days."""
    parts, y, heading = [], 4.0, None
    for one in events:
        head = _heading(one, columns)
        if head != heading:
            parts.append(text(0, y + 18, head, SMALL, SEMIBOLD, "quiet"))
            heading, y = head, y + 28
        titles = wrap(one.title, NARROW - 26, MIDDLE, lines=3)
        notes = [] if one.when == head else [one.when]
        notes += [] if one.plain else [one.beside]
        told = wrap(", ".join(notes), NARROW - 26, SMALL, lines=_NOTES) if notes else []
        labels = stack(titles, 26, y + 14, _STEP, MIDDLE, fill="ink")
        down = 4 + _STEP * len(titles)
        labels += stack(told, 26, y + down + 10, _STEP)
        down += _STEP * len(told)
        # The rail runs from mark to mark of one heading.
        parts.append(line(7, y + 16, 7, y + down + 8))
        mark = [area(0, y, NARROW, down + 4), _mark(one, 7, y + 9.5), *labels]
        parts.append(link(f"events/{one.event_id}/", mark, one.about, one.when_basis, event=one.event_id))
        y += down + 8
    body, down = _foot(events, undated, NARROW, y)
    return Layout(NARROW, down, "".join(parts) + body)


def _heading(one: Happened, columns: Sequence[date]) -> str:
    if not columns:
        return gettext("In order")
    if one.start is None or one.start in columns:
        return one.when
    if one.start < columns[0]:
        return gettext("From before %(day)s") % {"day": days(str(columns[0]))}
    return gettext("After %(day)s") % {"day": days(str(columns[-1]))}
