"""The home page: what this is and is not, the counts that contradict each other most, who is not heard, four doors."""

from collections.abc import Iterator
from typing import Any

from etl.model.words import first_sentence
from etl.pages.book import Book, Page, Row, grouped
from etl.pages.drawn import tally_picture

MOTTO = "Inclusion is not verification."
CARDS = 6


def pages(book: Book) -> Iterator[Page]:
    """The home page."""
    title = str(book.head.get("title") or book.head.get("name") or "Home")
    description = " ".join(str(book.head.get("description") or "").split())
    about = first_sentence(description)
    shown = _headline_counts(book)
    context: dict[str, Any] = {
        "lead": about,
        "more": description.removeprefix(about).strip().removesuffix(MOTTO).strip(),
        "motto": MOTTO,
        "tables": book.tables,
        "pictures": [(tally, tally_picture(book, tally["tally_id"])) for tally in shown],
        "cards": _cards(book, {tally["tally_id"] for tally in shown}),
        "unheard": book.rows("SELECT * FROM actor_activity WHERE unheard ORDER BY accused + harmed DESC, actor_id"),
        "questions": book.questions,
    }
    yield Page("index.md", title, about or title, "home.md.jinja", context, ("navigation", "toc"))


def _headline_counts(book: Book) -> list[Row]:
    """The count of people harmed that most articles tell, and the one whose numbers lie furthest apart."""
    return book.rows(
        """WITH harmed AS (
            SELECT
                t.tally_id,
                t.title,
                row_number() OVER (ORDER BY count(DISTINCT c.source_id) DESC, count(*) DESC, t.tally_id) AS place,
                max(c.largest) / nullif(min(c.smallest), 0) AS ratio
            FROM tally_claims AS c
            INNER JOIN tallies AS t ON c.tally_id = t.tally_id
            WHERE c.stance = 'asserts' AND c.smallest IS NOT NULL AND t.outcome IS NOT NULL
            GROUP BY t.tally_id, t.title
        )

        SELECT tally_id, title FROM harmed
        WHERE place = 1 OR ratio > 1
        ORDER BY place = 1 DESC, ratio DESC, place
        LIMIT 2"""
    )


def _cards(book: Book, pictured: set[str]) -> list[tuple[str, list[Row]]]:
    """(disagreement, its answers with the origins on each side) of the major disagreements that no picture shows."""
    rows = book.rows(
        """SELECT s.*, d.tally_id, sum(s.articles) OVER (PARTITION BY s.disagreement_id) AS articles_in_all
        FROM disagreement_sizes AS s
        INNER JOIN disagreements AS d ON s.disagreement_id = d.disagreement_id
        WHERE d.weight = 'major'
        ORDER BY articles_in_all DESC, s.disagreement_id, s.position_no"""
    )
    cards = grouped((row for row in rows if row["tally_id"] not in pictured), "disagreement_id")
    return list(cards.items())[:CARDS]
