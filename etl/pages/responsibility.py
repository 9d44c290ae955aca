"""Who says who did it: claims of responsibility and their denials, those about one event together."""

from collections.abc import Iterator

from etl.pages.book import Book, Page, Row


def pages(book: Book) -> Iterator[Page]:
    """The page of the claims of responsibility; events with most of them first."""
    found: dict[str | None, list[Row]] = {}
    for row in book.tables["attributions"]:
        found.setdefault(row["event_id"], []).append(row)
    groups = sorted(found.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0] or ""))
    yield Page(
        "responsibility.md",
        "Responsibility",
        "Who says who did it: every claim of responsibility, accusation, acceptance and denial.",
        "responsibility.md.jinja",
        {"groups": groups, "claims": book.claims},
    )
