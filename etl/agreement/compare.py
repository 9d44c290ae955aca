"""The two passes held against each other: what both found, what one did, and the values of what both found."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from etl.agreement.fields import CodedField, Entry, coded_fields, entries
from etl.agreement.ids import Ids, by_names, one_to_one, told_alike, translated
from etl.agreement.kappa import Agreement, agreement
from etl.agreement.match import Matches, match
from etl.model.kept import Kept
from etl.model.tables import Model

UNSETTLED = ("places", "events")  # their ids are told alike by the matches, so they cannot help to make them


@dataclass(frozen=True, slots=True)
class Passes:
    """What two passes have in common.

    Attributes:
        sources: Articles that both coded; only these are compared.
        once: Articles that one pass coded, in the order of their names.
        uneven: Articles in which the passes looked for different things, to what both looked for: only that is
            compared of them, and their heads and paragraphs.
        fields: Kind to the fields compared.
        matches: The records of both, and those of one.
        names: (first, second) ids of actors, once for every name that both read in one paragraph.
        ids: Which ids mean the same.
    """

    sources: list[str]
    once: list[str]
    uneven: Mapping[str, frozenset[str]]
    fields: Mapping[str, tuple[CodedField, ...]]
    matches: Matches
    names: list[tuple[str, str]]
    ids: Ids

    @property
    def coded(self) -> tuple[CodedField, ...]:
        """Every field compared, once, in the order of the kinds."""
        return tuple(dict.fromkeys(field for told in self.fields.values() for field in told))

    def values(self, field: CodedField) -> list[tuple[str | None, str | None]]:
        """(first, second) value of a field in each record that both found, the second in ids of the first."""
        return [
            (first.values[field], translated(second, self.ids)[field])
            for first, second in self.matches.both
            if field in first.values
        ]

    def agreement(self, field: CodedField) -> Agreement:
        """How far the passes agree on a field."""
        return agreement(self.values(field))


def compare_passes(
    model: Model, first: duckdb.DuckDBPyConnection, second: duckdb.DuckDBPyConnection, kept: Kept | None = None
) -> Passes:
    """Compare two passes.

    Args:
        model: The tables.
        first: Connection that holds the tables of the first pass.
        second: Likewise of the second.
        kept: What was read of the same second pass before.
    """
    coded = [{row[0] for row in con.execute("SELECT source_id FROM sources").fetchall()} for con in (first, second)]
    both = coded[0] & coded[1]
    scopes = _scopes(first), _scopes(second)
    uneven = {
        source: scopes[0][source] & scopes[1][source] for source in both if scopes[0][source] != scopes[1][source]
    }
    kinds = {kind: model.forms.scopes.get(form.table) for kind, form in model.forms.kinds.items()}
    of_second = (kept or Kept()).of("entries", second, lambda: list(entries(second, model)))
    one, other = (
        [e for e in told if e.key[0] in both and kinds[e.kind] in {None, *uneven.get(e.key[0], kinds.values())}]
        for told in (entries(first, model), of_second)
    )
    names = by_names(first, second)
    actors = {"actors": one_to_one(names)}
    read = {id(entry): translated(entry, actors) for entry in other}

    def alike(entry: Entry, against: Entry) -> int:
        told = read[id(against)]
        return sum(value == told[field] for field, value in entry.values.items() if field.register not in UNSETTLED)

    matches = match(one, other, alike)
    ids = told_alike(names, matches.both)
    return Passes(sorted(both), sorted(coded[0] ^ coded[1]), uneven, coded_fields(model), matches, names, ids)


def _scopes(con: duckdb.DuckDBPyConnection) -> dict[str, frozenset[str]]:
    """Source id to what was looked for in the article."""
    found: dict[str, set[str]] = {}
    for source, kind in con.execute("SELECT source_id, kind FROM source_scope").fetchall():
        found.setdefault(source, set()).add(kind)
    return {source: frozenset(kinds) for source, kinds in found.items()}
