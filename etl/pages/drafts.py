"""Marks on the pages of a site that shows drafts: a bar on each page, a tag wherever a draft is shown.

The pages are made as all others, and know nothing of drafts: what an element shows it says in `data-claim` and
`data-publisher`, and by these it is found in the built page.
"""

from collections.abc import Collection
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from etl.model.tongue import gettext, later

_ALL, _SOME = later("draft"), later("draft among these")
_TAGGED = frozenset("a article bdi blockquote code dd div dt h1 h2 h3 h4 li p section span strong td th".split())  # noqa: SIM905
"""Elements at whose start a tag may stand; others only say that they show a draft."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_TOLD = later("This build shows drafts. It is for this machine only, not for publication.")
_STYLE = """<style>
.drafts-bar { position: fixed; inset: auto 0 0 0; z-index: 9; padding: .4rem 1rem; text-align: center;
  background: #7a1f1f; color: #fff; font-size: .8rem; }
body { padding-bottom: 3rem; }
.md-typeset .tag.draft { border-color: #7a1f1f; background: #7a1f1f; color: #fff; }
article[data-draft], li[data-draft], tr[data-draft] { outline: 2px dashed #7a1f1f; outline-offset: 2px; }
svg [data-draft] { stroke: #7a1f1f; stroke-dasharray: 3 2; }
svg [data-draft] text { stroke: none; fill: #7a1f1f; }
</style>"""


def mark_drafts(site: Path, claims: Collection[str], articles: Collection[str]) -> None:
    """Mark all pages of a built site.

    Args:
        site: Its folder.
        claims: Ids of the claims that are drafts, or of articles that are.
        articles: Ids of the articles that are drafts.

    Raises:
        OSError: A page cannot be read or written.
    """
    bar = f'<div class="drafts-bar" role="note">{escape(gettext(_TOLD))}</div>'
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        own = path.parent.name if path.parent.parent == site / "articles" else None
        if any(name in html for names in (claims, articles) for name in names):
            html = _marked(html, frozenset(claims), frozenset(articles), whole=own in articles)
        head, _, rest = html.partition("</head>")
        start = rest.index(">", rest.index("<body")) + 1
        html = f"{head}{_STYLE}</head>{rest[:start]}{bar}{rest[start:]}"
        path.write_text(html, encoding="utf-8", newline="\n")


def _marked(html: str, claims: frozenset[str], articles: frozenset[str], *, whole: bool) -> str:
    marker = _Marker(html, claims, articles, whole=whole)
    marker.feed(html)
    marker.close()
    pieces, done = list[str](), 0
    for at, text in sorted(marker.added, key=lambda one: one[0]):
        pieces += [html[done:at], text]
        done = at
    return "".join([*pieces, html[done:]])


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open: its tag, whether it lies in what is marked as a draft, and whether in a picture."""

    tag: str
    marked: bool
    drawn: bool


class _Marker(HTMLParser):
    """Where in a page what is to be added.

    Attributes:
        added: (offset, text) in any order.
    """

    def __init__(self, html: str, claims: frozenset[str], articles: frozenset[str], *, whole: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.added: list[tuple[int, str]] = []
        self._claims, self._articles, self._whole = claims, articles, whole
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._open = [_Open("", marked=False, drawn=False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Mark an element that shows a draft."""
        around, given = self._open[-1], dict(attrs)
        shown = (given.get("data-claim") or "").split()
        drafts = [name for name in shown if name in self._claims]
        all_of_it = bool(drafts) and len(drafts) == len(shown)
        all_of_it |= given.get("data-publisher") in self._articles or (self._whole and tag == "h1")
        drawn = around.drawn or tag == "svg"
        if all_of_it or drafts:
            line, column = self.getpos()
            text = self.get_starttag_text() or ""
            start = self._lines[line - 1] + column
            self.added.append((start + 1 + len(tag), f' data-draft="{"all" if all_of_it else "part"}"'))
            if tag in _TAGGED and not around.marked and not drawn:
                words = escape(gettext(_ALL if all_of_it else _SOME))
                self.added.append((start + len(text), f'<span class="tag draft">{words}</span> '))
        if tag not in _VOID:
            self._open.append(_Open(tag, around.marked or all_of_it, drawn))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Mark one that holds nothing."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close it, and what in it was left open."""
        if any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass
