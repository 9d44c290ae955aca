"""What the book holds as the plain data from which pictures are made."""

from collections import Counter
from collections.abc import Sequence

from etl.model.tongue import gettext
from etl.model.words import days, quantity
from etl.pages.book import Book, Row
from etl.pages.standing import HowItStands, WhoseWord, standing
from etl.pictures import Picture
from etl.pictures.claims import claims_picture
from etl.pictures.happened import Happened, chronological
from etl.pictures.map import map_picture
from etl.pictures.origins import Origin, origins_picture
from etl.pictures.places import Place
from etl.pictures.said import INFERRED, Said, marked_inferred
from etl.pictures.timeline import timeline_picture

MOST_TELLERS = 3
"""Most tellers of an event's status that a picture names; its page names all."""


def tally_picture(book: Book, tally_id: str) -> Picture:
    """The picture of a count of the record.

    Args:
        book: The data.
        tally_id: A count that has claims.

    Raises:
        ValueError: The count has no claim.
    """
    name, title = f"counts/{tally_id}", book.names["tallies"][tally_id]
    return book.drawn(name, lambda: claims_picture(name, title, said(book, tally_id), colour_of(book, tally_id)))


def tree_picture(book: Book, tally_id: str) -> Picture:
    """The tree of a count of the record.

    Args:
        book: The data.
        tally_id: A count that has claims.

    Raises:
        ValueError: The count has no claim.
    """
    name = f"origins/{tally_id}"
    title = gettext("Where the numbers come from: %(tally)s") % {"tally": book.names["tallies"][tally_id]}
    colour = colour_of(book, tally_id)
    return book.drawn(name, lambda: origins_picture(name, title, _origins(book, tally_id), colour))


def _origins(book: Book, tally_id: str) -> list[Origin]:
    """The origins of a count's numbers, each with its printings."""
    groups: dict[str, list[Said]] = {}
    claims = said(book, tally_id)
    # Who gives no figure is no origin of one.
    for one in [one for one in claims if one.numbers] or claims:
        groups.setdefault(book.claims[one.claim_id]["origin_id"] or "", []).append(one)
    rows = book.origins
    return [
        Origin(
            rows[origin_id]["title"] if origin_id else None,
            book.label("origin_kind", rows[origin_id]["kind"]) if origin_id else "",
            tuple(printings),
            origin_id,
        )
        for origin_id, printings in groups.items()
    ]


def events_picture(book: Book) -> Picture:
    """The timeline of the record's events."""
    name = "events/timeline"
    return book.drawn(name, lambda: timeline_picture(name, gettext("Events in time"), happened(book)))


def places_picture(book: Book) -> Picture:
    """The map of the places of the record's events."""
    name = "events/map"
    return book.drawn(name, lambda: map_picture(name, gettext("Where the events are told to be"), places(book)))


def said(book: Book, tally_id: str) -> list[Said]:
    """The claims of a count, in the order of articles and paragraphs."""
    qualifiers, articles = book.model.vocabularies.get("qualifier", {}), _articles(book)
    found = []
    for row in book.tally_claims.get(tally_id, []):
        term = qualifiers.get(row["qualifier"])
        found.append(
            Said(
                claim_id=row["claim_id"],
                address=book.claim_url(row["claim_id"]),
                claimant=book.names["actors"].get(row["claimant_id"]),
                article=articles[row["source_id"]],
                paragraph=row["paragraph"],
                words=quantity(row, book.label("qualifier", row["qualifier"])),
                stance=row["stance"],
                stance_words=book.label("count_stance", row["stance"]).lower(),
                value=_float(row, "value"),
                low=_float(row, "low"),
                high=_float(row, "high"),
                low_open=row["low_open"],
                high_open=row["high_open"],
                qualifier=row["qualifier"],
                vague=term is not None and term.extra.get("bounds") == "convention",
                updated=row["updated"],
                updated_how=book.updated_how(row),
                basis=row["basis"],
                claimant_id=row["claimant_id"] or "",
                origin_basis=row["origin_basis"] or "stated",
                credit=book.claims[row["claim_id"]]["credit_exact"] if row["claimant_basis"] == INFERRED else None,
            )
        )
    return found


