"""The strokes that pictures are made of: text, lines, discs, links, as SVG that names colours by the site's variables.

Whatever comes from the data is escaped here and nowhere else. Positions and lengths are CSS pixels, y downwards.
"""

from collections.abc import Iterable, Mapping

from markupsafe import escape

from etl.pictures.text import REGULAR, isolated, known, width

SITE = "site:"
"""What a link starts with, where the site's root is put once the place of the picture is known."""

SMALL, MIDDLE = 12.5, 13.5
"""Type sizes: notes and scales, labels. None is under 12 px: a phone of 320 px shows a picture at 88 %."""


def colour(name: str) -> str:
    """A colour of the site: `ink`, `quiet`, `line`, `accent` …; `none` stays `none`."""
    return name if name == "none" else f"var(--record-{name})"


def num(value: float) -> str:
    """A length with no more digits than can be seen."""
    return f"{round(value, 2):g}" if abs(value) < 1e5 else f"{value:.0f}"


def text(
    x: float,
    y: float,
    words: str,
    size: float = MIDDLE,
    weight: int = REGULAR,
    fill: str = "ink",
    anchor: str = "start",
    halo: str | None = None,
) -> str:
    """A line of text.

    Args:
        x: Where it starts, has its middle or ends, as `anchor` says.
        y: Its base line.
        words: Plain text.
        size: Type size.
        weight: REGULAR or SEMIBOLD.
        fill: Colour.
        anchor: start, middle or end.
        halo: Colour of an edge that keeps it readable on lines.
    """
    where = f' text-anchor="{anchor}"' if anchor != "start" else ""
    bold = f' font-weight="{weight}"' if weight != REGULAR else ""
    # Held to its width where the typeface is missing, as in the file on its own.
    held = f' textLength="{num(width(words, size, weight))}" lengthAdjust="spacingAndGlyphs"' if known(words) else ""
    edge = f' paint-order="stroke" stroke="{colour(halo)}" stroke-width="3" stroke-linejoin="round"' if halo else ""
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-size="{num(size)}"{bold} fill="{colour(fill)}"{where}{held}{edge}>'
        f"{escape(isolated(words))}</text>"
    )


def stack(
    lines: Iterable[str],
    x: float,
    y: float,
    step: float,
    size: float = SMALL,
    weight: int = REGULAR,
    fill: str = "quiet",
) -> list[str]:
    """Lines of text, the first at `y` and each a step below the one before; quiet notes where not told otherwise."""
    return [text(x, y + step * n, words, size, weight, fill) for n, words in enumerate(lines)]


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = "line", weight: float = 1, dash: str = "") -> str:
    """A straight line."""
    return path(f"M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}", stroke, weight, dash=dash)


def path(d: str, stroke: str = "ink", weight: float = 1, fill: str = "none", dash: str = "") -> str:
    """A path with round ends."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{d}" fill="{colour(fill)}" stroke="{colour(stroke)}" stroke-width="{num(weight)}"'
        f' stroke-linecap="round" stroke-linejoin="round"{dashed}/>'
    )


def disc(x: float, y: float, radius: float, stroke: str, fill: str = "none", weight: float = 2, dash: str = "") -> str:
    """A circle."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" fill="{colour(fill)}" stroke="{colour(stroke)}"'
        f' stroke-width="{num(weight)}"{dashed}/>'
    )


def half_disc(x: float, y: float, radius: float, stroke: str) -> str:
    """A circle whose left half is full."""
    half = f"M{num(x)} {num(y - radius)}A{radius} {radius} 0 0 0 {num(x)} {num(y + radius)}Z"
    return disc(x, y, radius, stroke, "paper") + path(half, stroke, 1, stroke)


def box(
    x: float,
    y: float,
    across: float,
    down: float,
    stroke: str,
    fill: str = "none",
    dash: str = "",
    radius: float = 3,
    opacity: float = 1,
) -> str:
    """A rectangle; `opacity` is that of its ground."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    clear = f' fill-opacity="{num(opacity)}"' if opacity != 1 else ""
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(across)}" height="{num(down)}" rx="{num(radius)}"'
        f' fill="{colour(fill)}"{clear} stroke="{colour(stroke)}"{dashed}/>'
    )


def hatched(x1: float, x2: float, y1: float, y2: float, stroke: str, step: float = 5) -> str:
    """Slanting lines that fill a rectangle, without its edges."""
    down = y2 - y1
    strokes = []
    start = x1 - down + step / 2
    while start < x2:
        # From the lower left to the upper right, cut at both sides.
        low, high = max(start, x1), min(start + down, x2)
        if high - low > 0.5:
            strokes.append(f"M{num(low)} {num(y2 - (low - start))}L{num(high)} {num(y2 - (high - start))}")
        start += step
    return path("".join(strokes), stroke, 1.1)


def area(x: float, y: float, across: float, down: float) -> str:
    """A part that is seen by the pointer only, so that a whole row can be chosen."""
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(across)}" height="{num(down)}" fill="none" pointer-events="all"/>'
    )


def told(parts: Iterable[str], basis: str | None, **names: str) -> str:
    """Some parts with what they show told to programs.

    Args:
        parts: What it is made of.
        basis: Basis of what is shown; what is inferred is told so.
        names: What is shown, as `claim="river-post-p2-killed"`.
    """
    return f"<g{_data(basis, names)}>{''.join(parts)}</g>"


def link(address: str, parts: Iterable[str], about: str, basis: str | None = None, **names: str) -> str:
    """A link.

    Args:
        address: Address below the site's root, `claims/river-post-p2-killed/`.
        parts: What it is made of.
        about: What is read of it as a whole, and shown when the pointer rests on it.
        basis: Basis of what is shown; what is inferred is told so to programs.
        names: What is shown, for programs, as `claim="river-post-p2-killed"`.
    """
    return f'<a href="{SITE}{escape(address)}"{_data(basis, names)}><title>{escape(about)}</title>{"".join(parts)}</a>'


def _data(basis: str | None, names: Mapping[str, str]) -> str:
    """Attributes such as pages have, by which programs find what is shown."""
    held = {**names, "basis": basis} if basis == "inferred" else names
    return "".join(f' data-{name}="{escape(str(value))}"' for name, value in held.items())
