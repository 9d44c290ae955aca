"""The picture of one count: every claim of it on one scale, as it was said, with who says it and where.

The numbers stand in their order, so that a contradiction is seen as a step. What one article says several times for one
claimant is one line; where lines would get too many, what all articles say alike is one.
"""

from collections.abc import Sequence

from etl.model.tongue import gettext
from etl.model.words import count
from etl.pictures.draw import MIDDLE, SMALL, area, line, link, stack, text, told
from etl.pictures.marks import ARROW, REACH, absent, mark
from etl.pictures.picture import NARROW, WIDE, Layout, Picture
from etl.pictures.said import UNCREDITED, Said, SaidLine, foremost, lines
from etl.pictures.scale import Scale, plain, scale
from etl.pictures.text import REGULAR, SEMIBOLD, isolated, shorten, width, wrap

MOST_LINES = 16
"""Lines above which an article no longer has its own."""
MOST_DRAWN = 100
"""Lines above which the least printed are left to the rows."""
_LABELS = 236.0
_STEP = 17.0
_EDGE = 14.0
_GUTTER = 18.0


def claims_picture(name: str, title: str, claims: Sequence[Said], colour: str = "casualty") -> Picture:
    """The picture of some claims of one count.

    Args:
        name: Path of its file below `pictures/`, without ending.
        title: What is counted.
        claims: The claims, at least one.
        colour: Colour of their kind, `casualty` or `figure`.

    Raises:
        ValueError: There is no claim.
    """
    if not claims:
        raise ValueError(f"no claim to draw: {name}")
    told = lines(claims, MOST_LINES)
    drawn = foremost(told, MOST_DRAWN)
    layouts = (_layout(drawn, len(told) - len(drawn), colour, across) for across in (WIDE, NARROW))
    return Picture(name, title, describe(claims), *layouts)


def describe(claims: Sequence[Said]) -> str:
    """What is said, how often, and how often with a credit: `33: 8 times in 4 articles, credited in 1`."""
    groups: dict[str, list[Said]] = {}
    for one in sorted(claims, key=lambda one: (not one.numbers, min(one.numbers, default=0), one.label)):
        groups.setdefault(one.label, []).append(one)
    told = []
    for words, group in groups.items():
        articles = count(len({one.article for one in group}), "article", "articles")
        credited = len({one.article for one in group if one.claimant is not None})
        times = gettext("%(times)s times in %(articles)s") % {"times": len(group), "articles": articles}
        if len(group) == 1:
            times = gettext("once, in %(article)s") % {"article": group[0].article}
        credit = gettext("credited in %(articles)s") % {"articles": credited} if credited else gettext(UNCREDITED)
        if len(group) == 1 and group[0].claimant is not None:
            credit = gettext("credited to %(claimant)s") % {"claimant": group[0].teller}
        told.append(f"{words}: {times}, {credit}")
    shown = told[:12]
    if told[12:]:
        shown.append(gettext("and %(more)s other numbers") % {"more": len(told) - 12})
    scale_of = gettext("%(claims)s on one scale.") % {"claims": count(len(claims), "claim", "claims")}
    return f"{scale_of} {'; '.join(shown)}."


def _layout(drawn: Sequence[SaidLine], left_out: int, colour: str, across: float) -> Layout:
    wide = across == WIDE
    left = _LABELS + _EDGE if wide else 0
    numbers = [number for one in drawn for number in one.first.numbers]
    grid = _scale(drawn, numbers, left, across, 5 if wide else 4) if numbers else None
    top = 26.0 if grid else 4.0
    parts, y = [], top
    for one in drawn:
        row, down = _row(one, grid, colour, left, across, y)
        parts += [line(0, y, across, y), row]
        y += down
    parts.append(line(0, y, across, y))
    if grid:
        parts.insert(0, _axis(grid, top, y, left, across, 5 if wide else 4))
    notes = [words for note in _notes(drawn, left_out, grid) for words in wrap(note, across - left, SMALL)]
    parts += stack(notes, left, y + 18, _STEP + 2)
    return Layout(across, y + 4 + (_STEP + 2) * len(notes), "".join(parts))


def _notes(drawn: Sequence[SaidLine], left_out: int, grid: Scale | None) -> list[str]:
    """What must be known to read the marks and the scale."""
    notes = []
    if left_out:
        lines_out = count(left_out, "line", "lines")
        notes.append(gettext("%(lines)s of the fewest claims not drawn; the rows hold all.") % {"lines": lines_out})
    if grid and grid.logarithmic and grid.zero is not None:
        notes.append(gettext("Logarithmic scale: equal distances are equal factors; zero stands apart."))
    elif grid and grid.logarithmic:
        notes.append(gettext("Logarithmic scale: equal distances are equal factors."))
    if any(one.first.shape == "vague" for one in drawn):
        notes.append(gettext("Hatched: a vague word, as wide as its convention."))
    return notes


def _scale(drawn: Sequence[SaidLine], numbers: Sequence[float], left: float, across: float, most: int) -> Scale:
    """The scale, with room for its last number and for the arrows that leave it."""
    found = scale(numbers, left, across, most)
    ticks = found.ticks(most)
    left += max(12, width(plain(ticks[0]), SMALL) / 2)
    right = across - max(12, width(plain(ticks[-1]), SMALL) / 2)
    start, found = left, scale(numbers, left, right, most)
    for one in drawn:
        if one.first.shape == "gap":
            left = max(left, start + _GUTTER)
        ends = [found.at(number) for number in one.first.numbers]
        before, after = REACH.get(one.first.shape, (0, 0))
        if one.first.shape == "vague" and one.first.high is None:
            after = ARROW + 10
        if ends:
            left = max(left, 2 * start + before - min(ends))
            right = min(right, across - 2 - after + (found.right - max(ends)))
    return scale(numbers, left, right, most)


