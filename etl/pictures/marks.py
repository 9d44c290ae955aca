"""Marks of numbers as they were said: none is told from another by its colour alone.

An open end is an arrow; a hollow start is a number that is itself outside. Hatching is a convention, never a bound that
anybody printed.
"""

from dataclasses import dataclass

from etl.pictures.draw import box, disc, half_disc, hatched, line, num, path
from etl.pictures.said import Said
from etl.pictures.scale import Scale

RADIUS = 5.5
ARROW = 46.0
"""Length of an arrow: of the same length always, since an open end has no place on the scale."""
FADE = 24.0
REACH = {"from": (0.0, ARROW), "to": (ARROW, 0.0), "nearly": (FADE, 0.0), "about": (FADE, FADE)}
"""Shape to how far it reaches beyond its number, to the left and to the right."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn mark and how far it reaches, in pixels."""

    body: str
    left: float
    right: float


def mark(said: Said, scale: Scale, y: float, kind: str) -> Mark:
    """The mark of a claim that has a number.

    Args:
        said: The claim.
        scale: Where numbers stand.
        y: Height of its middle.
        kind: Colour of its kind; a claim that was updated is drawn quieter.
    """
    colour = "quiet" if said.updated else kind
    if said.shape in {"between", "vague"}:
        return _span(said, scale, y, colour)
    x = scale.at(next(n for n in (said.value, said.low, said.high) if n is not None))
    before, after = REACH.get(said.shape, (RADIUS, RADIUS))
    return Mark(_point(said, x, y, colour), x - max(before, RADIUS), x + max(after, RADIUS))


def _point(said: Said, x: float, y: float, colour: str) -> str:
    """A mark that stands at one number."""
    match said.shape:
        case "from":
            return _arrow(x, y, 1, colour) + disc(x, y, RADIUS, colour, "paper" if said.low_open else colour)
        case "to":
            return _arrow(x, y, -1, colour) + disc(x, y, RADIUS, colour, "paper" if said.high_open else colour)
        case "nearly":
            # The numbers just below, not the number itself.
            return line(x - FADE, y, x - RADIUS, y, colour, 2, "1 5") + half_disc(x, y, RADIUS, colour)
        case "about":
            return _about(x, y, colour)
        case "crossed":
            return _cross(x, y, colour)
    return disc(x, y, RADIUS, colour, colour)


def _span(said: Said, scale: Scale, y: float, colour: str) -> Mark:
    """A mark that stands at all numbers between two, or from one on."""
    assert said.low is not None
    start = scale.at(said.low)
    end = scale.at(said.high) if said.high is not None else start + ARROW
    if said.shape == "vague":
        return _vague(start, end, y, colour, closed=said.high is not None)
    ends = "".join(disc(x, y, RADIUS - 1, colour, colour) for x in (start, end))
    return Mark(line(start, y, end, y, colour, 3) + ends, start - RADIUS, end + RADIUS)


def absent(said: Said, x: float, y: float) -> str:
    """The mark of a claim without a number: an empty ring where nothing was given, crossed where it is denied."""
    ring = disc(x, y, RADIUS, "quiet", "paper", 1.6, "" if said.stance == "denies" else "2.2 2.6")
    return ring + (_cross(x, y, "quiet", RADIUS - 2.4) if said.stance == "denies" else "")


def _arrow(x: float, y: float, way: int, colour: str) -> str:
    tip = x + way * ARROW
    head = f"M{num(tip - way * 7)} {num(y - 5)}L{num(tip)} {num(y)}L{num(tip - way * 7)} {num(y + 5)}"
    return line(x, y, tip, y, colour, 2) + path(head, colour, 2)


def _about(x: float, y: float, colour: str) -> str:
    """Whiskers without ends: the words set no bound to either side."""
    whiskers = "".join(line(x + way * RADIUS, y, x + way * FADE, y, colour, 2, "1 5") for way in (-1, 1))
    return whiskers + disc(x, y, RADIUS, colour, colour)


def _cross(x: float, y: float, colour: str, arm: float = RADIUS) -> str:
    return path(
        f"M{num(x - arm)} {num(y - arm)}L{num(x + arm)} {num(y + arm)}"
        f"M{num(x - arm)} {num(y + arm)}L{num(x + arm)} {num(y - arm)}", colour, 2
    )  # fmt: skip


def _vague(start: float, end: float, y: float, colour: str, *, closed: bool) -> Mark:
    half = RADIUS + 0.5
    end = max(end, start + 12)
    filling = hatched(start, end, y - half, y + half, colour)
    if closed:
        return Mark(filling + box(start, y - half, end - start, 2 * half, colour, radius=1), start, end)
    edges = f"M{num(end)} {num(y - half)}H{num(start)}V{num(y + half)}H{num(end)}"
    head = f"M{num(end + 3)} {num(y - 5)}L{num(end + 9)} {num(y)}L{num(end + 3)} {num(y + 5)}"
    return Mark(filling + path(edges, colour) + path(head, colour, 2), start, end + 9)
