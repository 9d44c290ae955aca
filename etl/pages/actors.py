"""Persons, bodies, forces and populations: how they are named, what they say, and what is said of them."""

from collections.abc import Iterator

from etl.pages.book import Book, Page, Row

ROLES = (
    ("claims", "claimant_id", "says"),
    ("quotes", "speaker_id", "quoted"),
    ("attributions", "accused_id", "accused"),
    ("casualties", "victims_id", "harmed"),
)


def pages(book: Book) -> Iterator[Page]:
    """The page of the actors, those who say most first."""
    parts: dict[str, dict[str, list[Row]]] = {}
    for table, column, role in ROLES:
        for row in book.tables[table]:
            if row[column] is not None:
                parts.setdefault(row[column], {}).setdefault(role, []).append(row)
    actors = sorted(
        book.tables["actors"],
        key=lambda a: (
            -len(parts.get(a["actor_id"], {}).get("says", [])),
            -sum(map(len, parts.get(a["actor_id"], {}).values())),
            a["actor_id"],
        ),
    )
    yield Page(
        "actors.md",
        "Actors",
        "Everyone the articles name: the names and titles printed, what they say, and what is said of them.",
        "actors.md.jinja",
        {"actors": actors, "parts": parts, "printed_forms": _printed(book)},
        ("toc",),
    )


def _printed(book: Book) -> dict[str, dict[str, list[str]]]:
    """Actor id to what stands in print (`name`, `role`, `epithet`), each form once, in the order of the articles."""
    found: dict[str, dict[str, list[str]]] = {}
    rows = sorted(book.tables["actor_names"], key=lambda r: (r["source_id"], r["paragraph"]))
    for row in rows:
        forms = found.setdefault(row["actor_id"], {"name": [], "role": [], "epithet": []})
        for column, seen in forms.items():
            if row[column] is not None and row[column] not in seen:
                seen.append(row[column])
    return found
