"""What people harmed and figures say otherwise than the tally in which they stand, or than their own words."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from etl.model.days import bounds
from etl.model.vocabularies import Term
from etl.seeds import Record
from etl.seeds.numbers import NumberGrammar
from etl.tables.compute import World, grammar_of, numbered
from etl.tables.doubt import NOTE, Doubt
from etl.tables.glossary import Glossary

_KM = 111.2
"""Kilometres in a degree of a great circle, of a sphere with the mean radius of the Earth, 6,371 km."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a claim says of something that its tally says too.

    Attributes:
        claim: The claim.
        key: The key in the tally, and in the claim, where that has one.
        values: What the claim can mean; empty where it says nothing.
        fits: Whether the tally's value allows it.
    """

    claim: Record
    key: str
    values: tuple[str, ...]
    fits: bool


def told_otherwise(world: World) -> Iterator[Doubt]:
    """Claims that differ from their tally.

    What every claim of a tally says otherwise, where they are two or more, is told once, at the tally, as is what the
    tally lacks and claims say; what one claim says otherwise twice, at the tally that it names.
    """
    places = {str(r.get("place")): r for r in world.seeds.records["place"]}
    claims = defaultdict[str, list[Record]](list)
    for record in numbered(world.seeds):
        claims[str(record.get("tally"))].append(record)
    for tally, counted in world.tallies.items():
        said = [one for record in claims[tally] for one in _compared(world, record, counted, places)]
        wrong = [one for one in said if not one.fits]
        wrong, doubts = _of_all(counted, said, wrong)
        yield from doubts
        for record in claims[tally]:
            yield from _of_one(record, counted, [one for one in wrong if one.claim is record])
        figures = [record for record in claims[tally] if "subject_id" in record.form.typed]
        yield from _subjects([r for r in figures if not any(one.claim is r for one in wrong)])


def called_otherwise(world: World, kinds: Mapping[str, Term]) -> Iterator[Doubt]:
    """People harmed whom the phrase calls soldiers where the record says civilians, or the other way round.

    The word lists say what a word tells them to be, the vocabulary of kinds what an actor's kind does.

    Args:
        world: The records.
        kinds: The vocabulary `actor_kind`.
    """
    of_kind = {kind: term.extra["harmed_as"] for kind, term in kinds.items() if "harmed_as" in term.extra}
    harmed_as = {str(r.get("actor")): of_kind.get(str(r.get("kind"))) for r in world.seeds.records["actor"]}
    for record in world.seeds.records["casualty"]:
        status, victims, exact = record.get("victims_status"), record.get("victims"), record.get("exact")
        called = set[str]().union(*_found(world, record, "people"))
        if len(called) == 1 and status not in called:
            told = f"victims_status is {status!r}, and {exact!r} tells of another"
            yield Doubt("victims-word", record, "victims_status", told, *called)
        meant, by_kind = called or {status} & {*of_kind.values()}, harmed_as.get(str(victims))
        if meant and by_kind is not None and by_kind not in meant:
            told = f"victims is {victims!r}, {by_kind} by kind, and {exact!r} is told of what is {' and '.join(meant)}"
            yield Doubt("victims-word", record, "victims", told, "victims of a kind that fits", "victims_id")


def _compared(world: World, record: Record, tally: Record, places: Mapping[str, Record]) -> Iterator[_Said]:
    """What a claim says of what its tally says too; of victims, period and place it may say nothing."""
    event = record.get("event")
    yield _Said(record, "event", () if event is None else (event,), event == tally.get("event"))
    fits: dict[str, Callable[[str, str], bool]] = {
        "victims": str.__eq__,
        "period": _inside,
        "place": lambda one, other: not _apart(places.get(one), places.get(other)),
    }
    for key, test in fits.items():
        here, there = record.get(key), tally.get(key)
        if here is not None and there is not None:
            yield _Said(record, key, (here,), here == there or test(here, there))
        elif key == "victims" and here is not None and _counts_people(tally):
            yield _Said(record, key, (here,), fits=False)
    if record.form.name == "figure" and tally.get("outcome") is None and tally.get("victims") is None:
        lacking = [key for key in ("subject", "measure") if tally.get(key) is None and record.get(key) is not None]
        yield from (_Said(record, key, (record.get(key),), fits=False) for key in lacking)
    if record.form.name == "casualty" and (words := _found(world, record, "harm")):
        outcome = tally.get("outcome")
        yield _Said(record, "outcome", tuple(sorted(set().union(*words))), any(outcome in word for word in words))


def _counts_people(tally: Record) -> bool:
    """Whether a tally counts people harmed, or does not say what it counts."""
    return tally.get("subject") is None and tally.get("measure") is None


def _of_all(tally: Record, said: list[_Said], wrong: list[_Said]) -> tuple[list[_Said], list[Doubt]]:
    """What is told once at the tally, since it lacks it or no claim agrees; before it, what is left for the claims."""
    doubts = []
    for key in dict.fromkeys(one.key for one in wrong):
        others = [one for one in said if one.key == key]
        lacks = tally.get(key) is None and (key not in ("outcome", "victims") or _counts_people(tally))
        if lacks:
            told = [one for one in others if one.values and NOTE not in one.claim.values]
            found = f"the tally has no {key}, and its {'claims say' if len(told) > 1 else 'claim says'}"
        else:
            told = [] if len(others) < 2 or any(one.fits or NOTE in one.claim.values for one in others) else others
            found = f"{key} is {_shown(tally.get(key))}, and all {len(told)} claims of the tally say"
        if told:
            wanted, column = _alternatives(told), f"{key}_id" if key in ("event", "victims", "place") else key
            hint = f"add `{key}: {'…' if ' or ' in wanted else wanted}` to the tally" if lacks else None
            doubts.append(Doubt(_code(key), tally, key, f"{found} {wanted}", wanted, column, hint))
            wrong = [one for one in wrong if one not in told]
    return wrong, doubts


def _alternatives(said: list[_Said]) -> str:
    """What claims say of one key: what all of them can mean, or else each of what some mean, once."""
    common = set(said[0].values).intersection(*(one.values for one in said))
    values = dict.fromkeys(v for one in said for v in one.values or (f"no {one.key}",) if not common or v in common)
    return " or ".join(values)


def _of_one(record: Record, tally: Record, wrong: list[_Said]) -> Iterator[Doubt]:
    name = tally.get("tally")
    if len(wrong) > 1:
        told = f"tally is {name!r}, of which {', '.join(one.key for one in wrong)} are other than the claim's"
        yield Doubt("tally-differs", record, "tally", told, "the tally that counts this", "tally_id")
    elif wrong and wrong[0].key == "outcome":
        [one] = wrong
        counts, wanted = tally.get("outcome") or tally.get("measure") or tally.get("subject"), " or ".join(one.values)
        told = f"tally is {name!r}, which counts {counts}, and {record.get('exact')!r} tells of {wanted}"
        yield Doubt(_code("outcome"), record, "tally", told, f"a tally of {wanted}", "tally_id")
    elif wrong:
        [one] = wrong
        wanted = tally.get(one.key) or f"no {one.key}"
        told = f"{one.key} is {_shown(record.get(one.key))}, and its tally {name} has {wanted}"
        column = one.key if one.key == "period" else f"{one.key}_id"
        yield Doubt(_code(one.key), record, one.key, told, wanted, column)


def _code(key: str) -> str:
    return "harm-word" if key == "outcome" else "tally-differs"


def _subjects(figures: list[Record]) -> Iterator[Doubt]:
    """Figures of one tally that are about another actor than most of them."""
    about = [record.get("subject_id") for record in figures]
    usual = max(about, key=about.count, default=None)
    for record, who in zip(figures, about, strict=True):
        if who != usual:
            wanted = usual or "no subject_id"
            told = f"subject_id is {_shown(who)}, and the other figures of its tally have {wanted}"
            yield Doubt("tally-differs", record, "subject_id", told, wanted)


def _shown(value: str | None) -> str:
    return "empty" if value is None else repr(value)


def _inside(here: str, there: str) -> bool:
    try:
        (first, last), (begin, end) = bounds(here), bounds(there)
    except ValueError:
        return True  # Told where the period is typed.
    starts_in = (first or date.min) >= (begin or date.min)
    return starts_in and (last or date.max) <= (end or date.max)


def _apart(one: Record | None, other: Record | None) -> bool:
    """Whether two places share no ground: they lie in two countries, or their circles are apart."""
    if one is None or other is None:
        return False
    countries = {one.get("country"), other.get("country")} - {None}
    if len(countries) > 1:
        return True
    circles = [[r.get(key) for key in ("latitude", "longitude", "radius_km")] for r in (one, other)]
    if None in circles[0] + circles[1]:
        return False
    (y, x, reach), (v, u, other_reach) = ([float(number) for number in circle] for circle in circles)
    across = (x - u) * math.cos(math.radians((y + v) / 2))
    return math.hypot(y - v, across) * _KM > reach + other_reach


def _found(world: World, record: Record, kind: str) -> list[set[str]]:
    """What the words of a kind in a claim's phrase stand for."""
    return meant(grammar_of(world, record), record, kind)


def meant(grammar: NumberGrammar | None, record: Record, kind: str) -> list[set[str]]:
    """What each word of a kind in a claim's phrase stands for.

    Args:
        grammar: The grammar of its article's language; null where there are no word lists.
        record: The claim.
        kind: The kind of word, `harm` or `people`.
    """
    text = record.get("exact")
    if grammar is None or text is None:
        return []
    return [codes for codes in _glossary(grammar, kind).find(grammar.lexicon.fold(text)) if codes]


@lru_cache
def _glossary(grammar: NumberGrammar, kind: str) -> Glossary:
    terms = grammar.lexicon.terms(kind).values()
    return Glossary((word.term, code) for word in terms for code in word.outcomes or (word.value,) * (kind == "people"))
