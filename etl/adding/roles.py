"""The role of each paragraph, guessed from how it looks and how it begins.

`cues.csv` says how a line of boilerplate begins in a language; `*` is any.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from etl.adding.draft import Draft, Paragraph
from etl.evidence.text import count_words

_LONGEST = {"byline": 20, "caption": 60, "related_link": 30, "subscription": 40, "site_notice": 60}
"""Most words of a paragraph that is taken for one of these by how it begins."""
_HEADING = 25  # most words of a headline
_SUBHEAD = 10
_ENDED = re.compile(r"[.!?…:;,”\"'’»)\]]$")
_DATELINE = re.compile(
    r"(?P<dateline>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ ,]+[A-ZÀ-Þ][\w'’.-]*){0,4}(?:,? \d{1,2})?"
    r"(?: \((?P<agency>[^()]{2,30})\))?)\s?(?:—|–|--|-)\s"
)
"""A place in capitals, perhaps a day and an agency in brackets, and a dash."""


def with_roles(paragraphs: Sequence[Paragraph], language: str | None) -> tuple[Paragraph, ...]:
    """The paragraphs with their roles; those that have one other than body keep it.

    Args:
        paragraphs: All of an article, in order.
        language: Its language; null where that is not known.
    """
    headed = any(paragraph.role == "headline" for paragraph in paragraphs)
    found = []
    for nth, paragraph in enumerate(paragraphs):
        role = paragraph.role
        if role == "body":
            role = _begins(paragraph.text, language) or role
        if role == "body" and len(paragraphs) > 2 and not _ENDED.search(paragraph.text):
            if nth == 0 and not headed and count_words(paragraph.text) <= _HEADING:
                role = "headline"
            elif nth and count_words(paragraph.text) <= _SUBHEAD:
                role = "subhead"
        found.append(replace(paragraph, role=role))
    return tuple(found)


def with_head(draft: Draft) -> Draft:
    """A draft with what its paragraphs print of its head: title, byline, dateline and agency."""
    first = {role: next((p.text for p in draft.paragraphs if p.role == role), None) for role in ("headline", "byline")}
    body = next((p.text for p in draft.paragraphs if p.role == "body"), "")
    dateline = _DATELINE.match(body)
    return replace(
        draft,
        title=first["headline"],
        byline=first["byline"],
        dateline=dateline and dateline["dateline"],
        agency=dateline and dateline["agency"],
    )


def _begins(text: str, language: str | None) -> str | None:
    low = text.lower()
    for of, role, words in _cues():
        begins = low.startswith(words) and not low[len(words) : len(words) + 1].isalnum()
        if of in ("*", language) and begins and count_words(text) <= _LONGEST[role]:
            return role
    return None


@lru_cache
def _cues() -> tuple[tuple[str, str, str], ...]:
    with Path(__file__).with_name("cues.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["language"], row["role"], row["words"]) for row in csv.DictReader(file))
