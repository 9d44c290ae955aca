"""A page in HTML to the paragraphs of its article, in the order and letters in which they stand.

trafilatura says which words of the page are the article; the page itself gives them, with headline, byline and
captions, which trafilatura takes off.
"""

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from etl.adding.dates import prints_day
from etl.adding.day_words import DayWords
from etl.adding.draft import Draft, Paragraph, is_address, one_line, squeezed
from etl.adding.extras import needed
from etl.adding.roles import with_head, with_roles
from etl.evidence.text import count_words

_BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "ul",
)  # fmt: skip
_SKIPPED = (
    "button", "head", "iframe", "input", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea",
)  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONG = 20  # letters and digits from which words are told from others by themselves
_NEAR = 5  # pieces before an article without a headline among which its byline and captions are looked for
_BYLINE = 20  # most words of a line about who wrote, and when


@dataclass(frozen=True, slots=True)
class Block:
    """Words of a page that stand together: the innermost element that parts them from others, and their text."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class _Bylines:
    """What tells a line about who wrote, and when: author and day, as the page names them to programs."""

    author: str
    published: date | None
    days: DayWords

    def hold(self, text: str) -> bool:
        """Whether a text is such a line."""
        if count_words(text) > _BYLINE:
            return False
        names = [squeezed(name) for name in self.author.split(";") if name.strip()]
        day = self.published is not None and prints_day(text, self.published, self.days)
        return day or any(name in squeezed(text) for name in names)


def read_page(html: str, language: str | None, days: Callable[[str | None], DayWords]) -> Draft:
    """The article on a page.

    Args:
        html: The page.
        language: Its language, as people say; null takes what the page says.
        days: Gives the words for days of a language.

    Raises:
        ValueError: There is no article on it, or trafilatura is not installed.
    """
    trafilatura = needed("trafilatura")
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", html)
    found = trafilatura.bare_extraction(
        html,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    tree = trafilatura.load_html(html)
    lines = [] if found is None else [one_line(line) for line in (found.text or "").splitlines() if line.strip()]
    if found is None or tree is None or not any(len(squeezed(line)) >= _LONG for line in lines):
        raise ValueError("no article was found on the page: save its text as TXT, one paragraph a line")
    said = re.match(r"[a-z]{2,3}(?![a-z])", (tree.get("lang") or "").strip().lower())
    language = language or (said and said[0])
    published = _day(found.date)
    bylines = _Bylines(found.author or "", published, days(language))
    paragraphs = _paragraphs(_blocks(tree), lines, found.title or "", bylines)
    head = {"publisher": found.sitename, "published": published and str(published), "url": _address(found.url)}
    draft = Draft(with_roles(paragraphs, language), **head, language=language)
    if found.license:
        draft = replace(draft, remarks=(f"the page names the licence {found.license}; see --licence",))
    return with_head(draft)


def decoded(content: bytes, charset: str | None = None) -> str:
    """The text of a page, whose letters its server names, else it itself, else UTF-8.

    Raises:
        ValueError: Its bytes are none of these.
    """
    named = re.search(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", content[:4096], re.IGNORECASE)
    tried = [charset, named and named[1].decode("ascii"), "utf-8"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        tried = ["utf-16"]
    for name in filter(None, tried):
        # On the web these two names mean the Windows code page.
        known = "cp1252" if name.lower() in ("iso-8859-1", "latin-1", "us-ascii", "ascii") else name
        try:
            return content.decode("utf-8-sig" if known.lower() in ("utf-8", "utf8") else known)
        except (UnicodeDecodeError, LookupError):
            continue
    told = " or ".join(dict.fromkeys(filter(None, tried)))
    raise ValueError(f"its bytes are no text in {told}: save it as UTF-8")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _address(url: str | None) -> str | None:
    return url if url and is_address(url) else None


def _blocks(tree: Any) -> list[Block]:
    """The words of a page in the order in which they stand, a piece for each element that parts them from others."""
    found: list[Block] = []
    words: list[str] = []

    def flush(tag: str) -> None:
        text = one_line("".join(words))
        words.clear()
        if text:
            found.append(Block(tag, text))

    def visit(element: Any, around: str) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        inner = around if tag not in _BLOCKS or around in ("figcaption", *_HEADINGS) else tag
        if tag in _BLOCKS:
            flush(around)
        words.append(element.text or "")
        for child in element:
            if child.tag != "br":
                visit(child, inner)
            elif inner in _HEADINGS:
                words.append(" ")
            else:
                flush(inner)
            words.append(child.tail or "")
        if tag in _BLOCKS:
            flush(inner)

    visit(tree, "body")
    return found


def _paragraphs(blocks: Sequence[Block], lines: Sequence[str], title: str, bylines: _Bylines) -> list[Paragraph]:
    """The article's paragraphs, with the roles that the page itself tells.

    Args:
        blocks: The words of the page.
        lines: Those that are the article, as trafilatura gives them.
        title: The title, as the page names it to programs.
        bylines: What tells a byline.
    """
    whole, each = squeezed("".join(lines)), [squeezed(line) for line in lines]
    short = set(each)
    keys = [squeezed(block.text) for block in blocks]
    inside = [nth for nth, key in enumerate(keys) if len(key) >= _LONG and key in whole and blocks[nth].tag != "h1"]
    if 10 * sum(len(keys[nth]) for nth in inside) < 8 * len(whole):  # The page is not built as pages are.
        return [Paragraph(line) for line in lines]
    head = _headline(blocks, title, inside[0])
    start = max(0, inside[0] - _NEAR) if head is None else head
    found: list[Paragraph] = []
    for nth in range(start, inside[-1] + 1):
        block, key = blocks[nth], keys[nth]
        if nth == head:
            found.append(Paragraph(block.text, "headline"))
        elif block.tag == "figcaption":
            found.append(Paragraph(block.text, "caption"))
        elif key in short or (len(key) >= _LONG and key in whole):
            found.append(Paragraph(block.text, "subhead" if block.tag in _HEADINGS else "body"))
        elif nth < inside[0] and bylines.hold(block.text):
            found.append(Paragraph(block.text, "byline"))
    return found


def _headline(blocks: Sequence[Block], title: str, first: int) -> int | None:
    """Which words are the headline: those of the title, else the one great heading before the article."""
    wanted = squeezed(title)
    same = [nth for nth in range(first) if wanted and squeezed(blocks[nth].text) == wanted]
    great = [nth for nth in range(first) if blocks[nth].tag == "h1"]
    headings = [nth for nth in same if blocks[nth].tag in _HEADINGS]
    return next(reversed(headings or (great if len(great) == 1 else same)), None)
