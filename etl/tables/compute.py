"""The functions that compute what nobody types, by the names that `schemas/` give them."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from yaml import SequenceNode

from etl.evidence import Evidence
from etl.evidence.requests import span_key
from etl.evidence.share import published_words, unquoted_words
from etl.evidence.unclosed import closed_at
from etl.model.days import bounds
from etl.model.vocabularies import Term
from etl.seeds import Record, Seeds
from etl.seeds.ids import claim_id
from etl.seeds.numbers import UNSPECIFIED, NumberGrammar, Quantity
from etl.tables.interests import Interests
from etl.tables.ties import Ties

Rows = dict[str, list[dict[str, Any]]]
WHOLE = frozenset({"person", "item", "ordinal", "rank"})  # units of what is counted in whole numbers


@dataclass
class World:
    """What the functions look things up in.

    Attributes:
        interests: How claimants stand to the people harmed.
        ties: Whether articles print whence claims come, and whose the names are.
        tallies: Tally id to its record.
        places: Source id to the spans that its evidence holds, by (paragraph, exact, nth).
        extents: (source id, paragraph) to (first offset, last offset, words).
        evidence: Source id to its evidence, quotations that a mark too few leaves open ended as the curator says.
        claims: (source id, paragraph) to the number of claims in it.
        spans: Record, by identity, to the span of its `exact`.
        credits: Source told, by identity, to the span of its credit.
        quantities: Casualty or figure, by identity, to its number; absent where it cannot be read.
        needless: Claims that are said to lack a quotation mark, and lack none.
        unreadable: Casualty or figure, by identity, to why its number cannot be read.
        twice: Ids of the articles that the other pass coded too.
        mentioned: Event id to the first and last day that its mentions tell; null for an open end.
        answering: Position, by identity, to its number among those of its answer and paragraph that name a claim.
    """

    seeds: Seeds
    evidence: dict[str, Evidence]
    interests: Interests
    ties: Ties
    twice: Container[str] = ()
    tallies: dict[str, Record] = field(default_factory=dict)
    places: dict[str, dict[tuple[int, str, int], tuple[int, int]]] = field(default_factory=dict)
    extents: dict[tuple[str, int], tuple[int, int, int]] = field(default_factory=dict)
    claims: dict[tuple[str, int], int] = field(default_factory=dict)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    credits: dict[int, tuple[int, int]] = field(default_factory=dict)
    quantities: dict[int, Quantity] = field(default_factory=dict)
    needless: list[Record] = field(default_factory=list)
    unreadable: dict[int, ValueError] = field(default_factory=dict)
    mentioned: dict[str, tuple[date | None, date | None]] = field(default_factory=dict)
    answering: dict[int, int] = field(default_factory=dict)


def make_world(
    seeds: Seeds,
    evidence: Mapping[str, Evidence],
    vocabularies: Mapping[str, Mapping[str, Term]],
    twice: Container[str] = (),
) -> World:
    """Index the seeds and the evidence."""
    ties = Ties(seeds, {claim_id(record): record for record in seeds.claims()})
    world = World(seeds, dict(evidence), Interests(seeds, vocabularies), ties, twice)
    world.tallies = {str(r.get("tally")): r for r in seeds.records["tally"]}
    for source_id, known in evidence.items():
        world.places[source_id] = {(s.paragraph, s.exact, s.nth): (s.span_start, s.span_end) for s in known.spans}
        for p in known.paragraphs:
            world.extents[source_id, p.paragraph] = (p.span_start, p.span_end, p.words)
    for record in seeds.claims():
        key = (record.source_id, record.paragraph_number)
        world.claims[key] = world.claims.get(key, 0) + 1
    _collect_spans(world)
    _collect_numbers(world)
    _close_quotations(world)
    _collect_days(world)
    _count_answers(world)
    return world


def _collect_spans(world: World) -> None:
    for form in world.seeds.forms.by_name.values():
        for key, spans in (("exact", world.spans), ("credit", world.credits)):
            for record in world.seeds.records[form.name] if key in form.phrases else ():
                span = _span(world, record, key)
                if span is not None:
                    spans[id(record)] = span


def _collect_numbers(world: World) -> None:
    for record in numbered(world.seeds):
        try:
            world.quantities[id(record)] = _quantity(world, record)
        except ValueError as error:
            world.unreadable[id(record)] = error


def _close_quotations(world: World) -> None:
    """End each quotation that lacks a mark where its quote ends, or begin it there."""
    for record in world.seeds.claims():
        span = world.spans.get(id(record))
        if record.get("unclosed") and span is not None:
            known = world.evidence[record.source_id]
            tokens = closed_at(known, record.paragraph_number, *span)
            world.needless += [record] * (tokens is known.tokens)
            world.evidence[record.source_id] = replace(known, tokens=tokens)


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


def _count_answers(world: World) -> None:
    given: dict[tuple[Any, ...], int] = {}
    for record in world.seeds.records["position"]:
        if record.get("claim") is not None:
            at = (id(record.parent), *map(record.get, ("position_no", "source", "paragraph")))
            world.answering[id(record)] = given[at] = given.get(at, 0) + 1


def _span(world: World, record: Record, key: str) -> tuple[int, int] | None:
    wanted = span_key(record, key)
    return None if wanted is None else world.places.get(record.source_id, {}).get(wanted)


def _extent(world: World, record: Record) -> tuple[int, int, int] | None:
    return world.extents.get((record.source_id, record.values["paragraph"]))


def numbered(seeds: Seeds) -> Iterator[Record]:
    """The records that state a number."""
    return (r for form in seeds.forms.by_name.values() if "number" in form.hooks for r in seeds.records[form.name])


def covering(seeds: Seeds) -> Iterator[tuple[str, str]]:
    """(kind of token, what covers it): a kind of claim by its phrase, or a key by the phrase typed under it."""
    for form in seeds.forms.by_name.values():
        yield from ((token, form.kind or form.name) for token in form.covers)
        yield from ((token, key) for key, phrase in form.phrases.items() for token in phrase.covers)


def covering_phrases(world: World) -> Iterator[tuple[str, str, int, int, int]]:
    """(key, source id, paragraph, first offset, last offset) of the phrases that cover tokens by themselves."""
    tellers = {id(record.told) for record in world.seeds.claims()}
    for form in world.seeds.forms.by_name.values():
        for key in (key for key, phrase in form.phrases.items() if phrase.covers):
            for record in world.seeds.records[form.name]:
                wanted, span = span_key(record, key), _span(world, record, key)
                # The credit of a source that claims nothing would cover its words for nothing.
                counts = record.told is not record or id(record) in tellers
                if wanted is not None and span is not None and counts:
                    yield key, record.source_id, wanted[0], *span


def _quantity(world: World, record: Record) -> Quantity:
    """The number that a casualty or figure states.

    Raises:
        ValueError: The grammar cannot read it, or it is no whole number of what comes in whole ones.
    """
    text, grammar = record.get("number"), grammar_of(world, record)
    if text is None or grammar is None:
        return UNSPECIFIED
    read = grammar.read(text, record.get("reads"))
    unit = record.get("unit") if "unit" in record.form.typed else "person"
    if unit in WHOLE and any(n is not None and n != n.to_integral_value() for n in (read.value, read.low, read.high)):
        raise ValueError(f"what has the unit {unit} is counted in whole numbers")
    return read


def lower(world: World, record: Record, text: str) -> str:
    """A text of the article in lower case, as its language writes that."""
    grammar = grammar_of(world, record)
    return text.lower() if grammar is None else grammar.lexicon.fold(text)


def grammar_of(world: World, record: Record) -> NumberGrammar | None:
    """The grammar of the language in which a record's article is written; null where there are no word lists."""
    assert record.source is not None
    return world.seeds.grammars.get(str(record.source.get("language")))


