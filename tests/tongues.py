"""A language in which each word of the site is seen to be one: all messages of the catalogue stand between ⟦ and ⟧."""

import io
import re
from functools import cache
from gettext import GNUTranslations, NullTranslations
from html.parser import HTMLParser

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from etl.pages.browser import CATALOGUE
from tests.sites import VOID

SAID = ("aria-label", "title", "placeholder", "alt", "data-label")
"""Attributes that are seen or read out."""
NOT_OURS = frozenset("bdi cite code kbd pre script style".split())  # noqa: SIM905
"""Elements that hold what articles print, names, ids, SQL or keys, and no word of the site."""
BLOCKS = frozenset("article button dd div dt figcaption h1 h2 h3 h4 li p pre section svg td th title desc".split())  # noqa: SIM905
_LETTERS = re.compile(r"[^\W\d_]")
_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_FENCE = re.compile(r"^( *)```.*?^\1```$", re.DOTALL | re.MULTILINE)
# Of Markdown, what is not read: attributes of headings, addresses of links, inline code.
_MARKS = re.compile(r"\{ [#.:][^}]*\}|(?<=\])\([^)\s]*\)|`[^`\n]*`")


@cache
def pseudo() -> NullTranslations:
    """Every message of the catalogue, marked."""
    words = read_po(io.BytesIO(CATALOGUE.read_bytes()))
    for message in words:
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            marked = tuple(f"⟦{text}⟧" for text in forms)
            message.string = marked[0] if isinstance(message.id, str) else marked
    words.locale = "eo"  # Nobody else says anything in it here.
    packed = io.BytesIO()
    write_mo(packed, words)
    packed.seek(0)
    return GNUTranslations(packed)


def unmarked(text: str) -> str:
    """What of a text stands in no message, however deep; empty where that has no letter."""
    depth, left = 0, ""
    for sign in text:
        depth += {"⟦": 1, "⟧": -1}.get(sign, 0)
        left += sign if depth <= 0 and sign != "⟧" else ""
    left = " ".join(left.split())
    return left if _LETTERS.search(left) else ""


class Unspoken(HTMLParser):
    """What a page says that stands in no message.

    Attributes:
        found: (where, text): the names of elements from the outermost on, or of an attribute.
    """

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []
        self._depth, self._drawn = 0, 0
        front = _FRONT.match(page)
        for key, said in re.findall(r"^(title|description): (.*)$", front[1] if front else "", re.MULTILINE):
            self._tell(key, unmarked(said.strip('"')))
        self.feed(_MARKS.sub("", _FENCE.sub("", page[front.end() :] if front else page)))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at what its attributes say."""
        if tag in BLOCKS and not self._inside("svg"):
            self._depth = 0
        for name, value in attrs:
            if name in SAID:
                self._tell(name, unmarked(value or ""))
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of that name."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                break
        if tag in BLOCKS and not self._inside("svg"):
            self._depth = 0

    def handle_data(self, data: str) -> None:
        """Keep what stands in no message; one may begin and end in other elements."""
        if any(tag in NOT_OURS for tag, _ in self._open):
            return
        left = ""
        for sign in data:
            self._depth = max(0, self._depth + {"⟦": 1, "⟧": -1}.get(sign, 0))
            left += sign if self._depth == 0 and sign != "⟧" else ""
        if _LETTERS.search(left):
            self._tell("text", " ".join(left.split()))

    def _inside(self, tag: str) -> bool:
        return any(tag == one for one, _ in self._open)

    def _tell(self, where: str, text: str) -> None:
        if text:
            classes = [f"{tag}.{name.replace(' ', '.')}" if name else tag for tag, name in self._open[-3:]]
            self.found.append((" ".join([*classes, where]), text))
