"""How many of the records that people coded a way of drafting proposes, and how many of its proposals they coded."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.drafting.guess import Credit, Guess, Passage
from etl.evidence.text import Article, occurrences
from etl.seeds import Record
from etl.seeds.numbers import NumberGrammar

_SAME_NUMBER = "same paragraph, words in common, and the same number"
_PRINTED = f"{_SAME_NUMBER}; only numbers that are printed"
_SAME_PLACE = "same paragraph, and words in common"


@dataclass(frozen=True, slots=True)
class Item:
    """What is counted: words at their place, and what they must agree in besides."""

    at: Passage
    value: object = None


@dataclass(frozen=True, slots=True)
class Score:
    """One kind of what is proposed.

    Attributes:
        kind: What it is called.
        rule: When a proposal and a coded record are one.
        items: Records that people coded.
        found: Those of them that were proposed.
        proposed: Proposals.
        matched: Those of them that people coded.
    """

    kind: str
    rule: str
    items: int
    found: int
    proposed: int
    matched: int

    @property
    def recall(self) -> float | None:
        """The share of what was coded that was proposed; null where nothing was coded."""
        return self.found / self.items if self.items else None

    @property
    def precision(self) -> float | None:
        """The share of what was proposed that was coded; null where nothing was proposed."""
        return self.matched / self.proposed if self.proposed else None


def scores(
    records: Mapping[str, Sequence[Record]], article: Article, proposals: Sequence[Guess], grammar: NumberGrammar
) -> list[Score]:
    """The scores of one article, in a fixed order, so that those of several can be added up.

    Args:
        records: Name of a form to the records of it that people coded in the article.
        article: Its text.
        proposals: What was proposed of it.
        grammar: Reads the numbers of its language.
    """
    number = _number_of(grammar)
    credits_ = credits_of(proposals)
    coded = {form: list(_items(records[form], article)) for form in records}
    made = {form: [Item(one.at) for one in proposals if one.form == form] for form in records}
    harm = [record for record in records["casualty"] if record.get("number") is not None]
    told = [*harm, *(record for record in records["figure"] if record.get("number") is not None)]
    counted = [record for record in told if str(record.get("number")).lower() in str(record.get("exact")).lower()]
    credited = list(_credited(records["told"], article))
    return [
        _score("quotations", _SAME_PLACE, coded["quote"], made["quote"]),
        _score("numbers", _PRINTED, _items(counted, article, number), _made(proposals, ("casualty", "figure"), number)),
        _score(
            "people harmed, with a number",
            _SAME_NUMBER,
            _items(harm, article, number),
            _made(proposals, ("casualty",), number),
        ),
        _score(
            "words that name who says it",
            _SAME_PLACE,
            [Item(item.at) for item in credited],
            [Item(c.at) for c in credits_],
        ),
        _score(
            "who says it",
            "the same, and the same actor",
            credited,
            [Item(credit.at, credit.values.get("claimant")) for credit in credits_],
        ),
        _score("names", "same paragraph, and the same actor", _names(records["name"]), _proposed_names(proposals)),
        _score(
            "responsibility",
            "words in common, and the same event",
            *_events("attribution", records, article, proposals),
        ),
        _score(
            "mentions of events",
            "words in common, and the same event",
            *_events("mention", records, article, proposals),
        ),
    ]


def added_up(several: Iterable[Sequence[Score]]) -> list[Score]:
    """The scores of several articles as one."""
    return [
        Score(
            kind[0].kind,
            kind[0].rule,
            *(sum(getattr(one, key) for one in kind) for key in ("items", "found", "proposed", "matched")),
        )
        for kind in zip(*several, strict=True)
    ]


def _score(kind: str, rule: str, coded: Iterable[Item], made: Iterable[Item]) -> Score:
    here, there = list(coded), list(made)
    found = sum(any(_one(item, other) for other in there) for item in here)
    matched = sum(any(_one(item, other) for other in here) for item in there)
    return Score(kind, rule, len(here), found, len(there), matched)


def _one(item: Item, other: Item) -> bool:
    return item.value == other.value and item.at.overlaps(other.at)


def _number_of(grammar: NumberGrammar) -> Callable[[str], object]:
    def read(text: str) -> object:
        return frozenset(grammar.readings(text)) or text

    return read


def _items(
    records: Iterable[Record], article: Article, number: Callable[[str], object] | None = None, key: str = "exact"
) -> Iterator[Item]:
    """The records at their places, with their numbers where those must agree; what is not printed there is left out."""
    for record in records:
        paragraph = record.get("credit_paragraph") if key == "credit" else None
        at = _span(article, paragraph or record.paragraph_number, record.get(key), record.get(_NTH[key]))
        if at is not None:
            yield Item(at, None if number is None else number(str(record.get("number"))))


_NTH = {"exact": "nth", "credit": "credit_nth"}


def _span(article: Article, paragraph: int, exact: str | None, nth: int | None) -> Passage | None:
    if exact is None or not 0 < paragraph <= len(article.lines):
        return None
    starts = occurrences(article.lines[paragraph - 1].text, exact)[(nth or 1) - 1 :]
    return Passage(paragraph, starts[0], starts[0] + len(exact), exact) if starts else None


def _made(proposals: Iterable[Guess], forms: Sequence[str], number: Callable[[str], object]) -> Iterator[Item]:
    return (Item(one.at, number(one.values["number"])) for one in proposals if one.form in forms)


def _credited(told: Iterable[Record], article: Article) -> Iterator[Item]:
    """Each place at which somebody is credited, once, with who that is."""
    done = set[Passage]()
    for record in told:
        if "credit" not in {key.value for key, _ in record.node.value}:
            continue  # What takes up a source told before has its words too.
        for item in _items([record], article, key="credit"):
            if item.at not in done:
                done.add(item.at)
                yield Item(item.at, record.get("claimant"))


def _names(records: Iterable[Record]) -> list[Item]:
    named = {(record.paragraph_number, str(record.get("actor"))) for record in records}
    return [Item(Passage(paragraph, 0, 1, ""), actor) for paragraph, actor in sorted(named)]


def _proposed_names(proposals: Iterable[Guess]) -> list[Item]:
    named = {(one.at.paragraph, one.values["actor"]) for one in proposals if one.form == "name"}
    return [Item(Passage(paragraph, 0, 1, ""), actor) for paragraph, actor in sorted(named)]


def _events(
    form: str, records: Mapping[str, Sequence[Record]], article: Article, proposals: Iterable[Guess]
) -> tuple[list[Item], list[Item]]:
    """What people coded and what was proposed of a form, each with its event."""
    placed = ((record, list(_items([record], article))) for record in records[form])
    coded = [Item(item.at, record.get("event")) for record, items in placed for item in items]
    return coded, [Item(one.at, one.values.get("event")) for one in proposals if one.form == form]


FORMS = ("quote", "casualty", "figure", "told", "name", "attribution", "mention")
"""Forms of the records that are compared."""


def coded_in(records: Mapping[str, Sequence[Record]], source_id: str) -> dict[str, list[Record]]:
    """The records of one article that are compared, by their forms."""
    return {form: [record for record in records[form] if record.source_id == source_id] for form in FORMS}


def credits_of(proposals: Iterable[Guess]) -> list[Credit]:
    """The credits of proposals, each place once."""
    return list({one.credit.at: one.credit for one in proposals if one.credit is not None}.values())
