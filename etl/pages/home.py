"""The home page: what this is and is not, the counts that contradict each other most, who is not heard, four doors."""

from collections.abc import Iterator
from typing import Any

from etl.model.words import count, first_sentence
from etl.pages.book import Book, Page, Row, grouped
from etl.pages.drawn import tally_picture

MOTTO = "Inclusion is not verification."
CARDS = 6
COUNTED = (
    ("sources", "article", "articles", "articles/"),
    ("claims", "claim", "claims", "claims/"),
    ("events", "event", "events", "events/"),
    ("actors", "actor", "actors", "actors/"),
    ("tallies", "count", "counts", "counts/"),
    ("disagreements", "disagreement", "disagreements", "disagreements/"),
)


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
        "counts": [
            (len(book.tables[table]), count(len(book.tables[table]), one, many).split(" ", 1)[1], link)
            for table, one, many, link in COUNTED
        ],
        "pictures": [(tally, tally_picture(book, tally["tally_id"])) for tally in shown],
        "cards": _cards(book, {tally["tally_id"] for tally in shown}),
        "major": sum(row["weight"] == "major" for row in book.tables["disagreements"]),
        "unheard": _unheard(book),
        "questions": book.questions,
        "silent": sum(claim["claimant_id"] is None for claim in book.tables["claims"]),
    }
    yield Page("index.md", title, about or title, "home.md.jinja", context, ("navigation", "toc"))


def _headline_counts(book: Book) -> list[Row]:
    """The count of people harmed that most articles tell, and the one whose numbers lie furthest apart."""
    rows = book.rows(
        """SELECT
            t.tally_id,
            count(DISTINCT c.source_id) AS articles,
            count(*) AS claims,
            max(c.largest) / nullif(min(c.smallest), 0) AS ratio
        FROM tally_claims AS c
        INNER JOIN tallies AS t ON c.tally_id = t.tally_id
        WHERE c.stance = 'asserts' AND c.smallest IS NOT NULL AND t.outcome IS NOT NULL
        GROUP BY t.tally_id
        ORDER BY articles DESC, claims DESC, t.tally_id"""
    )
    tallies = {row["tally_id"]: row for row in book.tables["tallies"]}
    apart = sorted((row for row in rows[1:] if (row["ratio"] or 0) > 1), key=lambda row: -row["ratio"])
    return [tallies[row["tally_id"]] for row in rows[:1] + apart[:1]]


def _cards(book: Book, pictured: set[str]) -> list[tuple[Row, list[Row]]]:
    """(disagreement, its answers with the origins on each side) of the major ones that no picture shows."""
    rows = book.rows("SELECT * FROM disagreement_sizes ORDER BY disagreement_id, position_no")
    answers = grouped(rows, "disagreement_id")
    major = [
        row for row in book.tables["disagreements"] if row["weight"] == "major" and row["tally_id"] not in pictured
    ]
    cards = [(row, answers.get(row["disagreement_id"], [])) for row in major]
    cards.sort(key=lambda card: (-sum(answer["articles"] for answer in card[1]), card[0]["disagreement_id"]))
    return cards[:CARDS]


def _unheard(book: Book) -> list[tuple[str, list[Row]]]:
    """(side, those of it who are accused or harmed and never heard), the most accused or harmed first."""
    rows = book.rows("SELECT * FROM actor_activity WHERE unheard ORDER BY accused + harmed DESC, actor_id")
    found = grouped(rows, "side")
    return [(side, found[side]) for side in book.model.vocabularies["side"] if side in found]
