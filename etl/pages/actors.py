"""Persons, bodies, forces and populations: the list by side, and a page each with what they say and is said of them."""

from collections.abc import Iterator, Mapping
from functools import partial

from etl.pages.book import Book, Page, Row, grouped
from etl.pages.choices import Choice, choice
from etl.pages.fold import also_written
from etl.pages.naming import Naming, namings, spellings

PARTS = (
    ("quotes", "quotes", "speaker_id"),
    ("claims", "claims", "claimant_id"),
    ("behalf", "claims", "on_behalf_of_id"),
    ("relayed", "claims", "relayed_by_id"),
    ("accused", "attributions", "accused_id"),
    ("harmed", "casualties", "victims_id"),
    ("counted", "figures", "subject_id"),
    ("events", "event_participants", "actor_id"),
)
"""(what an actor has a part in, the table whose rows say so, the column that names it)."""


def pages(book: Book) -> Iterator[Page]:
    """The list of the actors, and every actor's page."""
    named = namings(book)
    parts = {name: grouped(book.tables[table], column) for name, table, column in PARTS}
    members = grouped(book.tables["actors"], "member_of_id")
    items = [_item(actor, parts, named.get(actor["actor_id"], []), book) for actor in book.tables["actors"]]
    yield Page(
        "actors/index.md",
        "Actors",
        "Everyone the articles name: the names and titles printed, what they say, and what is said of them.",
        "actors.md.jinja",
        {"sides": _sides(book, items), "choices": _choices(book, items)},
        ("toc",),
    )
    for item in items:
        yield Page(
            f"actors/{item['actor_id']}.md",
            item["name"],
            f"{item['name']}: the names printed, what is credited there, and what is said by others.",
            "actor.md.jinja",
            {
                "actor": item,
                "members": [row["actor_id"] for row in members.get(item["actor_id"], [])],
                "speakers": _unique(item["parts"]["behalf"], "claimant_id"),
                "takes_part": _takes_part(item["parts"]["events"], book),
                "speaks_for": _unique(item["parts"]["claims"], "on_behalf_of_id"),
            },
            ("toc",),
        )


def _item(actor: Row, parts: Mapping[str, Mapping[str, list[Row]]], named: list[Naming], book: Book) -> Row:
    """An actor with its parts, its names, and whether it is ever heard."""
    own = {name: rows.get(actor["actor_id"], []) for name, rows in parts.items()}
    own["claims"] = [book.claims[row["claim_id"]] for row in own["claims"]]
    return actor | {
        "parts": own,
        "namings": named,
        "also": also_written([actor["name"], *spellings(named)]),
        "printed": list(dict.fromkeys(form.text for naming in named for form in naming.names)),
        "heard": _heard(own),
        "articles": [naming.source_id for naming in named],
    }


def _heard(parts: Mapping[str, list[Row]]) -> list[str]:
    """Whether somebody accused or harmed is never quoted, and whether nothing at all is credited to it."""
    if parts["quotes"] or not (parts["accused"] or parts["harmed"]):
        return []
    return ["unquoted"] if parts["claims"] or parts["behalf"] else ["unquoted", "unheard"]


def _takes_part(rows: list[Row], book: Book) -> list[tuple[tuple[str, str], list[Row]]]:
    """((event id, role), the tellings that name the actor in it), the event of most tellings first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        claim = book.claims[row["claim_id"]]
        found.setdefault((claim["event_id"], row["role"]), []).append(claim)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _unique(rows: list[Row], column: str) -> list[str]:
    return list(dict.fromkeys(row[column] for row in rows if row[column]))


def _sides(book: Book, items: list[Row]) -> list[tuple[str | None, list[tuple[str, list[Row]]]]]:
    """(side, its kinds with their actors), in the order of the vocabularies; those who say most first."""
    by_side: dict[str | None, list[Row]] = {}
    for item in items:
        by_side.setdefault(item["side"], []).append(item)
    found = []
    for side in [*book.model.vocabularies["side"], None]:
        by_kind = grouped(by_side.get(side, []), "kind")
        order = [kind for kind in book.model.vocabularies["actor_kind"] if kind in by_kind]
        kinds = [(kind, sorted(by_kind[kind], key=_weight)) for kind in order]
        if kinds:
            found.append((side, kinds))
    return found


def _weight(item: Row) -> tuple[int, int, str]:
    parts = item["parts"]
    return -len(parts["claims"]), -sum(map(len, parts.values())), item["actor_id"]


def _choices(book: Book, items: list[Row]) -> list[Choice]:
    heard = {"unheard": "never heard", "unquoted": "never quoted"}
    return [
        choice("side", "Side", ([item["side"]] for item in items if item["side"]), partial(book.label, "side")),
        choice("kind", "Kind", ([item["kind"]] for item in items), partial(book.label, "actor_kind")),
        choice("article", "Named in", (item["articles"] for item in items), book.names["sources"].__getitem__),
        choice("heard", "Accused or harmed, and", (item["heard"] for item in items), heard.__getitem__),
    ]
