"""The SQL page: the database asked in the browser, beginning with examples.

An example is a file below `examples/`, in the order of their names: its head comment says in one sentence what is asked
and then how to read the answer. They are written for any record, name nothing of one, and run on one without rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path
from urllib.parse import quote

from etl.model.tongue import gettext
from etl.pages.book import Book, Page

FOLDER = Path(__file__).parent / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """A question in SQL.

    Attributes:
        name: The file's stem.
        title: What is asked.
        sql: The file as it is, its head comment in it.
    """

    name: str
    title: str
    sql: str


def fragment(sql: str) -> str:
    """The end of an address that opens the SQL page with a query and runs it: `query/#q=…`."""
    # What encodeURIComponent leaves as it is, but the apostrophe, which some mail programs end a link at.
    return f"#q={quote(sql, safe='!~*()')}"


@lru_cache
def examples() -> tuple[Example, ...]:
    """Every example, in the order of their files.

    Raises:
        ValueError: A file has no head comment.
    """
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.sql")))


def _read(path: Path) -> Example:
    sql = path.read_text(encoding="utf-8").strip()
    if not sql.startswith("-- "):
        raise ValueError(f"{path.name} does not start with a comment that says what it asks")
    return Example(path.stem, sql.splitlines()[0].removeprefix("-- ").rstrip("."), sql)


def pages(book: Book) -> Iterator[Page]:
    """The SQL page; without the browser's code or the database it says so."""
    ready = bool(book.bundle) and any(file.path.endswith(".duckdb") for file in book.files)
    yield Page(
        "query.md",
        gettext("Query"),
        gettext("Ask every table and view of the record in SQL, in the browser, without installing anything."),
        "query.md.jinja",
        {
            "ready": ready,
            "examples": examples(),
            "megabytes": ceil(sum(size for name, size in book.bundle.items() if name.endswith(".gz")) / 1_000_000),
        },
        ("toc",),
        ("browser/console.js",) if ready else (),
    )
