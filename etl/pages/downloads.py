"""What can be taken away, with sizes and sums, and how to open it; and the page of the changes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from etl.model.files import FileSum, file_sum
from etl.pages.book import Book, Page
from etl.rules import find_views

# (anchor, heading, how the paths begin or end); a file stands in the first group that takes it.
GROUPS = (
    ("everything", "Everything in one file", (".duckdb", ".xlsx")),
    ("views", "Views, as Parquet and CSV", ("data/views/",)),
    ("parquet", "Parquet, a file a table", (".parquet",)),
    ("csv", "CSV, a file a table", (".csv",)),
    ("about", "Description and sums", ("",)),
)


def downloadable(package: Path, descriptor: Path | None = None) -> list[FileSum]:
    """What can be taken away from a package's folder: its descriptor and everything in `data/`.

    Args:
        package: Folder that holds `data/` and `datapackage.json`.
        descriptor: File that the site publishes as `datapackage.json`; the package's own when absent.

    Returns:
        Size and sum of each file, under its path below the site's root.

    Raises:
        OSError: A file cannot be read.
    """
    published = descriptor or package / "datapackage.json"
    files = [replace(file_sum(published, published.parent), path="datapackage.json")] if published.is_file() else []
    return files + [file_sum(path, package) for path in sorted((package / "data").rglob("*")) if path.is_file()]


def pages(book: Book) -> Iterator[Page]:
    """The downloads and the changes."""
    groups = _groups(book)
    database = next((PurePosixPath(f.path).name for f in book.files if f.path.endswith(".duckdb")), None)
    yield Page(
        "downloads.md",
        "Downloads",
        "Every file of the dataset with its size and SHA-256, and one line to open it in each common tool.",
        "downloads.md.jinja",
        {"groups": groups, "database": database, "table": "casualties", "titles": _titles(book)},
    )
    yield Page(
        "changes.md",
        "Changes",
        "What changed in the data since the last edition.",
        "changes.md.jinja",
        {"changes": book.changes.strip()},
    )


def _groups(book: Book) -> list[tuple[str, str, list[FileSum]]]:
    """(anchor, heading, files) of each group that has any; every file stands in exactly one."""
    left = list(book.files)
    groups = []
    for anchor, heading, marks in GROUPS:
        taken = [f for f in left if f.path.startswith(marks) or f.path.endswith(marks)]
        left = [f for f in left if f not in taken]
        if taken:
            groups.append((anchor, heading, taken))
    return groups


def _titles(book: Book) -> dict[str, str]:
    """Path of a file to what it holds, where its name tells."""
    known = {table.name: table.title for table in book.model} | {view.name: view.title for view in find_views()}
    special = {
        "datapackage.json": "Data Package descriptor: every CSV and Parquet file with its columns, keys and sums",
        "SHA256SUMS": "Sums of the built files, as sha256sum reads them",
    }
    endings = {
        ".duckdb": "Database: all tables, keys, comments and views",
        ".xlsx": "Workbook: a sheet a table, two views, and the dictionary",
    }
    titles = {}
    for file in book.files:
        path = PurePosixPath(file.path)
        titles[file.path] = special.get(path.name) or endings.get(path.suffix) or known.get(path.stem, "")
    return titles
