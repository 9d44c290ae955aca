"""A way of drafting: what it is given of an article, and what it gives back."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from etl.drafting.guess import Guess
from etl.drafting.known import Known
from etl.evidence.text import Article, Line
from etl.model.tables import Model
from etl.seeds.numbers import NumberGrammar

_TELLING = ("headline", "subhead", "body", "caption")
"""Roles of paragraphs in which an article tells something."""


@dataclass(frozen=True)
class ToDraft:
    """What a way is given.

    Attributes:
        article: The text.
        roles: Paragraph to its role; `body` where none is said.
        grammar: Reads the numbers of its language, and has its word lists.
        known: What the record knows without the article.
        model: The tables.
        ids: Table to the ids that records may refer to, each with its name.
    """

    article: Article
    roles: Mapping[int, str]
    grammar: NumberGrammar
    known: Known
    model: Model
    ids: Mapping[str, Mapping[str, str]]

    @property
    def telling(self) -> list[Line]:
        """The paragraphs in which the article tells something."""
        return [line for line in self.article.lines if self.roles.get(line.paragraph, "body") in _TELLING]


@dataclass
class Answered:
    """What a way gives back.

    Attributes:
        guesses: What it proposes, in the order of the text.
        refused: Why what it said besides cannot enter, with how often.
    """

    guesses: list[Guess] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)


Way = Callable[[ToDraft], Answered]
