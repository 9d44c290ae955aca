"""The links of a built site: `python -m etl.pages.links SITE` names each that leads nowhere within it."""

import posixpath
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

DONE, BROKEN, NOT_RUN = 0, 1, 2
TOP = ("", "top")
"""Fragments that every page has, whatever its ids."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere.

    Attributes:
        page: Path of its page below the site's folder.
        line: Where its element starts in the page, from 1.
        link: The address as it stands there.
        why: What was looked for and not found.
    """

    page: str
    line: int
    link: str
    why: str


@dataclass(slots=True)
class _Page:
    ids: set[str] = field(default_factory=set)
    links: list[tuple[int, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: _Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.page.ids.add(value)
            elif name in {"href", "src"}:
                self.page.links.append((self.getpos()[0], value))


def broken_links(site: Path) -> tuple[int, list[BrokenLink]]:
    """Follow every `href` and `src` of every page that names no other host.

    A link leads to a file, or to a folder with an `index.html`; its fragment is an id of that page. A fragment with `=`
    is read by a page's own script and is no place. Links from the root of the host are broken too, since a site may
    lie below any path.

    Args:
        site: Folder of the site.

    Returns:
        How many links were followed, and those that lead nowhere, in the order of pages and lines.

    Raises:
        OSError: A page cannot be read.
        ValueError: There is no page.
    """
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    if not pages:
        raise ValueError(f"{site} holds no page; expected the folder of a built site, as .build/site")
    followed, broken = 0, []
    for name, page in pages.items():
        why: dict[str, str | None] = {}  # Many links of a page are the same.
        for line, link in page.links:
            if _leaves(link):
                continue
            followed += 1
            if link not in why:
                why[link] = _why_broken(site, pages, name, link)
            told = why[link]
            if told is not None:
                broken.append(BrokenLink(name, line, link, told))
    return followed, broken


def _read(path: Path) -> _Page:
    page = _Page()
    reader = _Reader(page)
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return page


def _leaves(link: str) -> bool:
    """Whether a link names another host, or is no place at all, as `mailto:` and `data:`."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return bool(parts.scheme or parts.netloc)


def _why_broken(site: Path, pages: dict[str, _Page], name: str, link: str) -> str | None:
    """What a link of a page looks for and does not find; null where it leads somewhere."""
    try:
        parts = urlsplit(link)
    except ValueError as error:
        return f"it is no address: {error}"
    if parts.path.startswith("/"):
        return "it starts at the root of the host, but a site may lie below any path; expected a relative link"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
    if target == ".." or target.startswith("../"):
        return "it leads out of the site"
    if (site / target).is_dir():
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if not (site / target).is_file():
        return f"there is no file {target}"
    anchor = unquote(parts.fragment)
    if target in pages and "=" not in anchor and anchor not in TOP and anchor not in pages[target].ids:
        return f"nothing in {target} has the id {anchor!r}"
    return None


def _told(broken: Sequence[BrokenLink]) -> Iterator[str]:
    return (f"{one.page}:{one.line}: the link {one.link!r} leads nowhere: {one.why}" for one in broken)


def main(arguments: Sequence[str] | None = None) -> int:
    """Name the links of a site that lead nowhere.

    Args:
        arguments: The folder of the site, as the one word; null for the process's own.

    Returns:
        0 when all lead somewhere, 1 when some do not, 2 when there is no site.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    if len(words) != 1 or words[0].startswith("-"):
        print("usage: python -m etl.pages.links SITE, for example .build/site", file=sys.stderr)
        return NOT_RUN
    try:
        followed, broken = broken_links(Path(words[0]))
    except (OSError, ValueError) as error:
        print(f"etl.pages.links: could not run: {error}", file=sys.stderr)
        return NOT_RUN
    print(*_told(broken), sep="\n", end="\n" if broken else "")
    print(f"{followed} links followed: " + (f"{len(broken)} broken" if broken else "all lead somewhere"))
    return BROKEN if broken else DONE


if __name__ == "__main__":
    sys.exit(main())
