"""What is coded of a claim, for programs: a property with a value a column, and one a participant and link."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from etl.model.forms import FROM_CLAIM
from etl.pages.book import Book, Row, grouped
from etl.pages.cite import address

Node = dict[str, Any]

# What the twin says elsewhere: of whom and of what it is, and where it stands.
_TOLD = {
    "claim_id", "kind", "source_id", "paragraph", "exact", "span_start", "span_end", "credit_paragraph", "credit_exact",
    "credit_start", "credit_end", "says",
}  # fmt: skip


class Properties:
    """The coded columns of claims, for one claim after the other."""

    def __init__(self, book: Book) -> None:
        """Look up once what all claims need."""
        self._book = book
        self._columns = {table: _columns(book, table) for table in ("claims", *book.kind_tables.values())}
        self._participants = grouped(book.tables["event_participants"], "claim_id")
        links = book.tables["claim_links"]
        self._order = _order(book)
        self._links = {"to": grouped(links, "claim_id"), "from": grouped(links, "other_claim_id")}

    def of(self, claim: Row) -> list[Node]:
        """A schema.org PropertyValue for each column that holds something, for each participant, means and link.

        A charge over an event that is not told as done has the status of that event too.
        """
        claim_id, own = claim["claim_id"], self._book.kind_tables[claim["kind"]]
        found = [
            self._value(f"dictionary/#{table}-{column}", column, row[column])
            for table, row in ((own, claim["of"]), ("claims", claim))
            for column in self._columns[table]
            if row.get(column) is not None
        ]
        found += [self._value("dictionary/#mention_means-means", "one_of_the_means", means) for means in claim["means"]]
        if "charge" in claim["of"] and claim["event_id"] in self._book.undone:
            status = self._book.undone[claim["event_id"]]
            found.append(self._value("dictionary/#events-status", "event_status", status))
        for one in self._participants.get(claim_id, []):
            told = self._value("dictionary/#event_participants-actor_id", "participant", one["actor_id"])
            found.append(told | {"valueReference": self._more("event_participants", one, ("role",))})
        for way, other in (("to", "other_claim_id"), ("from", "claim_id")):
            for link in self._links[way].get(claim_id, []):
                told = self._value(f"vocabularies/#claim_relation-{link['relation']}", link["relation"], link[other])
                more = self._more("claim_links", link, ("basis", "certainty"))
                if self._order(link):
                    more.insert(0, {"@type": "PropertyValue", "name": "direction", "value": way})
                found.append(told | {"valueReference": more})
        return found

    def bases(self, source: Row, columns: Iterable[str]) -> list[Node]:
        """Of an article's columns that are given, whether each is printed or inferred."""
        return self._more("sources", source, [f"{column}_basis" for column in columns])

    def _more(self, table: str, row: Row, columns: Iterable[str]) -> list[Node]:
        return [self._value(f"dictionary/#{table}-{column}", column, row[column]) for column in columns]

    def _value(self, place: str, name: str, value: Any) -> Node:
        """A value with its name, and the address below the site's root that says what it means."""
        plain = float(value) if isinstance(value, Decimal) else value
        if isinstance(plain, float) and plain.is_integer():
            plain = int(plain)
        known = plain if isinstance(plain, str | int | float) else str(plain)
        return {"@type": "PropertyValue", "propertyID": at(self._book, place), "name": name, "value": known}


def at(book: Book, path: str) -> str:
    """The address of a path below the site's root: absolute where the head names one, else as seen from a twin."""
    return address(book.head, path) or f"../{path}"


def _order(book: Book) -> Callable[[Row], bool]:
    """A function that tells whether a link has a direction.

    A relation that has none of its own takes it from the order of print: within an article, and where the article of
    the first claim certainly appeared on a later day, as the check of repetitions has it.
    """
    terms = book.model.vocabularies["claim_relation"]
    sources = {row["source_id"]: row for row in book.tables["sources"]}

    def ordered(link: Row) -> bool:
        if terms[link["relation"]].extra.get("directed") != "false":
            return True
        first, other = (sources[book.claims[link[end]]["source_id"]] for end in ("claim_id", "other_claim_id"))
        start, end = first["published_start"], other["published_end"]
        return first is other or (None not in (start, end) and start > end)

    return ordered


def _columns(book: Book, name: str) -> list[str]:
    """The coded columns of a table, without those that every kind repeats."""
    computed = book.model.forms.computed[name]
    repeated = {column for column, function in computed.items() if function == FROM_CLAIM}
    return [f.name for f in book.model[name].fields if f.name not in (_TOLD if name == "claims" else repeated)]
