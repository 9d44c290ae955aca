"""Which ids of the two passes mean the same, told by what both read at the same place."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

import duckdb

from etl.agreement.fields import MAPPED, CodedField, Entry
from etl.agreement.match import Pair

Ids = Mapping[str, Mapping[str, str]]
"""Register to the ids of the second pass and those of the first that mean the same."""


def one_to_one(pairs: Iterable[tuple[str, str]], rare: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Second id to first id, each used once: the pair that is met most often first, then the one met first.

    Args:
        pairs: (first, second) as often as they are met.
        rare: Further pairs, that count only between those of `pairs` met equally often.
    """
    pairs, rare = list(pairs), list(rare)
    often, more = Counter(pairs), Counter(rare)
    ranked = sorted(dict.fromkeys([*pairs, *rare]), key=lambda pair: (-often[pair], -more[pair]))
    taken: set[Hashable] = set()
    found: dict[str, str] = {}
    for first, second in ranked:
        if first not in taken and second not in found:
            taken.add(first)
            found[second] = first
    return found


def by_names(first: duckdb.DuckDBPyConnection, second: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """(first, second) ids of actors, once for every name that both passes read in the same paragraph."""
    query = "SELECT source_id, paragraph, name, actor_id FROM actor_names ORDER BY ALL"
    here, there = (con.execute(query).fetchall() for con in (first, second))
    others: dict[tuple[str | int, ...], list[str]] = {}
    for *place, actor in there:
        others.setdefault(tuple(place), []).append(actor)
    return [(actor, other) for *place, actor in here for other in others.get(tuple(place), ())]


def by_records(pairs: Iterable[Pair], register: str) -> list[tuple[str, str]]:
    """(first, second) ids of a register, once for every field in which two matched records give them."""
    return [
        (one, other)
        for first, second in pairs
        for field, one in first.values.items()
        if field.register == register and one is not None and (other := second.values[field]) is not None
    ]


def told_alike(
    names: list[tuple[str, str]], matched: list[Pair], registers: Mapping[str, list[tuple[str, str]]] | None = None
) -> Ids:
    """Which ids mean the same: actors by their names, places by the records matched, events by the mentions matched.

    Actors that share no name, and events whose mentions do not match, are told alike by the other records matched.

    Args:
        names: What `by_names` found.
        matched: The records matched.
        registers: Register to the (first, second) ids that records of the registers refer to where those mean the same:
            they decide between ids that are met equally often.
    """
    mentions, more = [pair for pair in matched if pair[0].kind == "event"], registers or {}
    actors, places, events = (by_records(matched, register) + more.get(register, []) for register in MAPPED)
    return {
        "actors": one_to_one(names, actors),
        "places": one_to_one(by_records(matched, "places"), places),
        "events": one_to_one(by_records(mentions, "events"), events),
    }


def translated(entry: Entry, ids: Ids) -> dict[CodedField, str | None]:
    """The values of an entry of the second pass, in ids of the first where they are known.

    An id that means nothing in the first pass stays apart from all of the first's.
    """
    return {
        field: value
        if value is None or field.register is None
        else ids.get(field.register, {}).get(value, f"second pass: {value}")
        for field, value in entry.values.items()
    }