def day_bounds(record: Record, column: str) -> tuple[date | None, date | None]:
    """The days that an EDTF text allows; nulls where there is none.

    Raises:
        ValueError: The text is not EDTF.
    """
    key = column.removesuffix("_start").removesuffix("_end")
    text = record.values.get(key)
    if text is None and record.told is not None:
        text = record.told.values.get(key)
    return (None, None) if text is None else bounds(text)


def _mentioned(world: World, record: Record) -> tuple[date | None, date | None]:
    return world.mentioned.get(str(record.get("event")), (None, None))


def _mentioned_days(world: World, record: Record, column: str) -> Any:
    first, last = _mentioned(world, record)
    if first == last:
        return first and str(first)
    return f"{first or '..'}/{last or '..'}"


def _from_tally(world: World, record: Record, column: str) -> Any:
    tally = world.tallies.get(str(record.get("tally")))
    return None if tally is None else tally.get(column)


def _place(world: World, record: Record) -> tuple[int, ...] | None:
    """First and last offset of a paragraph, or of a claim's phrase."""
    return _extent(world, record) if record.form.name == "paragraph" else world.spans.get(id(record))


def _part(found: Sequence[Any] | None, part: int) -> Any:
    return None if found is None else found[part]


def _words(world: World, record: Record, column: str) -> Any:
    if record.form.name == "source":
        return getattr(world.evidence.get(record.source_id), "words", None)
    return _part(_extent(world, record), 2)


