"""What can be taken away, with sizes and sums, and how to open it; and the page of the changes."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath

from etl.model.tongue import gettext
from etl.pages.book import Book, Page
from etl.pages.unguessed import polars_line, readr_line, unguessed
from etl.rules import find_views

FIT = """
SELECT
    (SELECT count(*) FROM ged_fit) AS events,
    (SELECT count(*) FROM ged_fit WHERE left_out IS NULL) AS ged,
    (SELECT count(*) FROM acled_fit WHERE left_out IS NULL) AS acled,
    (SELECT count(*) FROM loss_claims) AS claims,
    (SELECT count(*) FROM loss_claims WHERE left_out IS NULL) AS losses
"""
"""How many events and claims have a row in the shapes of other datasets."""


def pages(book: Book) -> Iterator[Page]:
    """The downloads and the changes."""
    groups = [
        (anchor, gettext(heading), list(files))
        for (anchor, heading), files in groupby(book.files, lambda file: file.group)
    ]
    named = unguessed(book.con, book.model)
    database = next((PurePosixPath(f.path).name for f in book.files if f.path.endswith(".duckdb")), None)
    yield Page(
        "downloads.md",
        gettext("Downloads"),
        gettext("Every file of the dataset with its size and SHA-256, and one line to open it in each common tool."),
        "downloads.md.jinja",
        {
            "groups": groups,
            "database": database,
            "table": "casualties",
            "titles": _titles(book),
            "fit": book.rows(FIT)[0],
            "polars": [polars_line(path, columns) for path, columns in named.items()],
            "readr": [readr_line(path, columns) for path, columns in named.items()],
        },
    )
    yield Page(
        "changes.md",
        gettext("Changes"),
        gettext("What changed in the data since the last edition."),
        "changes.md.jinja",
        {"changes": book.changes.strip()},
    )


def _titles(book: Book) -> dict[str, str]:
    """Path of a file to what it holds, where it is known."""
    known = {table.name: table.title for table in book.model} | {view.name: view.title for view in find_views()}
    return {
        f.path: known.get(PurePosixPath(f.path).stem, "") if f.holds is None else gettext(f.holds) for f in book.files
    }
