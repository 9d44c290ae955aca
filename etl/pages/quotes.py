"""Words in quotation marks, those of one speaker together."""

from collections.abc import Iterator

from etl.pages.book import Book, Page, Row


def pages(book: Book) -> Iterator[Page]:
    """The page of the quotations: speakers with most words quoted first, the unnamed last."""
    found: dict[str | None, list[Row]] = {}
    for row in book.tables["quotes"]:
        found.setdefault(row["speaker_id"], []).append(row)
    speakers = sorted(found.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0] or ""))
    yield Page(
        "quotes.md",
        "Quotes",
        "Every stretch of text that the articles print in quotation marks, by speaker.",
        "quotes.md.jinja",
        {"speakers": speakers, "claims": book.claims},
    )
