"""Marks on the pages of a site that shows drafts: a bar on each page, a tag wherever a draft is shown, a key in twins.

The pages are made as all others, and know nothing of drafts: what an element shows it says in `data-claim`, `data-mark`
(a mark in a picture, which says nothing in words) and `data-publisher`, and by these it is found in the built page.
"""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

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
.strip i[data-draft] { outline: 2px dashed #7a1f1f; }
svg [data-draft] text { stroke: none; fill: #7a1f1f; }
</style>"""


def mark_drafts(site: Path, claims: Collection[str], articles: Collection[str]) -> None:
    """Mark all pages of a built site, and what programs read beside them.

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
        _write(path, html)
    _mark_twins(site, frozenset(claims), frozenset(articles))


def _mark_twins(site: Path, claims: frozenset[str], articles: frozenset[str]) -> None:
    """Name in each page's twin the drafts that its rows name, and say of each claim that is one that it is."""
    for path in sorted(site.rglob("index.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(held, dict):
            held["drafts"] = sorted((claims | articles).intersection(_named(held["rows"])))
            _write(path, json.dumps(held, ensure_ascii=False) + "\n")
    for path in (site / "claims").glob("*.json"):
        if path.stem in claims:
            linked = _said_of_claims(json.loads(path.read_text(encoding="utf-8")), claims)
            _write(path, json.dumps(linked, ensure_ascii=False) + "\n")
    for path in (site / "claims" / "parts").glob("*.json"):
        held = json.loads(path.read_text(encoding="utf-8"))
        for one in held.values():
            one["body"] = _marked(one["body"], claims, articles, whole=False)
            _said_of_claims(one["linked"], claims)
        _write(path, json.dumps(held, ensure_ascii=False) + "\n")


def _named(rows: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Every word of the values of rows, ids among them, alone or in a list."""
    values = (value for of in rows.values() for row in of for value in row.values() if isinstance(value, str))
    return (word for value in values for word in re.split(r"[\s,;]+", value))


def _said_of_claims(linked: dict[str, Any], claims: frozenset[str]) -> dict[str, Any]:
    """The same linked data, with schema.org's word for a work that is not finished at each claim that is a draft."""
    for node in linked["@graph"]:
        if node.get("identifier") in claims:
            node["creativeWorkStatus"] = "Draft"
    return linked


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


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
        shown = (given.get("data-claim") or given.get("data-mark") or "").split()
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
