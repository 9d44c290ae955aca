"""Where claims come from: statements, counts and reports, with the claims that rest on them; and the claims related."""

from collections.abc import Iterator

from etl.pages.book import Book, Page, Row
from etl.pages.drawn import tree_picture
from etl.pictures import Picture

TREES = 6


def pages(book: Book) -> Iterator[Page]:
    """The page of the origins and of the links between claims; origins with most claims first."""
    resting: dict[str, list[Row]] = {}
    for claim in book.claims.values():
        if claim["origin_id"] is not None:
            resting.setdefault(claim["origin_id"], []).append(claim)
    origins = sorted(book.tables["origins"], key=lambda o: (-len(resting.get(o["origin_id"], [])), o["origin_id"]))
    links: dict[str, list[Row]] = {}
    for link in book.tables["claim_links"]:
        links.setdefault(link["relation"], []).append(link)
    yield Page(
        "origins.md",
        "Where each number comes from",
        "One statement, count or report may stand behind many claims: where they come from, and how they are related.",
        "origins.md.jinja",
        {
            "origins": origins,
            "resting": resting,
            "links": sorted(links.items(), key=lambda item: (-len(item[1]), item[0])),
            "claims": book.claims,
            "trees": _trees(book),
        },
    )


def _trees(book: Book) -> list[tuple[Row, Picture]]:
    """(tally, the tree of its numbers) of the counts that are printed most often, where they are at all repeated.

    Their files are written with the pages of the counts.
    """
    rows = book.rows(
        """SELECT tally_id, count(*) AS printings FROM tally_claims WHERE stance = 'asserts' AND smallest IS NOT NULL
        GROUP BY tally_id HAVING count(*) > 1 ORDER BY printings DESC, tally_id"""
    )
    tallies = {row["tally_id"]: row for row in book.tables["tallies"]}
    return [(tallies[row["tally_id"]], tree_picture(book, row["tally_id"])) for row in rows[:TREES]]


def related(book: Book) -> dict[str, list[tuple[str, Row, Row]]]:
    """Claim id to (`to` or `from`, the link, the other claim), the links that start at it first."""
    found: dict[str, list[tuple[str, Row, Row]]] = {}
    for way, own, other in (("to", "claim_id", "other_claim_id"), ("from", "other_claim_id", "claim_id")):
        for link in book.tables["claim_links"]:
            if link[other] in book.claims:
                found.setdefault(link[own], []).append((way, link, book.claims[link[other]]))
    return found
