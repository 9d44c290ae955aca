"""What happened, or is claimed, planned, threatened or demanded: the list by day, and a page each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from etl.model import words
from etl.pages.book import Asset, Book, Page, Row, grouped
from etl.pages.choices import Choice, choice
from etl.pages.drawn import events_picture, places_picture
from etl.pages.tellings import aspects, telling

CHARGES = Path(__file__).parent / "responsibility" / "charges.sql"
TIES = (("part_of_id", "part of"), ("responds_to_id", "answers"), ("announced_in_id", "announced in"))
REVERSE = {"part_of_id": "its parts", "responds_to_id": "answered by", "announced_in_id": "announces"}


@dataclass(frozen=True)
class _Shelf:
    """What the events' pages look up, by event id where nothing else is said."""

    tellings: Mapping[str, list[Row]]
    claims: Mapping[str, list[Row]]
    quotes: Mapping[str, list[Row]]
    figures: Mapping[str, list[Row]]
    charges: Mapping[str, list[Row]]
    tallies: Mapping[str, list[Row]]
    counted: Mapping[str, list[Row]]  # by tally id
    disagreements: Mapping[str, list[Row]]
    positions: Mapping[str, list[Row]]  # by disagreement id
    places: Mapping[str, Row]
    after: Mapping[str, Mapping[str, list[Row]]]  # column of the tie, then event id


def pages(book: Book) -> Iterator[Page | Asset]:
    """The list of the events with its pictures, and every event's page."""
    shelf = _shelf(book)
    events = sorted(
        book.tables["events"], key=lambda e: (e["date"] is None, *_when(e["date_start"], e["date_end"]), e["event_id"])
    )
    items = [_item(event, shelf) for event in events]
    timeline, places = events_picture(book), places_picture(book)
    yield from (Asset(picture.path, picture.file()) for picture in (timeline, places))
    yield Page(
        "events/index.md",
        "Events",
        "Everything that the articles say happened, is planned, threatened or demanded, and where each says so.",
        "events.md.jinja",
        {"groups": _groups(book, items), "choices": _choices(book, items), "timeline": timeline, "places": places},
    )
    for item in items:
        yield _page(book, item, shelf)


def _shelf(book: Book) -> _Shelf:
    participants = grouped(book.tables["event_participants"], "claim_id")
    claims = grouped(book.claims.values(), "event_id")
    counted = [row for table in ("casualties", "figures") for row in book.tables[table]]
    by_tally = grouped(counted, "tally_id")
    tallies: dict[str, list[Row]] = {}
    for tally in book.tables["tallies"]:
        told_of = {tally["event_id"], *(row["event_id"] for row in by_tally.get(tally["tally_id"], []))}
        for event_id in sorted(told_of - {None}):
            tallies.setdefault(event_id, []).append(tally)
    return _Shelf(
        tellings={
            event_id: [telling(claim, participants) for claim in rows if claim["kind"] == "event"]
            for event_id, rows in claims.items()
        },
        claims=claims,
        quotes=grouped(book.tables["quotes"], "event_id"),
        figures=grouped((row for row in book.tables["figures"] if row["tally_id"] is None), "event_id"),
        charges=grouped(book.rows(CHARGES.read_text(encoding="utf-8")), "event_id"),
        tallies=tallies,
        counted=by_tally,
        disagreements=grouped(book.tables["disagreements"], "event_id"),
        positions=grouped(book.tables["disagreement_positions"], "disagreement_id"),
        places={row["place_id"]: row for row in book.tables["places"]},
        after={column: grouped(book.tables["events"], column) for column, _ in TIES},
    )


def _item(event: Row, shelf: _Shelf) -> Row:
    """An event with what the list and its own page say of it."""
    tellings = shelf.tellings.get(event["event_id"], [])
    told = aspects(tellings)
    return event | {
        "tellings": tellings,
        "aspects": told,
        "differing": [aspect for aspect in told if aspect.differs],
        "articles": _unique(claim["source_id"] for claim in shelf.claims.get(event["event_id"], [])),
        "day": event["date"] or "undated",
    }


def _when(start: date | None, end: date | None) -> tuple[date, date]:
    """Where an event stands in time; one without a first day stands at its last."""
    return start or end or date.max, end or date.max


def _groups(book: Book, items: list[Row]) -> list[tuple[str, list[Row]]]:
    """(heading, events): a group a day in the order of time, then the undated by their status."""
    dated = grouped(items, "date")
    undated = grouped((item for item in items if not item["date"]), "status")
    named = [(words.days(day), rows) for day, rows in dated.items()]
    for status, term in book.model.vocabularies["event_status"].items():
        if status in undated:
            named.append((f"No day told: {term.label.lower()}", undated[status]))
    return named


def _choices(book: Book, items: list[Row]) -> list[Choice]:
    def day(value: str) -> str:
        return "no day told" if value == "undated" else words.days(value)

    days = choice("day", "Day", ([item["day"]] for item in items), day)
    order = {item["day"]: place for place, item in enumerate(items)}
    days.options.sort(key=lambda option: order[option[0]])
    return [
        choice("type", "Type", ([item["type"]] for item in items), partial(book.label, "event_type")),
        choice("status", "Status", ([item["status"]] for item in items), partial(book.label, "event_status")),
        choice("place", "Place", ([i["place_id"]] for i in items if i["place_id"]), book.names["places"].__getitem__),
        choice("article", "Article", (item["articles"] for item in items), book.names["sources"].__getitem__),
        days,
    ]


def _page(book: Book, item: Row, shelf: _Shelf) -> Page:
    event_id = item["event_id"]
    told_in = set(item["articles"])
    return Page(
        f"events/{event_id}.md",
        item["title"],
        f"What each telling says of it, and where they differ: {item['title']}.",
        "event.md.jinja",
        {
            "event": item,
            "own_voice": _unique(row["source_id"] for row in item["tellings"] if not row["claimant_id"]),
            "credited": _unique(row["claimant_id"] for row in item["tellings"] if row["claimant_id"]),
            "place": shelf.places.get(item["place_id"]),
            "by_source": grouped(item["tellings"], "source_id"),
            "tallies": [
                (tally, _numbers(shelf.counted.get(tally["tally_id"], []))) for tally in shelf.tallies.get(event_id, [])
            ],
            "figures": shelf.figures.get(event_id, []),
            "charges": shelf.charges.get(event_id),
            "quotes": shelf.quotes.get(event_id, []),
            "disagreements": [
                (row, len({p["position_no"] for p in shelf.positions.get(row["disagreement_id"], [])}))
                for row in shelf.disagreements.get(event_id, [])
            ],
            "ties": [(name, [item[column]]) for column, name in TIES if item[column]],
            "reverse": [
                (REVERSE[column], [row["event_id"] for row in rows.get(event_id, [])])
                for column, rows in shelf.after.items()
                if event_id in rows
            ],
            "silent": [row["source_id"] for row in book.tables["sources"] if row["source_id"] not in told_in],
        },
        ("toc",),
    )


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _numbers(rows: list[Row]) -> list[list[Row]]:
    """Claims of a count with those of the same number together, the number of most claims first."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[key] for key in ("stance", "qualifier", "value", "low", "high")), []).append(row)
    return sorted(found.values(), key=lambda same: (-len(same), same[0]["claim_id"]))
