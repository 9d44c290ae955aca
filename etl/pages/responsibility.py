"""Who says who did it: claims of responsibility and their denials, those about one event together."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from etl.pages.book import Book, Page, Row, grouped
from etl.pages.choices import choice

HEADLINES = ("headline", "subhead")


@dataclass(frozen=True)
class Charge:
    """One answer of one teller: whom it holds responsible, for what, and how.

    Attributes:
        claimant_id: Who says so; null where it is an article's own voice.
        source_id: The article that says so in its own voice; null where somebody is credited.
        accused_id: Whom it speaks of.
        stance: asserts, accuses, accepts, denies or unclear.
        charge: What it says of the accused.
        claims: Where it is printed, in reading order; each with `in_headline`.
    """

    claimant_id: str | None
    source_id: str | None
    accused_id: str
    stance: str
    charge: str
    claims: list[Row]


@dataclass(frozen=True)
class Charges:
    """What is said of who did one thing.

    Attributes:
        event_id: The event; null for what belongs to none.
        tellers: The answers of each teller, credited ones before the articles' own voices, most claims first.
        accused: Everyone spoken of, those in most claims first.
        claims: How many claims there are.
        denied: Whether somebody denies it.
        unclear: Whether somebody leaves it open.
    """

    event_id: str | None
    tellers: list[list[Charge]]
    accused: list[str]
    claims: int
    denied: bool
    unclear: bool


def pages(book: Book) -> Iterator[Page]:
    """The page of the claims of responsibility; events with most of them first."""
    found = sorted(charges(book).values(), key=lambda c: (c.event_id is None, -c.claims, c.event_id or ""))
    answers = [charge for group in found for teller in group.tellers for charge in teller]
    stance = partial(book.label, "responsibility_stance")
    yield Page(
        "responsibility.md",
        "Who says who did it",
        "Every claim of responsibility, accusation, acceptance and denial, by who makes it and against whom.",
        "responsibility.md.jinja",
        {
            "groups": found,
            "between": _headlines(book),
            "choices": [
                choice("accused", "Of whom", ([c.accused_id] for c in answers), book.names["actors"].__getitem__),
                choice("stance", "Stance", ([c.stance] for c in answers), stance),
                choice("charge", "Charge", ([c.charge] for c in answers), partial(book.label, "charge")),
                choice("article", "Article", (_articles(c) for c in answers), book.names["sources"].__getitem__),
            ],
        },
        ("toc",),
    )


def charges(book: Book) -> dict[str | None, Charges]:
    """Event id to what is said of who did it; null to what belongs to no event."""
    parts = {(row["source_id"], row["paragraph"]): row["role"] for row in book.tables["paragraphs"]}
    by_event: dict[str | None, list[Row]] = {}
    for row in book.tables["attributions"]:
        claim = book.claims[row["claim_id"]]
        claim = claim | {"in_headline": parts[claim["source_id"], claim["paragraph"]] in HEADLINES}
        by_event.setdefault(row["event_id"], []).append(claim)
    return {event_id: _charges(event_id, rows) for event_id, rows in by_event.items()}


def _headlines(book: Book) -> dict[str, list[Row]]:
    """Event id to what headline and body of one article tell differently: as a fact, or as somebody's word."""
    rows = book.rows("SELECT * FROM headline_and_body WHERE matter = 'responsibility'")
    parts = ("headline", "body")
    return grouped((row | {part: book.claims[row[f"{part}_claim_id"]] for part in parts} for row in rows), "event_id")


def _charges(event_id: str | None, claims: list[Row]) -> Charges:
    found: dict[tuple[str | None, str | None], dict[tuple[str, str, str], list[Row]]] = {}
    for claim in claims:
        teller = (claim["claimant_id"], None if claim["claimant_id"] else claim["source_id"])
        answer = (claim["of"]["accused_id"], claim["of"]["stance"], claim["of"]["charge"])
        found.setdefault(teller, {}).setdefault(answer, []).append(claim)
    order = sorted(found, key=lambda t: (t[0] is None, -sum(map(len, found[t].values())), t[0] or t[1] or ""))
    tellers = [[Charge(*teller, *answer, rows) for answer, rows in found[teller].items()] for teller in order]
    by_accused = grouped((claim["of"] for claim in claims), "accused_id")
    stances = {claim["of"]["stance"] for claim in claims}
    return Charges(
        event_id,
        tellers,
        sorted(by_accused, key=lambda actor: (-len(by_accused[actor]), actor)),
        len(claims),
        "denies" in stances,
        "unclear" in stances,
    )


def _articles(charge: Charge) -> list[str]:
    return list(dict.fromkeys(claim["source_id"] for claim in charge.claims))
