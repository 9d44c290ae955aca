"""Where claims come from: statements, counts and reports, with the claims that rest on them; and the claims related."""

from collections.abc import Iterator

from etl.pages.book import Book, Page, Row


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
        "Origins and links",
        "One statement, count or report may stand behind many claims: where they come from, and how they are related.",
        "origins.md.jinja",
        {
            "origins": origins,
            "resting": resting,
            "links": sorted(links.items(), key=lambda item: (-len(item[1]), item[0])),
            "claims": book.claims,
        },
    )


def related(book: Book) -> dict[str, list[tuple[str, Row, Row]]]:
    """Claim id to (`to` or `from`, the link, the other claim), the links that start at it first."""
    found: dict[str, list[tuple[str, Row, Row]]] = {}
    for way, own, other in (("to", "claim_id", "other_claim_id"), ("from", "other_claim_id", "claim_id")):
        for link in book.tables["claim_links"]:
            if link[other] in book.claims:
                found.setdefault(link[own], []).append((way, link, book.claims[link[other]]))
    return found
