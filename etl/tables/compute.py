"""The functions that compute what nobody types, by the names that the shape gives them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from etl.evidence import Evidence
from etl.evidence.requests import span_key
from etl.evidence.share import published_words, unquoted_words
from etl.model.days import bounds
from etl.model.shape import CLAIM_FORMS
from etl.seeds import Record, Seeds
from etl.seeds.numbers import UNSPECIFIED, Quantity

Rows = dict[str, list[dict[str, Any]]]


@dataclass
class World:
    """What the functions look things up in.

    Attributes:
        tallies: Tally id to its record.
        places: Source id to the spans that its evidence holds, by (paragraph, exact, nth).
        extents: (source id, paragraph) to (first offset, last offset, words).
        evidence: Source id to its evidence.
        claims: (source id, paragraph) to the number of claims in it.
        mentioned: Event id to the first and last day that its mentions tell; null for an open end.
    """

    seeds: Seeds
    evidence: Mapping[str, Evidence]
    tallies: dict[str, Record] = field(default_factory=dict)
    places: dict[str, dict[tuple[int, str, int], tuple[int, int]]] = field(default_factory=dict)
    extents: dict[tuple[str, int], tuple[int, int, int]] = field(default_factory=dict)
    claims: dict[tuple[str, int], int] = field(default_factory=dict)
    mentioned: dict[str, tuple[date | None, date | None]] = field(default_factory=dict)


def make_world(seeds: Seeds, evidence: Mapping[str, Evidence]) -> World:
    """Index the seeds and the evidence."""
    world = World(seeds, evidence)
    world.tallies = {str(r.get("tally")): r for r in seeds.records["tally"]}
    for source_id, known in evidence.items():
        world.places[source_id] = {(s.paragraph, s.exact, s.nth): (s.span_start, s.span_end) for s in known.spans}
        for p in known.paragraphs:
            world.extents[source_id, p.paragraph] = (p.span_start, p.span_end, p.words)
    for form in CLAIM_FORMS:
        for record in seeds.records[form]:
            key = (_source(record), record.within("paragraph").values["paragraph"])
            world.claims[key] = world.claims.get(key, 0) + 1
    _collect_days(world)
    return world


def _collect_days(world: World) -> None:
    for record in world.seeds.records["mention"]:
        event, text = record.get("event"), record.get("date")
        if event is None or text is None:
            continue
        try:
            first, last = bounds(text)
        except ValueError:
            continue  # Told where the date is typed.
        if event in world.mentioned:
            earliest, latest = world.mentioned[event]
            first = None if first is None or earliest is None else min(first, earliest)
            last = None if last is None or latest is None else max(last, latest)
        world.mentioned[event] = (first, last)


def _source(record: Record) -> str:
    return str(record.within("source").get("source"))


def _span(world: World, record: Record, key: str) -> tuple[int, int] | None:
    wanted = span_key(record, key)
    return None if wanted is None else world.places.get(_source(record), {}).get(wanted)


def _credit(world: World, record: Record) -> tuple[int, int] | None:
    return _span(world, record.within("told"), "credit")


def _extent(world: World, record: Record) -> tuple[int, int, int] | None:
    return world.extents.get((_source(record), record.values["paragraph"]))


def printed_times(world: World) -> list[tuple[str, int, int, int]]:
    """(source id, paragraph, first offset, last offset) of every date or time as a mention's paragraph prints it."""
    found = []
    for record in world.seeds.records["mention"]:
        span = _span(world, record, "time_as_printed")
        if span is not None:
            found.append((_source(record), record.within("paragraph").values["paragraph"], *span))
    return found


def quantity(world: World, record: Record) -> Quantity:
    """The number that a casualty or figure states.

    Raises:
        ValueError: The grammar cannot read it, or it is no whole number of people.
    """
    text = record.get("number")
    if text is None:
        return UNSPECIFIED
    grammar = world.seeds.grammars.get(str(record.within("source").get("language")))
    if grammar is None:
        return UNSPECIFIED
    read = grammar.read(text)
    if record.form == "casualty" and any(
        n is not None and n != n.to_integral_value() for n in (read.value, read.low, read.high)
    ):
        raise ValueError("people are counted in whole numbers")
    return read


def day_bounds(record: Record, column: str) -> tuple[date | None, date | None]:
    """The days that an EDTF text allows; nulls where there is none.

    Raises:
        ValueError: The text is not EDTF.
    """
    for holder in record.around():
        text = holder.get(column.removesuffix("_start").removesuffix("_end"))
        if text is not None:
            return bounds(text)
        if holder.form in ("told", "tally"):
            break
    return None, None


