"""The list of the articles, and a page each: its facts, paragraphs, coverage, and its claims in reading order."""

from collections.abc import Iterator
from typing import Any

from etl.pages.beside import beside
from etl.pages.book import Book, Page, Row
from etl.pages.claims import questions, related

# A claim's mark in the strip: with a credit, and in the article's own voice.
MARKS = {"casualty": "▲△", "quote": "●○", "attribution": "◆◇", "figure": "▮▯", "event": "■□"}


def pages(book: Book) -> Iterator[Page]:
    """The articles' index and every article's page."""
    shares = {row["source_id"]: row for row in book.rows("SELECT source_id, share FROM published_share")}
    claims = _by_source(list(book.claims.values()))
    yield Page(
        "articles/index.md",
        "Articles",
        "The articles of the record: who published them, when, and how much of each is recorded.",
        "articles.md.jinja",
        {"sources": book.tables["sources"], "claims": claims, "shares": shares, "coverage": _coverage(book)},
        ("toc",),
    )
    paragraphs = _by_source(book.tables["paragraphs"])
    aside = _by_source(book.tables["set_aside"])
    corrections = _by_source(book.tables["corrections"])
    shared: dict[str, Any] = {
        "participants": _participants(book),
        "related": related(book),
        "questions": questions(book),
    }
    others = beside(book)
    for source in book.tables["sources"]:
        source_id = source["source_id"]
        name = book.names["sources"][source_id]
        context: dict[str, Any] = {
            "source": source,
            "share": shares.get(source_id, {}).get("share"),
            "cells": _cells(paragraphs.get(source_id, []), claims.get(source_id, [])),
            "marks": MARKS,
            "coverage": [row for row in book.tables["coverage"] if row["source_id"] == source_id],
            "reasons": _reasons(aside.get(source_id, [])),
            "corrections": corrections.get(source_id, []),
            "groups": _groups(paragraphs.get(source_id, []), claims.get(source_id, [])),
            "beside": others[source_id],
            **shared,
        }
        about = f"Every claim recorded from {name}, in reading order, with who makes it and where it stands."
        yield Page(f"articles/{source_id}.md", name, about, "article.md.jinja", context)


def _by_source(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["source_id"], []).append(row)
    return found


def _coverage(book: Book) -> dict[str, tuple[int, int]]:
    """Source id to the number of tokens found, and of those accounted for."""
    sums: dict[str, tuple[int, int]] = {}
    for row in book.tables["coverage"]:
        found, done = sums.get(row["source_id"], (0, 0))
        sums[row["source_id"]] = (found + row["found"], done + row["recorded"] + row["set_aside"])
    return sums


def _cells(paragraphs: list[Row], claims: list[Row]) -> list[Row]:
    """The paragraphs with their `height` in percent (by words) and a `marks` list of (claim, its mark)."""
    longest = max((row["words"] or 0 for row in paragraphs), default=0) or 1
    marks: dict[int, list[tuple[Row, str]]] = {}
    for claim in claims:
        mark = MARKS[claim["kind"]][claim["claimant_id"] is None]
        marks.setdefault(claim["paragraph"], []).append((claim, mark))
    return [
        row | {"height": round(100 * (row["words"] or 0) / longest), "marks": marks.get(row["paragraph"], [])}
        for row in paragraphs
    ]


def _groups(paragraphs: list[Row], claims: list[Row]) -> list[tuple[Row, list[Row]]]:
    found: dict[int, list[Row]] = {}
    for claim in claims:
        found.setdefault(claim["paragraph"], []).append(claim)
    return [(row, found[row["paragraph"]]) for row in paragraphs if row["paragraph"] in found]


def _reasons(aside: list[Row]) -> list[tuple[str, list[Row]]]:
    """(reason, what was set aside for it), the most frequent reason first."""
    found: dict[str, list[Row]] = {}
    for row in aside:
        found.setdefault(row["reason"], []).append(row)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _participants(book: Book) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in book.tables["event_participants"]:
        found.setdefault(row["claim_id"], []).append(row)
    return found
