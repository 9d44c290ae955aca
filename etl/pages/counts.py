"""Counts: what each claim says of one and the same thing, side by side; numbers that belong to no count at the end."""

from collections.abc import Iterator
from typing import Any

from etl.pages.book import Asset, Book, Page, Row, grouped
from etl.pages.claims import questions
from etl.pages.drawn import tally_picture, tree_picture
from etl.pages.estimates import settled

HEADLINE = ("headline", "subhead")


def pages(book: Book) -> Iterator[Page | Asset]:
    """The list of counts and a page each."""
    said = grouped((claim | {"tally_id": claim["of"].get("tally_id")} for claim in book.claims.values()), "tally_id")
    facts = {row["tally_id"]: row for row in book.rows("SELECT * FROM tally_electorate")}
    yield _index(book, said, facts)
    told = {(claim["event_id"], claim["source_id"]) for claim in book.tables["claims"]}
    asked = questions(book)
    answers = settled(book)
    for tally in book.tables["tallies"]:
        tally_id = tally["tally_id"]
        claims = said.get(tally_id, [])
        drawn = tally_picture(book, tally_id) if claims else None
        tree = tree_picture(book, tally_id) if len(claims) > 1 else None
        yield from (Asset(picture.path, picture.file()) for picture in (drawn, tree) if picture is not None)
        context: dict[str, Any] = {
            "tally": tally,
            "claims": claims,
            "drawn": drawn,
            "tree": tree,
            "facts": facts[tally_id],
            "settled": answers,
            "places": _places(book, claims),
            "silent": _silent(book, tally, claims, told),
            "questions": {q["disagreement_id"]: q for c in claims for q in asked.get(c["claim_id"], [])}.values(),
            "parts": [row for row in book.tables["tallies"] if row["part_of_id"] == tally_id],
        }
        about = f"What each claim says of this count, who says so and where: {tally['title']}."
        yield Page(f"counts/{tally_id}.md", tally["title"], about, "count.md.jinja", context)


def _index(book: Book, said: dict[str, list[Row]], facts: dict[str, Row]) -> Page:
    rows = [
        (tally, said.get(tally["tally_id"], []), facts[tally["tally_id"]], _answers(said.get(tally["tally_id"], [])))
        for tally in book.tables["tallies"]
    ]
    rows.sort(key=lambda row: (-len(row[3]), -row[2]["articles"], -len(row[1]), row[0]["tally_id"]))
    return Page(
        "counts/index.md",
        "Counts",
        "Everything that is counted, with the numbers the articles give: only numbers of one count are compared.",
        "counts.md.jinja",
        {
            "groups": [
                ("harmed", "People harmed", [row for row in rows if row[0]["outcome"] is not None]),
                ("other", "Other counts", [row for row in rows if row[0]["outcome"] is None]),
            ],
            "single": [book.claims[row["claim_id"]] for row in book.tables["figures"] if row["tally_id"] is None],
        },
        ("toc",),
    )


def _answers(claims: list[Row]) -> list[tuple[Row, int]]:
    """(a claim for its number, printings of that number), the most printed first; denials and the like come last."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for claim in claims:
        of = claim["of"]
        found.setdefault((of["stance"], of["value"], of["low"], of["high"], of["qualifier"]), []).append(claim)
    answers = [(rows[0], len(rows)) for rows in found.values()]
    return sorted(answers, key=lambda item: (item[0]["of"]["stance"] != "asserts", -item[1], item[0]["claim_id"]))


def _places(book: Book, claims: list[Row]) -> list[tuple[str, list[Row], list[Row]]]:
    """(article, its claims in headline and subhead, its other claims) of the articles that tell the count."""
    roles = {(row["source_id"], row["paragraph"]): row["role"] for row in book.tables["paragraphs"]}
    found: dict[str, tuple[list[Row], list[Row]]] = {}
    for claim in claims:
        high = roles.get((claim["source_id"], claim["paragraph"])) in HEADLINE
        found.setdefault(claim["source_id"], ([], []))[0 if high else 1].append(claim)
    return [(source_id, *found[source_id]) for source_id in found]


def _silent(
    book: Book, tally: Row, claims: list[Row], told: set[tuple[str | None, str]]
) -> list[tuple[str, bool | None]]:
    """(article, whether it tells the event) of the articles that say nothing of a count; null where it has no event."""
    speaking = {claim["source_id"] for claim in claims}
    event = tally["event_id"]
    return [
        (source, None if event is None else (event, source) in told)
        for source in book.names["sources"]
        if source not in speaking
    ]
