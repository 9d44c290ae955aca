"""Numbers as they were said, those of one count together: people harmed, and everything else that is counted."""

from collections.abc import Iterator

from etl.pages.book import Book, Page, Row


def pages(book: Book) -> Iterator[Page]:
    """The page of the casualties and the page of the other figures."""
    harmed = _by_tally(book, "casualties")
    yield Page(
        "casualties.md",
        "Casualties",
        "Every statement of people killed, wounded, missing or displaced, with who makes it and the number as said.",
        "casualties.md.jinja",
        {"groups": _groups(book, harmed), "claims": book.claims},
    )
    figures = _by_tally(book, "figures")
    yield Page(
        "figures.md",
        "Other numbers",
        "Every other number that is data: what is counted or measured, by whom, and the number as said.",
        "figures.md.jinja",
        {"groups": _groups(book, figures), "single": figures.get(None, []), "claims": book.claims},
    )


def _by_tally(book: Book, table: str) -> dict[str | None, list[Row]]:
    found: dict[str | None, list[Row]] = {}
    for row in book.tables[table]:
        found.setdefault(row["tally_id"], []).append(row)
    return found


def _groups(book: Book, rows: dict[str | None, list[Row]]) -> list[tuple[Row, list[Row]]]:
    """(tally, its claims), the tallies with most claims first."""
    kept = [(tally, rows[tally["tally_id"]]) for tally in book.tables["tallies"] if tally["tally_id"] in rows]
    return sorted(kept, key=lambda pair: (-len(pair[1]), pair[0]["tally_id"]))
