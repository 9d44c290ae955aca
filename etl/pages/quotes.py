"""Words in quotation marks, those of one speaker together, by topic."""

from collections.abc import Iterator, Mapping
from functools import partial

from etl.pages.book import Book, Page, Row, grouped
from etl.pages.choices import Choice, choice
from etl.pages.fold import also_written
from etl.pages.naming import namings, spellings

NOBODY = "not-named"
"""Stands for the speaker or topic of a quotation that has none."""


def pages(book: Book) -> Iterator[Page]:
    """The page of the quotations: speakers with most of them first, the unnamed last."""
    found: dict[str | None, list[Row]] = {}
    for row in book.tables["quotes"]:
        found.setdefault(row["speaker_id"], []).append(row)
    order = sorted(found, key=lambda speaker: (speaker is None, -len(found[speaker]), speaker or ""))
    named = {actor_id: spellings(forms) for actor_id, forms in namings(book).items()}
    places = {row["place_id"]: row for row in book.tables["places"]}
    about = {row["event_id"]: places.get(row["place_id"], {}) for row in book.tables["events"]}
    yield Page(
        "quotes.md",
        "Quotes",
        "Every stretch of text that the articles print in quotation marks, by speaker and topic.",
        "quotes.md.jinja",
        {
            "speakers": [(speaker, _topics(book, found[speaker])) for speaker in order],
            "words": {row["claim_id"]: also_written(row["exact"].split()) for row in book.tables["quotes"]},
            "also": {row["claim_id"]: _also(row, named, about) for row in book.tables["quotes"]},
            "choices": _choices(book),
            "claims": book.claims,
            "nobody": NOBODY,
        },
        ("toc",),
    )


def _topics(book: Book, rows: list[Row]) -> list[tuple[str | None, list[Row]]]:
    """(topic, quotations), in the order of the vocabulary."""
    by_topic = grouped(rows, "topic")
    found: list[tuple[str | None, list[Row]]] = [
        (topic, by_topic[topic]) for topic in book.model.vocabularies["topic"] if topic in by_topic
    ]
    without = [row for row in rows if row["topic"] is None]
    return [*found, (None, without)] if without else found


def _also(row: Row, named: Mapping[str, list[str]], about: Mapping[str, Row]) -> str:
    """What a search may look for that is not printed beside a quotation: the speaker's names, the place's spellings."""
    place = about.get(row["event_id"], {})
    return " ".join([*named.get(row["speaker_id"], []), place.get("name") or "", place.get("also_known_as") or ""])


def _choices(book: Book) -> list[Choice]:
    rows = book.tables["quotes"]

    def speaker(value: str) -> str:
        return book.names["actors"].get(value, "not named")

    def topic(value: str) -> str:
        return "no topic" if value == NOBODY else book.label("topic", value)

    return [
        choice("speaker", "Speaker", ([row["speaker_id"] or NOBODY] for row in rows), speaker),
        choice("topic", "Topic", ([row["topic"] or NOBODY] for row in rows), topic),
        choice("article", "Article", ([row["source_id"]] for row in rows), book.names["sources"].__getitem__),
        choice("form", "Form", ([row["kind"]] for row in rows), partial(book.label, "quote_kind")),
    ]