def _claim_id(world: World, record: Record, column: str) -> Any:
    paragraph = record.within("paragraph").values["paragraph"]
    return f"{_source(record)}-p{paragraph}-{record.get('id')}"


def _from_claim(world: World, record: Record, column: str) -> Any:
    claim = record if record.form in CLAIM_FORMS else record.parent
    assert claim is not None
    if column == "claim_id":
        return _claim_id(world, claim, column)
    if column == "claimant_id":
        return claim.within("told").get("claimant")
    if column in ("source_id", "paragraph", "span_start", "span_end"):
        return FUNCTIONS[{"paragraph": "paragraph_number"}.get(column, column)](world, claim, column)
    return claim.get(column.removesuffix("_id"))


def _mentioned_days(world: World, record: Record, column: str) -> Any:
    first, last = world.mentioned.get(str(record.get("event")), (None, None))
    if first is None and last is None:
        return None
    if first == last:
        return str(first)
    return f"{first or '..'}/{last or '..'}"


def _from_tally(world: World, record: Record, column: str) -> Any:
    tally = world.tallies.get(str(record.get("tally")))
    return None if tally is None else tally.get(column)


def _span_part(key: str | None, part: int) -> "Function":
    def function(world: World, record: Record, column: str) -> Any:
        if record.form == "paragraph":
            extent = _extent(world, record)
            return None if extent is None else extent[part]
        span = _credit(world, record) if key == "credit" else _span(world, record, "exact")
        return None if span is None else span[part]

    return function


def _words(world: World, record: Record, column: str) -> Any:
    if record.form == "source":
        known = world.evidence.get(_source(record))
        return None if known is None else known.words
    extent = _extent(world, record)
    return None if extent is None else extent[2]


def _of_article(measure: Callable[[Evidence], Any]) -> "Function":
    def function(world: World, record: Record, column: str) -> Any:
        known = world.evidence.get(_source(record))
        return None if known is None else measure(known)

    return function


def _credit_paragraph(world: World, record: Record, column: str) -> Any:
    told = record.within("told")
    if told.get("credit") is None:
        return None
    return told.get("credit_paragraph") or told.within("paragraph").values["paragraph"]


def _claimant_basis(world: World, record: Record, column: str) -> Any:
    told = record.within("told")
    return told.get("claimant_basis") or (None if told.get("claimant") is None else "stated")


def _number_part(name: str) -> "Function":
    def function(world: World, record: Record, column: str) -> Any:
        return getattr(quantity(world, record), name)

    return function


Function = Callable[[World, Record, str], Any]

FUNCTIONS: dict[str, Function] = {
    "source_id": lambda world, record, column: _source(record),
    "paragraph_number": lambda world, record, column: record.within("paragraph").values["paragraph"],
    "claim_id": _claim_id,
    "claim_kind": lambda world, record, column: CLAIM_FORMS[record.form],
    "claimant_basis": _claimant_basis,
    "from_claim": _from_claim,
    "from_parent": lambda world, record, column: record.within("disagreement").get("disagreement"),
    "from_tally": _from_tally,
    "span_start": _span_part(None, 0),
    "span_end": _span_part(None, 1),
    "credit_start": _span_part("credit", 0),
    "credit_end": _span_part("credit", 1),
    "credit_paragraph": _credit_paragraph,
    "first_day": lambda world, record, column: day_bounds(record, column)[0],
    "last_day": lambda world, record, column: day_bounds(record, column)[1],
    "number_value": _number_part("value"),
    "number_low": _number_part("low"),
    "number_high": _number_part("high"),
    "number_qualifier": _number_part("qualifier"),
    "mentioned_days": _mentioned_days,
    "first_mentioned": lambda world, record, column: world.mentioned.get(str(record.get("event")), (None, None))[0],
    "last_mentioned": lambda world, record, column: world.mentioned.get(str(record.get("event")), (None, None))[1],
    "paragraph_count": _of_article(lambda known: len(known.paragraphs)),
    "word_count": _words,
    "claim_count": lambda world, record, column: world.claims.get((_source(record), record.values["paragraph"]), 0),
    "fingerprint": _of_article(lambda known: known.text_sha256),
    "words_unquoted": _of_article(unquoted_words),
    "words_published": _of_article(published_words),
}
