"""What happened, or is claimed, planned, threatened or demanded: one table, the dated first."""

from collections.abc import Iterator
from datetime import date

from etl.pages.book import Book, Page, Row


def pages(book: Book) -> Iterator[Page]:
    """The page of the events."""
    mentions: dict[str, list[Row]] = {}
    others: dict[str, list[Row]] = {}
    for claim in book.claims.values():
        if claim["event_id"] is not None:
            kept = mentions if claim["kind"] == "event" else others
            kept.setdefault(claim["event_id"], []).append(claim)
    events = sorted(
        book.tables["events"],
        key=lambda e: (e["date"] is None, e["date_start"] or date.min, e["date_end"] or date.max, e["event_id"]),
    )
    yield Page(
        "events.md",
        "Events",
        "Everything that the articles say happened, is planned, threatened or demanded, and where each says so.",
        "events.md.jinja",
        {"events": events, "mentions": mentions, "others": others},
        ("toc",),
    )
