"""The evidence record of an article: `seeds/evidence/<source_id>.json`.

It holds positions, the phrases that the seeds quote, and a fingerprint; never the text.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Extent:
    """A paragraph: number, line of the article's file, first and last offset, words, where its sentences start."""

    paragraph: int
    line: int
    span_start: int
    span_end: int
    words: int
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase of the seeds where it stands; `nth` counts its occurrences in the paragraph from 1."""

    paragraph: int
    exact: str
    nth: int
    span_start: int
    span_end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A quotation, number, harm word or saying word of the article.

    Attributes:
        kind: `quotation`, `number`, `harm_word` or `saying_word`.
        text: What stands there; known only while the text is at hand, never written down.
    """

    kind: str
    paragraph: int
    line: int
    column: int
    span_start: int
    span_end: int
    text: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Evidence:
    """All that the publisher keeps of an article's text.

    Attributes:
        text: The text itself; known only while it is at hand, never written down.
    """

    source_id: str
    text_sha256: str
    paragraphs: tuple[Extent, ...]
    spans: tuple[Span, ...]
    tokens: tuple[Token, ...]
    text: str | None = field(default=None, compare=False, repr=False)

    @property
    def words(self) -> int:
        """Words of the article, all paragraphs."""
        return sum(paragraph.words for paragraph in self.paragraphs)


def dump(evidence: Evidence) -> str:
    """The record as JSON, one paragraph, span or token a line, so that a change shows as a line."""
    items = {name: [_told(item) for item in getattr(evidence, name)] for name in ("paragraphs", "spans", "tokens")}
    return line_by_line({"source_id": evidence.source_id, "text_sha256": evidence.text_sha256}, items)


def _told(item: Extent | Span | Token) -> dict[str, Any]:
    return {name: getattr(item, name) for name in item.__slots__ if name != "text"}


def line_by_line(head: Mapping[str, Any], lists: Mapping[str, list[dict[str, Any]]]) -> str:
    """A JSON object: the head's keys, then lists with an item a line."""
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    for key, items in lists.items():
        body = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in items)
        parts.append(f"{json.dumps(key)}: [\n{body}\n]" if items else f"{json.dumps(key)}: []")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _extent(item: Mapping[str, Any]) -> Extent:
    """A paragraph; one of a record that does not tell its sentences, as older ones, is a sentence as a whole."""
    return Extent(**{**item, "sentences": tuple(item.get("sentences", (item["span_start"],)))})


def parse(content: str) -> Evidence:
    """The evidence that a record's JSON holds.

    Raises:
        ValueError: The content is not such a record.
    """
    try:
        data: Mapping[str, Any] = json.loads(content)
        return Evidence(
            data["source_id"],
            data["text_sha256"],
            tuple(_extent(item) for item in data["paragraphs"]),
            tuple(Span(**item) for item in data["spans"]),
            tuple(Token(**item) for item in data["tokens"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("it is not as `etl locate` writes it") from error