def colour_of(book: Book, tally_id: str) -> str:
    """Colour of the kind of claims of a count: people harmed, or another figure."""
    tally = next(row for row in book.tables["tallies"] if row["tally_id"] == tally_id)
    return "figure" if tally["outcome"] is None else "casualty"


def happened(book: Book) -> list[Happened]:
    """The events that articles tell in the order of their days, those without any last."""
    sql = "SELECT event_id, date_basis, date_tellers, date_teller_ids, date_teller_basis FROM event_timeline"
    dated = {row["event_id"]: row for row in book.rows(sql)}
    told = [row for row in book.tables["events"] if row["status"] is not None]
    stands = {
        row["event_id"]: standing(book.names["actors"], row["status"], book.status_tellings.get(row["event_id"], []))
        for row in told
    }
    found = [
        Happened(
            row["event_id"],
            row["title"],
            row["status"],
            _told_as(book, row, stands[row["event_id"]]),
            days(row["date"]) if row["date"] else "",
            row["date_start"],
            row["date_end"],
            dated[row["event_id"]]["date_basis"],
            sure=not stands[row["event_id"]].doubt and stands[row["event_id"]].basis != INFERRED,
            when_by=_marked(dated[row["event_id"]]["date_tellers"] or "", dated[row["event_id"]]["date_teller_basis"]),
            when_by_tellers=_all_named(dated[row["event_id"]]["date_teller_ids"], stands[row["event_id"]]),
        )
        for row in told
    ]
    return chronological(found)


def _all_named(actors: str | None, held: HowItStands) -> bool:
    """Whether actors, their ids parted by blanks, are all among those whose word a status is."""
    return {*(actors or "").split()} <= {one.actor_id for one in held.tellers}


def _told_as(book: Book, event: Row, held: HowItStands) -> str:
    """How an event stands, in words: how surely, and whose word that is where no article says so in its own voice."""
    named = "; ".join(_named(book, those) for those in (held.tellers, held.against) if those)
    stands = _marked(book.label("event_status", event["status"]).lower(), held.basis)
    stands = gettext("perhaps %(status)s") % {"status": stands} if held.doubt else stands
    return stands + (f" ({named})" if named else "")


def _named(book: Book, tellers: Sequence[WhoseWord]) -> str:
    """Some of those who tell or deny it, by name."""
    names = [
        " ".join(
            [
                _marked(one.name, one.basis),
                *(book.label("telling_stance", stance).lower() for stance in one.stances),
                *([gettext("only as possible")] if one.doubt else []),
            ]
        )
        for one in tellers
    ]
    shown, more = ", ".join(names[:MOST_TELLERS]), len(names) - MOST_TELLERS
    return gettext("%(names)s and %(more)s more") % {"names": shown, "more": more} if more > 0 else shown


def _marked(words: str, basis: str | None) -> str:
    return marked_inferred(words) if basis == INFERRED else words


def places(book: Book) -> list[Place]:
    """The places of the record's events that have coordinates, those of most events first."""
    events = Counter(row["place_id"] for row in book.tables["events"])
    found = [
        Place(
            row["place_id"],
            row["name"],
            float(row["latitude"]),
            float(row["longitude"]),
            float(row["radius_km"] or 0),
            events[row["place_id"]],
            row["basis"],
        )
        for row in book.tables["places"]
        if events[row["place_id"]] and row["latitude"] is not None and row["longitude"] is not None
    ]
    return sorted(found, key=lambda place: (-place.events, place.place_id))


def _articles(book: Book) -> dict[str, str]:
    """Source id to the publisher's name, with the id where another article has the same."""
    names = book.names["sources"]
    held = Counter(names.values())
    return {source_id: name if held[name] == 1 else f"{name} ({source_id})" for source_id, name in names.items()}


def _float(row: Row, column: str) -> float | None:
    return None if row[column] is None else float(row[column])
