"""What a file tells of an article: its paragraphs, and its head as far as it is known."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article: a line of its text, and its role (vocabulary paragraph_role)."""

    text: str
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a file gives it; null is not known.

    Attributes:
        paragraphs: All of it, in reading order.
        publisher: Who published it.
        title: The headline, as a paragraph prints it.
        byline: The line that names the authors, as a paragraph prints it.
        agency: The news agency, as the dateline prints it.
        dateline: Place, and perhaps day, of reporting, as a paragraph prints it.
        published: Day of publication, in EDTF.
        url: Its address.
        language: Its language, as an ISO 639 code.
        captured: When a web archive took it.
        captured_digest: The archive's digest of it.
        remarks: What whoever adds it should know, a line each.
    """

    paragraphs: tuple[Paragraph, ...]
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    agency: str | None = None
    dateline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    captured: str | None = None
    captured_digest: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The content of its text file: one paragraph a line, a blank line between."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs) + "\n"

    def prints(self, words: str) -> bool:
        """Whether a paragraph prints some words, letter for letter."""
        return any(words in paragraph.text for paragraph in self.paragraphs)


def squeezed(text: str) -> str:
    """Letters and digits of a text alone, in small letters: what two forms of one text have in common."""
    return re.sub(r"[\W_]+", "", text).lower()


def one_line(text: str) -> str:
    """A text with each run of white space as one blank; blanks that do not break stay."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip()


def is_address(text: str) -> bool:
    """Whether a text is an address of the web as the column `url` takes it."""
    return re.fullmatch("https?://[!-~]+", text) is not None
