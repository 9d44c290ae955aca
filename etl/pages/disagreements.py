"""Questions that the articles answer differently, each with its answers and where they stand; nothing is settled."""

from collections.abc import Iterator

from etl.pages.book import Book, Page, Row

Position = tuple[int, list[str], list[Row]]


def pages(book: Book) -> Iterator[Page]:
    """The page of the disagreements: major ones first, those with most answers before the others."""
    answers: dict[str, list[Row]] = {}
    for row in book.tables["disagreement_positions"]:
        answers.setdefault(row["disagreement_id"], []).append(row)
    found = [(row, _positions(answers.get(row["disagreement_id"], []))) for row in book.tables["disagreements"]]
    found.sort(key=lambda item: (item[0]["weight"] != "major", -len(item[1]), item[0]["disagreement_id"]))
    yield Page(
        "disagreements.md",
        "Disagreements",
        "Every question that the articles, or those they quote, answer differently, and where each answer stands.",
        "disagreements.md.jinja",
        {"disagreements": found, "claims": book.claims, "major": sum(row["weight"] == "major" for row, _ in found)},
    )


def questions(book: Book) -> dict[str, list[Row]]:
    """Claim id to the disagreements in which it stands for an answer."""
    by_id = {row["disagreement_id"]: row for row in book.tables["disagreements"]}
    found: dict[str, list[Row]] = {}
    for row in book.tables["disagreement_positions"]:
        asked = found.setdefault(row["claim_id"], []) if row["claim_id"] else []
        if by_id[row["disagreement_id"]] not in asked:
            asked.append(by_id[row["disagreement_id"]])
    return found


def _positions(rows: list[Row]) -> list[Position]:
    """(number, its wordings, where it stands), in the order of the numbers."""
    found: dict[int, tuple[list[str], list[Row]]] = {}
    for row in rows:
        wordings, places = found.setdefault(row["position_no"], ([], []))
        if row["answer"] not in wordings:
            wordings.append(row["answer"])
        places.append(row)
    return [(number, *found[number]) for number in sorted(found)]
