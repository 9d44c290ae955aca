"""The home page: what this is and is not, how much of it there is, one claim as an example, and four doors."""

from collections.abc import Iterator
from typing import Any

from etl.pages.book import Book, Page, Row
from etl.pages.words import count, first_sentence

MOTTO = "Inclusion is not verification."
COUNTED = (
    ("sources", "article", "articles", "articles/"),
    ("paragraphs", "paragraph", "paragraphs", "articles/"),
    ("claims", "claim", "claims", "articles/"),
    ("events", "event", "events", "events/"),
    ("actors", "actor", "actors", "actors/"),
    ("tallies", "tally", "tallies", "counts/"),
    ("disagreements", "disagreement", "disagreements", "disagreements/"),
)
KIND_PAGES = {
    "casualty": "counts/",
    "quote": "quotes/",
    "attribution": "responsibility/",
    "figure": "counts/",
    "event": "events/",
}


def pages(book: Book) -> Iterator[Page]:
    """The home page."""
    title = str(book.head.get("title") or book.head.get("name") or "Home")
    description = " ".join(str(book.head.get("description") or "").split())
    about = first_sentence(description)
    context: dict[str, Any] = {
        "lead": about,
        "more": description.removeprefix(about).strip().removesuffix(MOTTO).strip(),
        "motto": MOTTO,
        "counts": [
            (len(book.tables[table]), count(len(book.tables[table]), one, many).split(" ", 1)[1], link)
            for table, one, many, link in COUNTED
        ],
        "kinds": _kinds(book),
        "example": _example(book),
        "silent": _without_credit(book),
    }
    yield Page("index.md", title, about or title, "home.md.jinja", context, ("navigation", "toc"))


def _kinds(book: Book) -> list[tuple[str, str, str, int]]:
    """(kind, label, page, number) of the claims, the most frequent first."""
    numbers: dict[str, int] = {}
    for claim in book.tables["claims"]:
        numbers[claim["kind"]] = numbers.get(claim["kind"], 0) + 1
    return [
        (kind, book.label("claim_kind", kind), KIND_PAGES[kind], numbers[kind])
        for kind in sorted(numbers, key=lambda kind: -numbers[kind])
    ]


def _example(book: Book) -> Row | None:
    """A claim that shows what a row is: a credited number that is not exact, else the nearest to that."""

    def fitness(claim: Row) -> tuple[bool, bool, bool, bool]:
        of = claim["of"]
        return (
            claim["credit_exact"] is not None,
            of.get("value") is not None,
            of.get("qualifier", "exact") != "exact",
            claim["kind"] == "casualty",
        )

    return max(book.claims.values(), key=fitness, default=None)


def _without_credit(book: Book) -> int:
    """Number of claims that an article makes in its own voice."""
    return sum(claim["claimant_id"] is None for claim in book.tables["claims"])
