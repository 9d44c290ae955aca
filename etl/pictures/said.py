"""Numbers as they were said, ready to be drawn: the claims of one count, and which of them stand in one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.tongue import gettext, later

UNCREDITED = later("uncredited")
INFERRED = "inferred"


def marked_inferred(words: str) -> str:
    """What is our conclusion, told as that."""
    return gettext("%(words)s (inferred)") % {"words": words}


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of a count.

    Attributes:
        claim_id: Its id.
        address: Its address below the site's root.
        claimant: Whose statement it is; null for the article's own voice.
        article: The article's publisher, told apart from its other articles.
        paragraph: Its paragraph there, from 1.
        words: The number as said, `more than 300`.
        stance: Code of the stance.
        stance_words: The stance in words, `not confirmed`.
        value: The number; null in vague words.
        low: Smallest number in the words, null where they set none.
        high: Largest number in the words, null where they set none.
        low_open: Whether low itself is outside.
        high_open: Whether high itself is outside.
        qualifier: Code of the qualifier.
        vague: Whether the bounds are a convention.
        updated: Whether a later claim took its place.
        updated_how: What is to be said of the link that tells so, `inferred, probable`; empty where that is sure.
        basis: Whether what it says is printed, or inferred.
        claimant_id: Id of the claimant.
        credit: Printed words that name the claimant, where it is inferred whom they mean; else null.
        origin_basis: Whether it is printed that it comes from its origin, or inferred.
    """

    claim_id: str
    address: str
    claimant: str | None
    article: str
    paragraph: int
    words: str
    stance: str = "asserts"
    stance_words: str = "asserts"
    value: float | None = None
    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    qualifier: str = "exact"
    vague: bool = False
    updated: bool = False
    updated_how: str = ""
    basis: str = "stated"
    claimant_id: str = ""
    credit: str | None = None
    origin_basis: str = "stated"

    @property
    def teller(self) -> str:
        """Who says so: where that is inferred, the words as printed and then whom they are taken to mean."""
        if self.credit is None:
            return self.claimant or gettext(UNCREDITED)
        return gettext("“%(credit)s” (inferred: %(claimant)s)") % {"credit": self.credit, "claimant": self.claimant}

    @property
    def claimant_basis(self) -> str:
        """Whether the article tells who the claimant is."""
        return "stated" if self.credit is None else INFERRED

    @property
    def numbers(self) -> list[float]:
        """The numbers that have a place on a scale."""
        return [number for number in (self.low, self.value, self.high) if number is not None]

    @property
    def shape(self) -> str:
        """How it is drawn: exact, between, from, to, nearly, about, vague, crossed (not asserted), gap (no figure)."""
        if not self.numbers:
            return "gap"
        if self.stance != "asserts":
            return "crossed"
        if self.vague or self.qualifier == "nearly":
            return "vague" if self.vague else "nearly"
        if self.low is not None and self.high is not None:
            return "exact" if self.low == self.high else "between"
        if self.low is None and self.high is None:
            return "about"
        return "to" if self.low is None else "from"

    @property
    def label(self) -> str:
        """What is printed beside its mark."""
        given = {"stance": self.stance_words, "number": self.words, "how": self.updated_how}
        if self.shape == "gap":
            words = gettext("no figure") if self.stance == "asserts" else gettext("no figure: %(stance)s") % given
        else:
            words = self.words if self.stance == "asserts" else gettext("%(stance)s %(number)s") % given
        if self.basis == INFERRED:
            words = marked_inferred(words)
        if self.shape == "gap" or not self.updated:
            return words
        told = gettext("%(said)s, updated (%(how)s)") if self.updated_how else gettext("%(said)s, updated")
        return told % {"said": words, **given}


@dataclass(frozen=True, slots=True)
class SaidLine:
    """Claims that say the same and are drawn as one; at least one."""

    claims: tuple[Said, ...]

    @property
    def first(self) -> Said:
        """The claim that stands for all."""
        return self.claims[0]

    @property
    def ids(self) -> str:
        """The ids of its claims, with blanks between."""
        return " ".join(said.claim_id for said in self.claims)

    @property
    def articles(self) -> list[str]:
        """The articles that print it, each once."""
        return list(dict.fromkeys(said.article for said in self.claims))


def lines(claims: Sequence[Said], most: int) -> list[SaidLine]:
    """Claims that say the same for the same claimant in one line: those of one article, or all where lines get many.

    Args:
        claims: The claims of one count.
        most: Number of lines above which an article no longer has its own.

    Returns:
        Lines in the order of their numbers, those without one last.
    """
    found = alike(claims, by_article=True)
    if len(found) > most:
        found = alike(claims, by_article=False)
    return sorted(found, key=_order)


def foremost(found: Sequence[SaidLine], most: int) -> list[SaidLine]:
    """The lines of most claims, and those of the smallest and the largest number, in the order in which they came."""
    numbered = [n for n, line in enumerate(found) if line.first.numbers]
    ends = {*numbered[:1], *numbered[-1:]}
    ranked = sorted(range(len(found)), key=lambda n: (n not in ends, -len(found[n].claims), n))
    return [found[n] for n in sorted(ranked[:most])]


def alike(claims: Sequence[Said], *, by_article: bool) -> list[SaidLine]:
    """Claims that say the same for the same claimant, in one line, as they come."""
    groups: dict[tuple[object, ...], list[Said]] = {}
    for one in claims:
        key = (one.teller, one.label, one.shape, one.article if by_article else None)
        groups.setdefault(key, []).append(one)
    return [SaidLine(tuple(group)) for group in groups.values()]


def _order(line: SaidLine) -> tuple[object, ...]:
    one = line.first
    least = min(one.numbers, default=float("inf"))
    return (one.shape == "gap", least, one.shape != "exact", one.label, one.claimant is None, one.article, one.claim_id)
