"""A picture: two layouts of one drawing, with the words that say what it shows."""

import csv
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from etl.pictures.draw import SITE, colour, line, stack
from etl.pictures.text import SEMIBOLD, wrap

WIDE, NARROW = 680.0, 328.0
"""Widths of the two layouts in CSS pixels: a column of text, and a phone of 360 without its margins."""

with Path(__file__).with_name("colours.csv").open(encoding="utf-8", newline="") as _file:
    COLOURS = tuple((row["name"], row["light"], row["dark"]) for row in csv.DictReader(_file))
"""Colour variables of the site, with what they are where the site's style does not reach: (name, light, dark)."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One drawing: its size in CSS pixels, and SVG elements that name colours as `var(--record-ink)`.

    Links start with `site:`, which stands for the site's root.
    """

    width: float
    height: float
    body: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of some rows.

    Attributes:
        name: Path of its file below `pictures/`, without ending; unique on the site.
        title: What it shows, in a few words; read by screen readers and printed in the file.
        description: What can be seen in it, in a sentence or two, for those who cannot.
        wide: Layout for columns that hold it, `WIDE`.
        narrow: Layout for all others, `NARROW`.
    """

    name: str
    title: str
    description: str
    wide: Layout
    narrow: Layout

    @property
    def path(self) -> str:
        """Path of its file below the site's root."""
        return f"pictures/{self.name}.svg"

    def file(self) -> str:
        """The wide layout as a file on its own, with its title and its colours, which any program understands."""
        margin, size = 20.0, 19.0
        lines = wrap(self.title, self.wide.width, size, SEMIBOLD, 3)
        top = margin + len(lines) * 24 + 14
        parts = stack(lines, margin, margin + 16, 24, size, SEMIBOLD, "ink")
        parts.append(line(margin, top - 8, margin + self.wide.width, top - 8))
        parts.append(f'<g transform="translate({margin:g} {top:g})">{self.wide.body}</g>')
        sheet = Layout(self.wide.width + 2 * margin, self.wide.height + top + margin, "".join(parts))
        ground = f'<rect width="100%" height="100%" fill="{colour("paper")}"/>'
        svg = self._svg(sheet, "file", "../" * self.path.count("/"), _dark() + ground)
        for name, light, _ in COLOURS:
            svg = svg.replace(f'"{colour(name)}"', f'"{light}"')
        return svg.replace('role="', 'font-family="\'Source Sans 3\',sans-serif" role="', 1) + "\n"

    def inline(self, root: str) -> Markup:
        """Both layouts, of which the site's style shows the one that fits.

        Args:
            root: Relative address of the site's root, as seen from the page.
        """
        shown = (("wide", self.wide), ("narrow", self.narrow))
        return Markup("".join(self._svg(layout, name, root) for name, layout in shown))  # noqa: S704 - escaped in _svg

    def _svg(self, layout: Layout, kind: str, root: str, before: str = "") -> str:
        anchor = f"{self.name.replace('/', '-')}-{kind}"
        body = layout.body.replace(f'href="{SITE}', f'href="{escape(root)}')
        # An image holds nothing that can be chosen; with links in it, it is a group.
        role = "group" if "<a " in body else "img"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="picture-{kind}" role="{role}"'
            f' viewBox="0 0 {layout.width:g} {layout.height:g}" width="{layout.width:g}" height="{layout.height:g}"'
            f' aria-labelledby="{anchor}-title" aria-describedby="{anchor}-about">'
            f'<title id="{anchor}-title">{escape(self.title)}</title>'
            f'<desc id="{anchor}-about">{escape(self.description)}</desc>{before}{body}</svg>'
        )


def _dark() -> str:
    """Style that exchanges each light colour for its dark one where the reader wants it dark."""
    rules = "".join(f'[{at}="{light}"]{{{at}:{dark}}}' for _, light, dark in COLOURS for at in ("fill", "stroke"))
    return f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>"
