"""The names that each article gives an actor, with the titles and epithets printed beside them."""

from collections.abc import Iterable
from dataclasses import dataclass

from etl.pages.book import Book, Row, grouped


@dataclass(frozen=True)
class NameForm:
    """A name as printed, or a title or epithet beside one.

    Attributes:
        text: What is printed.
        times: How often it is recorded.
        paragraph: Where it stands first.
    """

    text: str
    times: int
    paragraph: int


@dataclass(frozen=True)
class Naming:
    """What one article calls one actor: every form once, in reading order."""

    source_id: str
    names: list[NameForm]
    roles: list[NameForm]
    epithets: list[NameForm]


def namings(book: Book) -> dict[str, list[Naming]]:
    """Actor id to what each article calls it, for the articles that name it, in the order of the articles."""
    order = {source_id: place for place, source_id in enumerate(book.names["sources"])}
    found: dict[str, list[Naming]] = {}
    for actor_id, rows in grouped(book.tables["actor_names"], "actor_id").items():
        by_source = grouped(sorted(rows, key=lambda row: row["paragraph"]), "source_id")
        found[actor_id] = [
            Naming(source_id, *(_forms(by_source[source_id], column) for column in ("name", "role", "epithet")))
            for source_id in sorted(by_source, key=order.__getitem__)
        ]
    return found


def spellings(names: Iterable[Naming]) -> list[str]:
    """Everything printed as a name, title or epithet, each once."""
    return list(dict.fromkeys(f.text for one in names for f in [*one.names, *one.roles, *one.epithets]))


def _forms(rows: list[Row], column: str) -> list[NameForm]:
    held = grouped(rows, column)
    return [NameForm(text, len(same), same[0]["paragraph"]) for text, same in held.items()]
