"""Same words, other words: which quotations are printings of one utterance, and how they stand to each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.tongue import gettext
from etl.pages.book import Row, grouped
from etl.pages.wording import Printing, same_words, side_by_side, words_of

VERDICTS = {
    "other": gettext("Other words"),
    "part": gettext("The same words, more of them in one article"),
    "same": gettext("The same words"),
    "apart": gettext("Other sentences of one utterance"),
}
"""How the printings of an utterance stand to each other; the most telling first. Run anew for each site."""


@dataclass(frozen=True)
class Utterance:
    """One utterance that several articles quote.

    Attributes:
        row: A quotation that names the utterance, with what is known of it; null where only links join them.
        verdict: A key of `VERDICTS`.
        rows: Printings of the same stretch, with the quotation of each; the largest first.
    """

    row: Row | None
    verdict: str
    rows: list[list[tuple[Row, Printing]]]


def utterances(quotes: Sequence[Row], links: Sequence[Row]) -> list[Utterance]:
    """The utterances that more than one article quotes, those printed in other words first.

    Args:
        quotes: Every quotation, in reading order.
        links: Pairs of quotations that are of one utterance without its being recorded.
    """
    found = []
    for printings in _of_one(quotes, links):
        if len({quote["source_id"] for quote in printings}) > 1:
            named = next((quote for quote in printings if quote["utterance_id"]), None)
            rows = [
                list(zip(same, side_by_side([q["exact"] for q in same]), strict=True)) for same in _stretches(printings)
            ]
            found.append(Utterance(named, _verdict(rows), rows))
    return sorted(found, key=lambda one: list(VERDICTS).index(one.verdict))


def _of_one(quotes: Sequence[Row], links: Sequence[Row]) -> list[list[Row]]:
    """Quotations of one utterance together: by the utterance recorded, and by links between quotations."""
    leader = {quote["claim_id"]: quote["claim_id"] for quote in quotes}

    def lead(claim_id: str) -> str:
        while leader[claim_id] != claim_id:
            claim_id = leader[claim_id]
        return claim_id

    same = [(rows[0]["claim_id"], row["claim_id"]) for rows in grouped(quotes, "utterance_id").values() for row in rows]
    for one, other in [*same, *((link["claim_id"], link["other_claim_id"]) for link in links)]:
        leader[lead(other)] = lead(one)
    found: dict[str, list[Row]] = {}
    for quote in quotes:
        found.setdefault(lead(quote["claim_id"]), []).append(quote)
    return list(found.values())


def _stretches(quotes: list[Row]) -> list[list[Row]]:
    """Quotations that print the same stretch of an utterance together, the largest group first."""
    groups: list[list[Row]] = []
    for quote in sorted(quotes, key=lambda q: (-len(words_of(q["exact"])), q["claim_id"])):
        group = next((one for one in groups if any(same_words(quote["exact"], other["exact"]) for other in one)), None)
        if group is None:
            groups.append([quote])
        else:
            group.append(quote)
    return sorted(groups, key=lambda group: (-len(group), group[0]["claim_id"]))


def _verdict(rows: list[list[tuple[Row, Printing]]]) -> str:
    found = {printing.against for row in rows for _, printing in row}
    return next((name for name in VERDICTS if name in found), "apart")
