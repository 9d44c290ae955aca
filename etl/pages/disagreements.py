"""Questions that the articles answer differently: the list, and a page each; nothing is settled."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from etl.pages.book import Book, Page, Row, grouped
from etl.pages.choices import choice


@dataclass(frozen=True)
class Answer:
    """One answer to a question.

    Attributes:
        wordings: How it is put, each wording once.
        places: Who gives it and where: a position with its `claim`, null where it names none.
        origins: Where the claims come from, as far as it is known, each origin once.
        unknown: How many of the claims come from nobody knows where.
        articles: The articles that give it.
    """

    wordings: list[str]
    places: list[Row]
    origins: list[str]
    unknown: int
    articles: list[str]


def pages(book: Book) -> Iterator[Page]:
    """The list of the disagreements, major ones and those with most answers first, and the page of each."""
    given = grouped(book.tables["disagreement_positions"], "disagreement_id")
    found = [
        row | {"answers": _answers(given.get(row["disagreement_id"], []), book)} for row in book.tables["disagreements"]
    ]
    found.sort(key=lambda row: (row["weight"] != "major", -len(row["answers"]), row["disagreement_id"]))
    coded = (
        ("weight", "Weight", "weight", "disagreement_weight"),
        ("kind", "About", "kind", "disagreement_kind"),
        ("test", "Can both hold?", "test", "disagreement_test"),
        ("explained", "Explained by", "explained_by", "explained_by"),
    )
    yield Page(
        "disagreements/index.md",
        "Disagreements",
        "Every question that the articles, or those they quote, answer differently, and where each answer stands.",
        "disagreements.md.jinja",
        {
            "disagreements": found,
            "major": sum(row["weight"] == "major" for row in found),
            "choices": [
                *(
                    choice(name, title, ([row[column]] for row in found), partial(book.label, vocabulary))
                    for name, title, column, vocabulary in coded
                ),
                choice("article", "Article", map(articles, found), book.names["sources"].__getitem__),
            ],
            "articles": articles,
        },
        ("toc",),
    )
    for row in found:
        yield Page(
            f"disagreements/{row['disagreement_id']}.md",
            row["question"],
            f"{len(row['answers'])} answers, with who gives each and where: {row['question']}",
            "disagreement.md.jinja",
            {"row": row, "silent": [source for source in book.names["sources"] if source not in articles(row)]},
            ("toc",),
        )


def articles(row: Row) -> list[str]:
    """The articles that answer a question, each once."""
    return list(dict.fromkeys(source for answer in row["answers"] for source in answer.articles))


def questions(book: Book) -> dict[str, list[Row]]:
    """Claim id to the disagreements in which it stands for an answer."""
    by_id = {row["disagreement_id"]: row for row in book.tables["disagreements"]}
    found: dict[str, list[Row]] = {}
    for row in book.tables["disagreement_positions"]:
        asked = found.setdefault(row["claim_id"], []) if row["claim_id"] else []
        if by_id[row["disagreement_id"]] not in asked:
            asked.append(by_id[row["disagreement_id"]])
    return found


def _answers(positions: list[Row], book: Book) -> list[Answer]:
    """The answers in the order of their numbers."""
    numbered = grouped(positions, "position_no")
    return [_answer(numbered[number], book) for number in sorted(numbered)]


def _answer(positions: list[Row], book: Book) -> Answer:
    places = [row | {"claim": book.claims.get(row["claim_id"])} for row in positions]
    claims = {row["claim_id"]: row["claim"] for row in places if row["claim"]}
    origins = dict.fromkeys(claim["origin_id"] for claim in claims.values() if claim["origin_id"])
    return Answer(
        list(dict.fromkeys(row["answer"] for row in positions)),
        places,
        list(origins),
        sum(claim["origin_id"] is None for claim in claims.values()),
        list(dict.fromkeys(row["source_id"] for row in positions)),
    )