def _of_article(measure: Callable[[Evidence], Any]) -> "Function":
    def function(world: World, record: Record, column: str) -> Any:
        known = world.evidence.get(record.source_id)
        return None if known is None else measure(known)

    return function


def _credit_paragraph(world: World, record: Record, column: str) -> Any:
    if record.told is None or record.told.get("credit") is None:
        return None
    return record.told.get("credit_paragraph") or record.paragraph_number


def _claimant_basis(world: World, record: Record, column: str) -> Any:
    if record.told is None:
        return None
    return record.told.get("claimant_basis") or (None if record.told.get("claimant") is None else "stated")


def _from_parent(world: World, record: Record, column: str) -> Any:
    assert record.parent is not None
    return record.parent.get(column.removesuffix("_id"))


def _number_part(name: str) -> "Function":
    return lambda world, record, column: getattr(world.quantities.get(id(record)), name, None)


def _one_or_mixed(world: World, record: Record, column: str) -> Any:
    """The value that is typed under the key, `mixed` where it is a list of several; null where none is."""
    node = record.nodes.get(column)
    if not isinstance(node, SequenceNode):
        return record.get(column)
    return "mixed" if len(node.value) > 1 else next((item.value for item in node.value), None)


Function = Callable[[World, Record, str], Any]

FUNCTIONS: dict[str, Function] = {
    "source_id": lambda world, record, column: record.source_id,
    "paragraph_number": lambda world, record, column: record.paragraph_number,
    "claim_id": lambda world, record, column: claim_id(record),
    "sentence": lambda world, record, column: None,  # Composed from the full tables, where they are published.
    "claim_in_answer": lambda world, record, column: world.answering.get(id(record), 1),
    "claim_kind": lambda world, record, column: record.form.kind,
    "claimant_basis": _claimant_basis,
    "origin_basis": lambda world, record, column: world.ties.of_origin(claim_id(record)),
    "name_basis": lambda world, record, column: world.ties.of_name(record),
    "explanation_basis": lambda world, record, column: None if record.get("explanation") is None else "inferred",
    "from_parent": _from_parent,
    "from_tally": _from_tally,
    "span_start": lambda world, record, column: _part(_place(world, record), 0),
    "span_end": lambda world, record, column: _part(_place(world, record), 1),
    "credit_start": lambda world, record, column: _part(world.credits.get(id(record.told)), 0),
    "credit_end": lambda world, record, column: _part(world.credits.get(id(record.told)), 1),
    "credit_paragraph": _credit_paragraph,
    "first_day": lambda world, record, column: day_bounds(record, column)[0],
    "last_day": lambda world, record, column: day_bounds(record, column)[1],
    "number_value": _number_part("value"),
    "number_low": _number_part("low"),
    "number_high": _number_part("high"),
    "number_qualifier": _number_part("qualifier"),
    "interest_by_sides": lambda world, record, column: world.interests.only(record),
    "mentioned_days": _mentioned_days,
    "first_mentioned": lambda world, record, column: _mentioned(world, record)[0],
    "last_mentioned": lambda world, record, column: _mentioned(world, record)[1],
    "one_or_mixed": _one_or_mixed,
    "paragraph_count": _of_article(lambda known: len(known.paragraphs)),
    "word_count": _words,
    "claim_count": lambda world, record, column: world.claims.get((record.source_id, record.values["paragraph"]), 0),
    "coded": lambda world, record, column: "twice" if record.source_id in world.twice else "once",
    "fingerprint": _of_article(lambda known: known.text_sha256),
    "words_unquoted": _of_article(unquoted_words),
    "words_published": _of_article(published_words),
}
