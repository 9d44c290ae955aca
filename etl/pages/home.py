"""The home page: what this is and is not, the counts that contradict each other most, who is not heard, four doors."""

from collections.abc import Iterator
from typing import Any

from etl.model.tongue import gettext, later
from etl.model.words import first_sentence
from etl.pages.book import Book, Page, grouped
from etl.pages.drawn import tally_picture

MOTTO = later("Inclusion is not verification.")
CARDS = 6


def pages(book: Book) -> Iterator[Page]:
    """The home page."""
    title = str(book.head.get("title") or book.head.get("name") or gettext("Home"))
    description = " ".join(str(book.head.get("description") or "").split())
    about = first_sentence(description)
    shown = book.ask("headline_counts")
    pictured = {tally["tally_id"] for tally in shown}
    # Of the major disagreements, those that no picture shows.
    answers = (row for row in book.ask("major_disagreements") if row["tally_id"] not in pictured)
    context: dict[str, Any] = {
        "lead": about,
        "more": description.removeprefix(about).strip().removesuffix(MOTTO).strip(),
        "motto": gettext(MOTTO),
        "coding": " ".join(str(book.head.get("coding") or "").split()),
        "tables": book.tables,
        "pictures": [(tally, tally_picture(book, tally["tally_id"])) for tally in shown],
        "cards": list(grouped(answers, "disagreement_id").items())[:CARDS],
        "told_by": grouped(book.ask("answer_tellers"), "disagreement_id"),
        "unheard": book.ask("never_heard"),
        "questions": book.questions,
    }
    yield Page("index.md", title, about or title, "home.md.jinja", context, ("navigation", "toc"))
