"""The tree of one count: from where it comes to where it is printed, so that copies are seen as copies.

Left stands each origin, a statement, count or report; right every printing, by article, with the credit that it gives
or does not give. What is printed without a known origin hangs on a dashed box: it may come from one source or several.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.tongue import gettext, later, ngettext
from etl.model.words import count
from etl.pictures.draw import MIDDLE, SMALL, area, box, disc, line, link, num, path, stack, text, told
from etl.pictures.picture import NARROW, WIDE, Layout, Picture
from etl.pictures.said import INFERRED, UNCREDITED, Said, SaidLine, alike, marked_inferred
from etl.pictures.text import REGULAR, SEMIBOLD, isolated, shorten, width, wrap

UNKNOWN = later("Origin not known")
MOST_LEAVES = 60
"""Printings of an origin above which an article's are drawn as one, and above which the rest are counted."""
_BOX = 212.0
_FORK = 92.0
_HEAD, _LEAF = 24.0, 21.0
_STEP = 16.0


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin with what is printed of it.

    Attributes:
        title: What it is; null where it is not known.
        kind: Its kind in words, `agency report`; empty where it is not known.
        printings: The claims that rest on it, at least one, an article's together.
        origin_id: Its id; empty where it is not known.
    """

    title: str | None
    kind: str
    printings: tuple[Said, ...]
    origin_id: str = ""

    @property
    def basis(self) -> str:
        """Whether it is printed of any of them that it comes from there, or inferred of all."""
        return max(one.origin_basis for one in self.printings)

    @property
    def ids(self) -> str:
        """The ids of its claims, with blanks between."""
        return SaidLine(self.printings).ids

    @property
    def name(self) -> str:
        """What it is, and whether it is inferred that this is where the claims come from."""
        name = self.title or gettext(UNKNOWN)
        return marked_inferred(name) if self.basis == INFERRED else name

    @property
    def summary(self) -> str:
        """How often it is printed, and how often with a credit."""
        articles = len({one.article for one in self.printings})
        credited = len({one.article for one in self.printings if one.claimant is not None})
        if len(self.printings) == 1:
            return gettext("1 printing, credited") if credited else gettext("1 printing, uncredited")
        told = gettext("%(printings)s printings in %(articles)s, credited in %(credited)s")
        if not credited:
            told = gettext("%(printings)s printings in %(articles)s, never credited")
        given = {"printings": len(self.printings), "articles": count(articles, "article", "articles")}
        return told % {**given, "credited": credited}


def origins_picture(name: str, title: str, origins: Sequence[Origin], colour: str = "casualty") -> Picture:
    """The tree of some origins and their printings.

    Args:
        name: Path of its file below `pictures/`, without ending.
        title: What is counted.
        origins: The origins, at least one; the one that is not known is drawn last.
        colour: Colour of the kind of claim, `casualty` or `figure`.

    Raises:
        ValueError: There is no origin.
    """
    if not origins:
        raise ValueError(f"no origin to draw: {name}")
    drawn = sorted(origins, key=lambda one: (one.title is None, -len(one.printings), one.title or ""))
    about = "; ".join(f"{one.name}: {one.summary}" for one in drawn)
    return Picture(name, title, f"{about}.", _wide(drawn, colour), _narrow(drawn, colour))


def _wide(origins: Sequence[Origin], colour: str) -> Layout:
    parts, y = [], 8.0
    for origin in origins:
        leaves, ends, down = _printings(origin, colour, _BOX + _FORK, WIDE, y)
        tall = _card(origin, 1, _BOX, 0)[1]
        if tall > down:
            leaves, ends, _ = _printings(origin, colour, _BOX + _FORK, WIDE, y + (tall - down) / 2)
        top = y + max(0, down - tall) / 2
        parts += [_fork(_BOX + 1, top + tall / 2, _BOX + _FORK, ends, origin), _card(origin, 1, _BOX, top)[0], leaves]
        y += max(down, tall) + 26
    return Layout(WIDE, y - 16, "".join(parts))


def _narrow(origins: Sequence[Origin], colour: str) -> Layout:
    parts, y = [], 4.0
    for origin in origins:
        card, tall = _card(origin, 1, NARROW - 2, y)
        leaves, ends, down = _printings(origin, colour, 42, NARROW, y + tall + 8)
        dash = "3 4" if origin.title is None else ""
        rail = "".join(
            path(f"M18 {num(end - 12)}Q18 {num(end)} 28 {num(end)}H40", "quiet", 1.2, dash=dash) for end in ends
        )
        parts += [line(18, y + tall, 18, ends[-1] - 12, "quiet", 1.2, dash), rail, card, leaves]
        y += tall + 8 + down + 26
    return Layout(NARROW, y - 18, "".join(parts))


def _card(origin: Origin, x: float, across: float, y: float) -> tuple[str, float]:
    """The box of an origin and its height."""
    known = origin.title is not None
    room = across - 24
    title = wrap(origin.name, room, MIDDLE, SEMIBOLD, 5)
    kind = wrap(origin.kind or gettext("one source, or several"), room, SMALL)
    summary = wrap(origin.summary, room, SMALL, lines=3)
    below = y + 20 + _STEP * len(title)
    last = below + _STEP * len(kind) + 5
    tall = last + _STEP * len(summary) - y - 4
    parts = [
        box(x, y, across, tall, "quiet", "card" if known else "none", "" if known else "4 4", 4),
        *stack(title, x + 12, y + 20, _STEP, MIDDLE, SEMIBOLD, "ink" if known else "quiet"),
        *stack(kind, x + 12, below, _STEP),
        *stack(summary, x + 12, last, _STEP, fill="ink"),
    ]
    return _of_origin(parts, origin.basis, origin, origin.ids) if known else "".join(parts), tall


def _of_origin(parts: Sequence[str], basis: str, origin: Origin, claims: str) -> str:
    return told(parts, basis, **{"origin": origin.origin_id, "origin-of": claims})


def _fork(x: float, y: float, end: float, ends: Sequence[float], origin: Origin) -> str:
    middle = (x + end) / 2
    dash = "3 4" if origin.title is None else ""
    return "".join(
        path(f"M{num(x)} {num(y)}C{num(middle)} {num(y)} {num(middle)} {num(at)} {num(end - 3)} {num(at)}", "quiet",
             1.2, dash=dash)
        for at in ends
    )  # fmt: skip


def _printings(origin: Origin, colour: str, x: float, across: float, y: float) -> tuple[str, list[float], float]:
    """Every printing of an origin: SVG, the heights at which they hang, and how far down they reach together."""
    leaves = [SaidLine((one,)) for one in origin.printings]
    if len(leaves) > MOST_LEAVES:
        leaves = alike(origin.printings, by_article=True)
    by_article: dict[str, list[SaidLine]] = {}
    for leaf in leaves[:MOST_LEAVES]:
        by_article.setdefault(leaf.first.article, []).append(leaf)
    parts, ends, top = [], [], y
    for article, printings in by_article.items():
        parts.append(text(x + 14, y + 15, shorten(article, across - x - 14, MIDDLE, SEMIBOLD), MIDDLE, SEMIBOLD))
        y += _HEAD
        for leaf in printings:
            drawn, down = _leaf(leaf, origin, colour, x, across, y)
            parts.append(drawn)
            ends.append(y + 9)
            y += down
        y += 6
    more = sum(len(leaf.claims) for leaf in leaves[MOST_LEAVES:])
    if more:
        words = ngettext("and %(number)s more printing", "and %(number)s more printings", more) % {
            "number": f"{more:,}"
        }
        parts.append(text(x + 14, y + 15, words, SMALL, fill="quiet"))
        y += _HEAD
    return "".join(parts), ends, y - 6 - top


def _leaf(leaf: SaidLine, origin: Origin, colour: str, x: float, across: float, y: float) -> tuple[str, float]:
    """A printing, or several alike, and its height: paragraph, number, credit; a full dot where it gives one.

    Where not every printing of the origin is inferred to be, each that is says so.
    """
    one, credited = leaf.first, leaf.first.claimant is not None
    where = f"¶ {one.paragraph}" if len(leaf.claims) == 1 else f"×{len(leaf.claims)}"
    start = x + 14 + width(where, SMALL) + 9
    weight = SEMIBOLD if one.stance == "asserts" and not one.updated else REGULAR
    number = shorten(one.label, across - start, MIDDLE, weight)
    after = start + width(number, MIDDLE, weight) + 10
    own_tie = origin.title is not None and origin.basis != INFERRED
    tie = max(one.origin_basis for one in leaf.claims)
    concluded = own_tie and tie == INFERRED
    credit = _credit(isolated(one.teller), credited=credited, concluded=concluded)
    beside = after + width(credit, SMALL) <= across
    credit_x, credit_y = (after, y + 13.5) if beside else (start, y + 13.5 + _STEP)
    printed_credit = wrap(credit, across - credit_x, SMALL, lines=3)
    down = _LEAF + _STEP * (len(printed_credit) - beside)
    said_by = told(
        stack(printed_credit, credit_x, credit_y, _STEP, fill="ink" if credited else "quiet"),
        one.claimant_basis,
        claim=leaf.ids,
        teller=one.claimant_id,
    )
    parts = [
        area(x - 8, y - 2, across - x + 8, down),
        disc(x + 2, y + 9, 4.5, colour if credited else "quiet", colour if credited else "paper", 1.6),
        text(x + 14, y + 13.5, where, SMALL, fill="quiet"),
        text(start, y + 13.5, number, MIDDLE, weight, "quiet" if one.updated else "ink"),
        _of_origin([said_by], tie, origin, leaf.ids) if own_tie else said_by,
    ]
    place = gettext("%(article)s, paragraph %(number)s") % {"article": one.article, "number": one.paragraph}
    about = f"{one.label}: {place}, {_credit(one.teller, credited=credited, concluded=concluded)}"
    return link(one.address, parts, about, one.basis, claim=leaf.ids), down


def _credit(teller: str, *, credited: bool, concluded: bool) -> str:
    """Who is credited, and whether it is our conclusion that it comes from this origin."""
    told = gettext("credited to %(claimant)s") % {"claimant": teller} if credited else gettext(UNCREDITED)
    return gettext("%(credit)s, origin inferred") % {"credit": told} if concluded else told
