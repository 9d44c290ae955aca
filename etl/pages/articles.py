"""The list of the articles, and a page each: its facts, paragraphs, coverage, and its claims in reading order."""

from collections.abc import Iterator, Mapping
from typing import Any

from etl.pages.beside import beside
from etl.pages.book import Book, Page, Row, grouped
from etl.pages.claims import questions, related
from etl.pages.render import kind_mark


def pages(book: Book) -> Iterator[Page]:
    """The articles' index and every article's page."""
    shares = {row["source_id"]: row for row in book.rows("SELECT source_id, share FROM published_share")}
    sums = "SELECT source_id, sum(found) AS found, sum(recorded + set_aside) AS done FROM coverage GROUP BY source_id"
    covered = {row["source_id"]: (row["found"], row["done"]) for row in book.rows(sums)}
    claims = grouped(book.claims.values(), "source_id")
    yield Page(
        "articles/index.md",
        "Articles",
        "The articles of the record: who published them, when, and how much of each is recorded.",
        "articles.md.jinja",
        {"sources": book.tables["sources"], "claims": claims, "shares": shares, "coverage": covered},
        ("toc",),
    )
    tables = ("paragraphs", "set_aside", "corrections", "coverage")
    paragraphs, aside, corrections, coverage = (grouped(book.tables[table], "source_id") for table in tables)
    shared: dict[str, Any] = {
        "participants": grouped(book.tables["event_participants"], "claim_id"),
        "related": related(book),
        "questions": questions(book),
    }
    others = beside(book)
    marks = {kind: kind_mark(kind) for kind in book.kind_tables}
    for source in book.tables["sources"]:
        source_id = source["source_id"]
        name = book.names["sources"][source_id]
        own, by_paragraph = paragraphs.get(source_id, []), grouped(claims.get(source_id, []), "paragraph")
        reasons = grouped(aside.get(source_id, []), "reason")
        context: dict[str, Any] = {
            "source": source,
            "share": shares.get(source_id, {}).get("share"),
            "cells": _cells(own, by_paragraph, marks),
            "marks": marks,
            "coverage": coverage.get(source_id, []),
            "reasons": sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0])),
            "corrections": corrections.get(source_id, []),
            "groups": [(row, by_paragraph[row["paragraph"]]) for row in own if row["paragraph"] in by_paragraph],
            "beside": others[source_id],
            **shared,
        }
        about = f"Every claim recorded from {name}, in reading order, with who makes it and where it stands."
        yield Page(f"articles/{source_id}.md", name, about, "article.md.jinja", context)


def _cells(paragraphs: list[Row], claims: Mapping[int, list[Row]], marks: Mapping[str, str]) -> list[Row]:
    """The paragraphs with their `height` in percent (by words) and a `marks` list of (claim, its mark)."""
    longest = max((row["words"] or 0 for row in paragraphs), default=0) or 1
    return [
        row
        | {
            "height": round(100 * (row["words"] or 0) / longest),
            "marks": [(c, marks[c["kind"]][c["claimant_id"] is None]) for c in claims.get(row["paragraph"], [])],
        }
        for row in paragraphs
    ]
