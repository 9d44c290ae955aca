"""An article's text: its paragraphs and the place of every character.

The text is the file's non-blank lines, each stripped and in Unicode normal form C, joined by one line feed. Offsets
count code points of that text.
Source: W3C Web Annotation Data Model, "Text Position Selector" (start included, end not).
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

LINE_ENDS = re.compile(r"\r\n|\r|\n")
WORD_CHARACTER = re.compile(r"\w")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line of an article's file.

    Attributes:
        paragraph: Its number among the non-blank lines, from 1.
        start: Offset of its first character in the article's text.
        text: The line, stripped and normalised.
        raw: The line as it stands in the file.
        number: Its number among all lines of the file, from 1.
    """

    paragraph: int
    start: int
    text: str
    raw: str
    number: int

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)

    def column(self, offset: int) -> int:
        """The column, from 1, at which a character of the article's text stands in the file."""
        inside = offset - self.start
        indent = len(self.raw) - len(self.raw.lstrip())
        if unicodedata.is_normalized("NFC", self.raw):
            return indent + inside + 1
        body = self.raw[indent:]
        for length in range(inside // 3, len(body)):  # in form C no character becomes more than three
            if len(unicodedata.normalize("NFC", body[: length + 1])) > inside:
                return indent + length + 1
        return len(self.raw)


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an article.

    Attributes:
        file: Path of the file as shown to people.
        lines: Its paragraphs.
        sha256: Fingerprint of the text in UTF-8.
    """

    file: str
    lines: tuple[Line, ...]
    sha256: str

    @property
    def text(self) -> str:
        """Its text, in which offsets count."""
        return "\n".join(line.text for line in self.lines)


def read_article(path: Path, file: str) -> Article:
    """Read the text of an article.

    Args:
        path: The file.
        file: The path as shown to people.

    Raises:
        OSError: The file cannot be read.
        UnicodeDecodeError: The file is not UTF-8.
    """
    return parse_article(path.read_bytes().decode("utf-8-sig"), file)


def parse_article(content: str, file: str) -> Article:
    """The article that a file's content holds."""
    lines: list[Line] = []
    start = 0
    for number, raw in enumerate(LINE_ENDS.split(content), 1):
        text = unicodedata.normalize("NFC", raw.strip())
        if text:
            lines.append(Line(len(lines) + 1, start, text, raw, number))
            start += len(text) + 1
    whole = "\n".join(line.text for line in lines)
    return Article(file, tuple(lines), hashlib.sha256(whole.encode()).hexdigest())


def count_words(text: str) -> int:
    """Words of a text: runs of letters and digits, apostrophes inside them included."""
    return len(WORD.findall(text))


def occurrences(text: str, phrase: str) -> list[int]:
    """Where a phrase stands in a text as whole words: offsets of its starts."""
    found, start = [], text.find(phrase) if phrase else -1
    while start >= 0:
        end = start + len(phrase)
        cut_before = start > 0 and _inside(text[start - 1], phrase[:1])
        cut_after = end < len(text) and _inside(phrase[-1:], text[end])
        if not (cut_before or cut_after):
            found.append(start)
        start = text.find(phrase, start + 1)
    return found


def _inside(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word; a combining mark belongs to what stands before it."""
    if WORD_CHARACTER.match(left) and WORD_CHARACTER.match(right):
        return True
    return not right.isascii() and unicodedata.category(right)[0] == "M"
