"""Same words, other words: printings of one utterance side by side, and the names each article gives each side."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.pages.book import Book, Page, Row, grouped
from etl.pages.naming import Naming, namings
from etl.pages.wording import Printing, alike, side_by_side, words_of

VERDICTS = {
    "other": "Other words",
    "part": "The same words, more of them in one article",
    "same": "The same words",
    "apart": "Other sentences of one utterance",
}
"""How the printings of an utterance stand to each other; the most telling first."""


@dataclass(frozen=True)
class Utterance:
    """One utterance that several articles quote.

    Attributes:
        row: Its row in `utterances`; null where only links join its quotations.
        verdict: A key of `VERDICTS`.
        rows: Printings of the same stretch, with the claim of each; the largest first.
    """

    row: Row | None
    verdict: str
    rows: list[list[tuple[Row, Printing]]]


def pages(book: Book) -> Iterator[Page]:
    """The page of the wordings and of the names."""
    found = sorted(utterances(book), key=lambda one: list(VERDICTS).index(one.verdict))
    yield Page(
        "words.md",
        "Same words, other words",
        "What was said once and is printed in several ways, and the names that each article gives each side.",
        "words.md.jinja",
        {"utterances": found, "verdicts": VERDICTS, "sides": _sides(book)},
    )


def utterances(book: Book) -> list[Utterance]:
    """The utterances that more than one article quotes."""
    by_id = {row["utterance_id"]: row for row in book.tables["utterances"]}
    found = []
    for quotes in _of_one(book):
        if len({quote["source_id"] for quote in quotes}) > 1:
            named = next((quote["of"]["utterance_id"] for quote in quotes if quote["of"]["utterance_id"]), None)
            rows = [
                list(zip(same, side_by_side([q["exact"] for q in same]), strict=True)) for same in _stretches(quotes)
            ]
            found.append(Utterance(by_id.get(named or ""), _verdict(rows), rows))
    return found


def _of_one(book: Book) -> list[list[Row]]:
    """Quotations of one utterance together: by the utterance recorded, and by links between quotations."""
    quotes = {row["claim_id"]: book.claims[row["claim_id"]] for row in book.tables["quotes"]}
    leader = {claim_id: claim_id for claim_id in quotes}

    def lead(claim_id: str) -> str:
        while leader[claim_id] != claim_id:
            claim_id = leader[claim_id]
        return claim_id

    same = [(rows[0]["claim_id"], row["claim_id"])
            for rows in grouped(book.tables["quotes"], "utterance_id").values() for row in rows]  # fmt: skip
    linked = [(row["claim_id"], row["other_claim_id"]) for row in book.tables["claim_links"]]
    for one, other in [*same, *linked]:
        if one in quotes and other in quotes:
            leader[lead(other)] = lead(one)
    found: dict[str, list[Row]] = {}
    for claim_id, claim in quotes.items():
        found.setdefault(lead(claim_id), []).append(claim)
    return list(found.values())


def _stretches(quotes: list[Row]) -> list[list[Row]]:
    """Quotations that print the same stretch of an utterance together, the largest group first."""
    groups: list[list[Row]] = []
    for quote in sorted(quotes, key=lambda q: (-len(words_of(q["exact"])), q["claim_id"])):
        group = next((one for one in groups if any(alike(quote["exact"], other["exact"]) for other in one)), None)
        if group is None:
            groups.append([quote])
        else:
            group.append(quote)
    return sorted(groups, key=lambda group: (-len(group), group[0]["claim_id"]))


def _verdict(rows: list[list[tuple[Row, Printing]]]) -> str:
    found = {printing.against for row in rows for _, printing in row}
    return next((name for name in VERDICTS if name in found), "apart")


def _sides(book: Book) -> list[tuple[str | None, list[tuple[str, dict[str, Naming]]]]]:
    """(side, its actors with what each article calls them), in the order of the vocabulary; most often named first."""
    named = namings(book)
    by_side: dict[str | None, list[tuple[str, dict[str, Naming]]]] = {}
    for actor in book.tables["actors"]:
        called = {naming.source_id: naming for naming in named.get(actor["actor_id"], [])}
        if called:
            by_side.setdefault(actor["side"], []).append((actor["actor_id"], called))
    for rows in by_side.values():
        rows.sort(key=lambda row: (-sum(form.times for one in row[1].values() for form in one.names), row[0]))
    return [(side, by_side[side]) for side in [*book.model.vocabularies["side"], None] if side in by_side]
