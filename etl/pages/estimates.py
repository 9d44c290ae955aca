"""What the rules make of a count: each rule's answer in words, the claims that decide it, and what it rests on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.model.tongue import gettext
from etl.model.words import limits, number, quantity
from etl.pages.book import Book, Question, Row
from etl.rules import find_views

_HEARD = re.compile(r"\belectorate = '(said|stands)'")


@dataclass(frozen=True, slots=True)
class Answer:
    """A rule's answer to one count.

    Attributes:
        said: The answer in words: `45`, `more than 300`, `16 to more than 300`, `no majority`.
        beside: What the number alone does not say, such as its range; null where there is nothing.
        deciding: The claims that decide it, in reading order.
        newer: The claims that took the place of any of them, in reading order.
        hangs_on: The links by which claims of the count update others, and not surely, in reading order; none where the
            answer without all of them together is the same.
        without: The answer without all of these updates together; null where it is the same.
    """

    said: str
    beside: str | None
    deciding: Sequence[Row]
    newer: Sequence[Row] = ()
    hangs_on: Sequence[Row] = ()
    without: str | None = None


def answered(book: Book, row: Row) -> Answer:
    """A row of `estimates` in words."""
    deciding = in_reading_order(book, row["deciding_claim_ids"])
    said, beside = in_words(row, [claim["of"] for claim in deciding], book)
    newer = in_reading_order(book, row["superseded_by_ids"])
    updating = in_reading_order(book, row["hangs_on"])
    hangs_on = [link for claim in updating for link in book.unsure_updates(claim["claim_id"], row["tally_id"])]
    return Answer(said, beside, deciding, newer, hangs_on, _without(row, book) if updating else None)


def in_reading_order(book: Book, claim_ids: str | None) -> list[Row]:
    """The claims of a list of ids, none where there is no list."""
    claims = [book.claims[claim_id] for claim_id in (claim_ids or "").split()]
    return sorted(claims, key=lambda one: (one["source_id"], one["span_start"], one["span_end"], one["claim_id"]))


def inferred_of(book: Book, claim_ids: str, *, tellers: bool) -> tuple[int, int]:
    """How many claims of a list of ids are our conclusion, and how many there are.

    Args:
        book: The data.
        claim_ids: The ids, parted by blanks.
        tellers: Whether claims count too of which only the claimant is concluded, since who makes them is shown.
    """
    claims = in_reading_order(book, claim_ids)
    columns = ("basis", "claimant_basis") if tellers else ("basis",)
    return sum(any(claim[column] == "inferred" for column in columns) for claim in claims), len(claims)


def electorates(rule: str) -> frozenset[str]:
    """The electorates that a rule hears, as its SQL names them: said, stands, or both."""
    return frozenset(_HEARD.findall(next(view.sql for view in find_views() if view.name == rule)))


def worked(questions: Iterable[Question], tally_id: str) -> list[Question]:
    """The worked questions whose queries ask of a count."""
    return [one for one in questions if any(f"'{tally_id}'" in part.sql for part in one.parts if part.sql)]


def _without(row: Row, book: Book) -> str:
    there = {column: row[f"{column}_without"] for column in ("value", "low", "low_open", "high", "high_open")}
    bounds = _span(there, [], book)
    outside = there["low_open"] or there["high_open"]
    return number(there["value"]) if there["value"] is not None and not outside else bounds or gettext("no answer")


def in_words(row: Row, deciding: Sequence[Row], book: Book) -> tuple[str, str | None]:
    """The answer, and what stands beside it.

    Args:
        row: value, low, low_open, high, high_open and reason_null.
        deciding: The deciding claims: value, low, high and qualifier of each.
        book: Gives the labels.
    """
    bounds = _span(row, deciding, book)
    wordings = dict.fromkeys(quantity(one, book.label("qualifier", one["qualifier"])) for one in deciding)
    if len(wordings) == 1 and all(one[end] == row[end] for one in deciding for end in ("value", "low", "high")):
        return next(iter(wordings)), _conventional(deciding[0], book)
    if row["value"] is None:
        return bounds or book.label("reason_null", row["reason_null"]).lower(), None
    alone = bounds is None or bounds == number(row["value"])
    return number(row["value"]), None if alone else gettext("of %(bounds)s") % {"bounds": bounds}


def _conventional(claim: Row, book: Book) -> str | None:
    """What a vague word is taken to allow; null where the words themselves say it."""
    term = book.model.vocabularies.get("qualifier", {}).get(claim["qualifier"])
    return limits(claim, term.extra) if term is not None and term.extra.get("bounds") == "convention" else None


def _span(row: Row, deciding: Sequence[Row], book: Book) -> str | None:
    """`16 to more than 300`; null without any bound."""
    low, high = row["low"], row["high"]
    if low is None and high is None:
        return None
    if low is not None and low == high:
        return number(low)
    first = None
    if low is not None:
        first = gettext("more than %(number)s") % {"number": number(low)} if row["low_open"] else number(low)
    if high is not None:
        last = number(high)
        if row["high_open"]:
            last = gettext("less than %(number)s") % {"number": last}
        elif not first:
            last = gettext("up to %(number)s") % {"number": last}
        return gettext("%(low)s to %(high)s") % {"low": first, "high": last} if first else last
    # The open end is told by the claim that begins highest.
    ends = [one for one in deciding if one["high"] is None and one["low"] is not None]
    top = max(ends, key=lambda one: one["low"], default=row)
    if top["low"] == low:
        return first if row["low_open"] else gettext("%(number)s or more") % {"number": first}
    last = quantity(top, book.label("qualifier", top["qualifier"]))
    return gettext("%(low)s to %(high)s") % {"low": first, "high": last} if first else last
