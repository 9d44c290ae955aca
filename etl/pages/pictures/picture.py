"""A picture: two layouts of one drawing, with the words that say what it shows."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from etl.pages.book import Asset

# Colour variables of the site, with what they are where the site's style does not reach: (name, light, dark).
COLOURS = (
    ("paper", "#fcfbf8", "#14191d"),
    ("ink", "#22262a", "#e4e2dc"),
    ("quiet", "#5b6066", "#a4acb2"),
    ("line", "#dedad1", "#343d44"),
    ("band", "#f3f0e9", "#1d242a"),
    ("card", "#ffffff", "#1a2126"),
    ("link", "#17566e", "#86c5dc"),
    ("accent", "#9c3d12", "#f0a26f"),
    ("casualty", "#a8360f", "#f29b76"),
    ("quote", "#1f5fa8", "#86b6f0"),
    ("attribution", "#7a3b87", "#d3a2df"),
    ("figure", "#0f7268", "#6fc9bb"),
    ("event", "#7d6000", "#d9bd62"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """One drawing: its size in CSS pixels, and SVG elements that name colours as `var(--record-ink)`."""

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
        wide: Layout for screens of 45em and more.
        narrow: Layout for phones, at most 360 wide.
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

    def asset(self) -> Asset:
        """The wide layout as a file that needs no style of the site."""
        light = "".join(f"--record-{name}:{value};" for name, value, _ in COLOURS)
        dark = "".join(f"--record-{name}:{value};" for name, _, value in COLOURS)
        style = (
            f"<style>svg{{{light}background:var(--record-paper);font-family:'Source Sans 3',sans-serif}}"
            f"@media (prefers-color-scheme:dark){{svg{{{dark}}}}}</style>"
        )
        return Asset(self.path, self._svg(self.wide, "file", style) + "\n")

    def inline(self) -> Markup:
        """Both layouts, of which the site's style shows one."""
        shown = (("wide", self.wide), ("narrow", self.narrow))
        return Markup("".join(self._svg(layout, name) for name, layout in shown))  # noqa: S704 - escaped in _svg

    def _svg(self, layout: Layout, kind: str, style: str = "") -> str:
        anchor = f"{self.name.replace('/', '-')}-{kind}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="picture-{kind}" role="img"'
            f' viewBox="0 0 {layout.width:g} {layout.height:g}" width="{layout.width:g}" height="{layout.height:g}"'
            f' aria-labelledby="{anchor}-title {anchor}-about">'
            f'<title id="{anchor}-title">{escape(self.title)}</title>'
            f'<desc id="{anchor}-about">{escape(self.description)}</desc>{style}{layout.body}</svg>'
        )
