"""A site of the small project, and its pages read as a browser would: what the tests of the pages share."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from etl.model.project import Project
from etl.outputs.database import write_database
from etl.outputs.registry import downloadable
from etl.pages import build_site, write_claims, write_pages
from etl.pages.book import CLAIM_PAGES
from etl.problems import Problem
from etl.sentences import fill_sentences
from tests import SMALL
from tests.conftest import unchecked
from tests.living import recompute

LEFT = "old.md"
"""A page of an older build that lies in the folder of the articles before the pages are made."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Built:
    """A built site.

    Attributes:
        pages: Folder of the pages as Markdown.
        site: Folder of the site.
        problems: What is wrong with the worked questions, and what MkDocs warned of.
    """

    project: Project
    pages: Path
    site: Path
    problems: list[Problem]


def build_small(
    folder: Path, sql: str | None = None, changes: str = "", *, database: bool = False, claim_pages: int = CLAIM_PAGES
) -> Built:
    """Build a site of the small project.

    Args:
        folder: An empty folder.
        sql: Run on the tables before the pages are written.
        changes: Markdown for the page of the changes.
        database: Whether the database is one, and not a file of that name, which is quicker.
        claim_pages: Most claims that get a page each.
    """
    root = folder / "small"
    shutil.copytree(SMALL, root)
    project = Project(root, root / "articles")
    checked = unchecked(project)
    con = checked.tables.con
    if sql is not None:
        con.execute(sql)
    fill_sentences(con, checked.model)
    recompute(con)
    (root / "data").mkdir()
    for table in checked.model:
        con.execute(f"COPY \"{table.name}\" TO '{root / 'data' / table.name}.csv'")
    file = root / "data" / "small-record.duckdb"
    if database:
        write_database(con, checked.model, file)
    else:
        file.write_bytes(b"no database, but a file of that name")
    (root / "datapackage.json").write_text("{}", encoding="utf-8")
    pages = project.work / "pages"
    (pages / "articles").mkdir(parents=True)
    (pages / "articles" / LEFT).write_text("# Old", encoding="utf-8")
    book, faults = write_pages(
        con, checked.model, checked.head, project, pages, downloadable(root), changes, claim_pages=claim_pages
    )
    problems = faults + build_site(project, checked.head)
    checked.tables.provenance.tell("claims")
    write_claims(book, project.work / "site")
    return Built(project, pages, project.work / "site", problems)


@dataclass
class Element:
    """An element of a page with the text in it, white space as it is."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    ancestors: tuple[str, ...] = ()
    above: tuple["Element", ...] = ()


@dataclass
class Read(HTMLParser):
    """A page: its elements in the order in which they start."""

    html: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        tags = tuple(element.tag for element in self._open)
        told = {key: value or "" for key, value in attrs}
        element = Element(tag, told, ancestors=tags, above=tuple(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of that name."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Add text to every open element."""
        for element in self._open:
            element.text += data

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements of some names."""
        return (element for element in self.elements if element.tag in tags)

    @property
    def ids(self) -> list[str]:
        """Every id, as often as it stands."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]


def read_site(site: Path) -> dict[str, Read]:
    """Every page of a site by its path below the site's folder."""
    return {
        path.relative_to(site).as_posix(): Read(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
