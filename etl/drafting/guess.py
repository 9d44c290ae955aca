"""What a way of drafting proposes: words of one paragraph, what they are taken to say, and what that rests on."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

TELLING = "told"
"""Form of a source with what it tells, which is proposed where somebody is credited, whatever with."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a paragraph.

    Attributes:
        paragraph: Its number, from 1.
        start: Offset in it of their first character.
        end: Offset behind their last.
        exact: The words.
    """

    paragraph: int
    start: int
    end: int
    exact: str

    def overlaps(self, other: "Passage") -> bool:
        """Whether both have a character in common."""
        return self.paragraph == other.paragraph and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Credit:
    """Words that name who says something.

    Attributes:
        at: Where they stand.
        within: First and last offset of the words of that paragraph that they are credited with.
        values: Keys of the form `told` to what they are taken to be; what is not known is not there.
        rests_on: Why, in a few words.
    """

    at: Passage
    within: tuple[int, int]
    values: Mapping[str, str] = field(default_factory=dict)
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """A record that is proposed for a paragraph.

    Attributes:
        form: Name of its form.
        at: The words that it quotes.
        values: Keys of that form to their values; what is not known is not there.
        rests_on: Why, in a few words.
        credit: Who says it; null in the article's own voice, and for a form that is not told by anybody.
    """

    form: str
    at: Passage
    values: Mapping[str, str] = field(default_factory=dict)
    rests_on: str = ""
    credit: Credit | None = None


def cleaned(text: object) -> str:
    """A text that somebody else made as one line that a seed can hold: no character of it is unseen, or half of one."""
    whole = str(text).encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in whole).split())