def _axis(grid: Scale, top: float, bottom: float, left: float, across: float, most: int) -> str:
    parts, end = [], float("-inf")
    for tick in grid.ticks(most):
        x, words = grid.at(tick), plain(tick)
        half = width(words, SMALL) / 2
        middle = min(max(x, left + half), across - half)
        parts.append(line(x, top, x, bottom, dash="1 4"))
        if middle - half > end + 8:
            parts.append(text(middle, top - 9, words, SMALL, fill="quiet", anchor="middle"))
            end = middle + half
    return "".join(parts)


def _row(one: SaidLine, grid: Scale | None, colour: str, left: float, across: float, y: float) -> tuple[str, float]:
    """A line of the picture and its height."""
    wide = left > 0
    first = one.first
    room = _LABELS if wide else across
    weight = SEMIBOLD if first.claimant else REGULAR
    ink = "quiet" if first.updated or first.claimant is None else "ink"
    claimant = wrap(first.teller, room, MIDDLE, weight, 3)
    labels = [
        told(
            stack(claimant, 0, y + 18, _STEP, MIDDLE, weight, ink),
            first.claimant_basis,
            claim=one.ids,
            teller=first.claimant_id,
        )
    ]
    below = y + 18 + _STEP * len(claimant)
    where, places = _printed(one, room, below)
    labels.append(where)
    mark_y = (y + below + 9) / 2 if wide else below + 20
    body, clear = _number(first, grid, colour, left, across, mark_y)
    # Words that found no room beside their mark stand above it, and push it down where the labels are above.
    drop = 0.0 if clear else 6.0 if wide else 13.0
    if drop:
        body, _ = _number(first, grid, colour, left, across, mark_y + drop)
    down = (below + 10 if wide else mark_y + drop + 15) - y
    about = f"{first.label}: {first.teller}, {', '.join(one.articles)}"
    whole = [area(0, y, across, down), *labels, body]
    return link(first.address, whole, about, first.basis, claim=one.ids) + places, down


def _printed(one: SaidLine, room: float, y: float) -> tuple[str, str]:
    """Where a line is printed: the article, and its paragraphs, each a link where there are several."""
    if len(one.articles) > 1:
        articles = count(len(one.articles), "article", "articles")
        words = gettext("×%(claims)s in %(articles)s") % {"claims": len(one.claims), "articles": articles}
        return text(0, y, words, SMALL, fill="quiet"), ""
    paragraphs = [str(claim.paragraph) for claim in one.claims]
    rest = width(f" · ¶ {', '.join(paragraphs)}", SMALL)
    if rest > room / 2:
        paragraphs, rest = [], width(f" ×{len(one.claims)}", SMALL)
    article = isolated(shorten(one.first.article, room - rest, SMALL))
    if len(paragraphs) < 2:
        tail = f" · ¶ {paragraphs[0]}" if paragraphs else f" ×{len(one.claims)}"
        return text(0, y, article + tail, SMALL, fill="quiet"), ""
    start = f"{article} · ¶ "
    x, parts = width(start, SMALL), []
    for claim in one.claims:
        words = str(claim.paragraph) + ("" if claim is one.claims[-1] else ",")
        place = gettext("%(article)s, paragraph %(number)s")
        about = f"{claim.label}: {place % {'article': one.first.article, 'number': claim.paragraph}}"
        number = text(x, y, words, SMALL, fill="link")
        parts.append(link(claim.address, [number], about, claim.basis, claim=claim.claim_id))
        x += width(words + " ", SMALL)
    return text(0, y, start.rstrip(), SMALL, fill="quiet"), "".join(parts)


def _number(first: Said, grid: Scale | None, colour: str, left: float, across: float, y: float) -> tuple[str, bool]:
    """The mark of a line with the number as said beside it, and whether there was room beside it."""
    if first.shape == "gap" or grid is None:
        x = left + 8  # Left of zero: no figure is not nought.
        words = text(x + 14, y + 4.5, shorten(first.label, across - x - 14, MIDDLE), MIDDLE, fill="quiet", halo="paper")
        return absent(first, x, y) + words, True
    drawn = mark(first, grid, y, colour)
    # A thread from the scale's start leads from the name to the number.
    start = grid.zero if grid.zero is not None else grid.at(max(grid.low, 0) if not grid.logarithmic else grid.low)
    body = line(start, y, drawn.left, y) + drawn.body if drawn.left > start else drawn.body
    weight, fill = (REGULAR, "quiet") if first.updated or first.stance != "asserts" else (SEMIBOLD, "ink")
    words = shorten(first.label, across - left, MIDDLE, weight)
    need = width(words, MIDDLE, weight)
    if drawn.right + 9 + need <= across:
        return body + text(drawn.right + 9, y + 4.5, words, MIDDLE, weight, fill, halo="paper"), True
    if drawn.left - 9 - need >= left:
        return body + text(drawn.left - 9, y + 4.5, words, MIDDLE, weight, fill, "end", "paper"), True
    middle = min(max((drawn.left + drawn.right) / 2, left + need / 2), across - need / 2)
    return body + text(middle, y - 12, words, MIDDLE, weight, fill, "middle", "paper"), False
