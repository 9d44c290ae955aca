"""Double entry: whatever one pass coded, held against the other pass."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import duckdb

from etl.agreement.coded import CLAIMS, CodedKind, CodedRecord, coded_kinds, read_coded, references
from etl.agreement.compare import Passes
from etl.agreement.fields import as_text
from etl.agreement.ids import one_to_one, told_alike
from etl.model.kept import Kept
from etl.model.tables import Model
from etl.tables.provenance import Spot, Spots

HEAD = ("sources", "paragraphs")
"""Tables of an article that every pass fills, whatever it looks for."""
_Both = tuple[list[CodedRecord], list[CodedRecord]]
_Ids = Mapping[str, Mapping[Any, Any]]
"""Table to the ids of the second pass and those of the first that mean the same."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One value in which the passes differ.

    Attributes:
        kind: The kind of record.
        first: The record of the first pass; null where it has none.
        second: Likewise of the second.
        at: Place of the column in `kind.columns`.
        means: The second's value in ids of the first, as text; null where that is unknown or there is none.
    """

    kind: CodedKind
    first: CodedRecord | None
    second: CodedRecord | None
    at: int
    means: str | None

    @property
    def column(self) -> str:
        """Name of the column."""
        return self.kind.columns[self.at].name

    @property
    def values(self) -> tuple[str | None, str | None]:
        """What each pass has, as text and in its own ids; null where it has nothing."""
        told = (None if one is None else as_text(one.values[self.at]) for one in (self.first, self.second))
        first, second = told
        return first, second

    @property
    def key(self) -> tuple[str, str | None, str | None, str]:
        """Table, id in the first pass, id in the second, column."""
        first, second = (None if one is None else one.id for one in (self.first, self.second))
        return self.kind.table, first, second, self.column

    def spot(self, spots: Spots, one: CodedRecord | None) -> Spot | None:
        """Where a pass types the value, or the record that leaves it out; null where it has no record."""
        column = self.kind.columns[self.at]
        return None if one is None else spots[column.table, one.rows[column.table], column.name]


def ledger(
    passes: Passes,
    model: Model,
    first: duckdb.DuckDBPyConnection,
    second: duckdb.DuckDBPyConnection,
    kept: Kept | None = None,
) -> list[LedgerLine]:
    """Every value in which two passes differ, kind by kind in the order of the tables.

    Compared are the articles that both coded, what both looked for in them, the records of registers that these refer
    to, and the kinds of records that the second pass codes at all; of a record that one pass has alone, all values that
    it tells. Empty against a value is a difference.

    Args:
        passes: The two passes, their claims matched.
        model: The tables.
        first: Connection that holds the tables of the first pass.
        second: Likewise of the second.
        kept: What was read of the same second pass before.
    """
    kinds = coded_kinds(model)
    of_second = (kept or Kept()).of("coded", second, lambda: {kind.table: read_coded(second, kind) for kind in kinds})
    coded = {kind.table: (read_coded(first, kind), of_second[kind.table]) for kind in kinds}
    if passes.once or passes.uneven:
        of_both = [
            _of_both(passes, kinds, {table: both[side] for table, both in coded.items()}, model.forms.scopes)
            for side in (0, 1)
        ]
        coded = {kind.table: (of_both[0][kind.table], of_both[1][kind.table]) for kind in kinds}
    ids = _ids(passes, kinds, coded)
    lines: list[LedgerLine] = []
    for kind in kinds:
        here, there = coded[kind.table]
        used = range(len(kind.columns)) if there else ()
        to = references(model[kind.table])
        key_of = [to.get(column, kind.table) for column in kind.key]
        read = [_translated(one, kind, key_of, ids) for one in there]
        for one, other in _paired(here, read):
            own = None if other is None else there[other]
            against = None if other is None else read[other]
            lines += [
                LedgerLine(kind, one, own, n, _means(against, n)) for n in used if _differs(one, against, n, kind)
            ]
    return lines


def _of_both(
    passes: Passes, kinds: Sequence[CodedKind], coded: Mapping[str, list[CodedRecord]], scopes: Mapping[str, str]
) -> Mapping[str, list[CodedRecord]]:
    """The records of one pass that both looked for in articles of both, and those of registers that they lead to."""
    kept = {
        table: [
            one
            for one in records
            if one.source in passes.sources
            and (one.source not in passes.uneven or table in HEAD or scopes.get(table) in passes.uneven[one.source])
        ]
        for table, records in coded.items()
    }
    registers = {kind.table: {one.id: one for one in coded[kind.table] if one.source is None} for kind in kinds}
    by_table, met = {kind.table: kind for kind in kinds}, set[tuple[str, str]]()
    left = [(kind, one) for kind in kinds for one in kept[kind.table]]
    while left:
        kind, record = left.pop()
        for column, value in zip(kind.columns, record.values, strict=True):
            register = column.register or ""
            if value in registers.get(register, ()) and (register, value) not in met:
                met.add((register, value))
                left.append((by_table[register], registers[register][value]))
    return {
        table: kept[table] or [one for name, one in held.items() if (table, name) in met]
        for table, held in registers.items()
    }


def _ids(passes: Passes, kinds: Sequence[CodedKind], coded: Mapping[str, _Both]) -> _Ids:
    """Claims by their matches; registers by what matched claims refer to, then by what their own records refer to."""
    claims = {other.claim_id: one.claim_id for one, other in passes.matches.both}
    ids: dict[str, Mapping[Any, Any]] = {**passes.ids, CLAIMS: claims}
    ids |= {kind.table: claims for kind in kinds if kind.claim}
    met = _references([kind for kind in kinds if kind.claim], coded, ids)
    ids = {**{register: one_to_one(told) for register, told in met.items()}, **ids}
    more = _references([kind for kind in kinds if not kind.claim and kind.table in ids], coded, ids)
    ids |= {register: one_to_one(told, more.get(register, ())) for register, told in met.items()}
    return {**ids, **told_alike(passes.names, passes.matches.both, more)}


def _references(kinds: Sequence[CodedKind], coded: Mapping[str, _Both], ids: _Ids) -> dict[str, list[tuple[str, str]]]:
    """Register to the (first, second) ids that two records of some kinds refer to in one column, the two the same."""
    met: dict[str, list[tuple[str, str]]] = {}
    for kind in kinds:
        here, there = coded[kind.table]
        same, by_id = ids[kind.table], {one.id: one.values for one in here}
        pairs = [(by_id[same[other.id]], other.values) for other in there if same.get(other.id) in by_id]
        for n, column in enumerate(kind.columns):
            if column.register is not None and column.register != CLAIMS:
                told = ((one[n], other[n]) for one, other in pairs if one[n] is not None and other[n] is not None)
                met.setdefault(column.register, []).extend(told)
    return met


def _translated(one: CodedRecord, kind: CodedKind, key_of: Sequence[str], ids: _Ids) -> CodedRecord:
    """A record of the second pass in ids of the first; an id that means nothing there equals none of them."""
    key = tuple(ids[table].get(v, (v,)) if table in ids else v for table, v in zip(key_of, one.key, strict=True))
    values = [
        v if v is None or column.register is None or column.register not in ids else ids[column.register].get(v, (v,))
        for column, v in zip(kind.columns, one.values, strict=True)
    ]
    return replace(one, key=key, values=tuple(values))


def _paired(
    here: Sequence[CodedRecord], there: Sequence[CodedRecord]
) -> Iterator[tuple[CodedRecord | None, int | None]]:
    """Records of one key, the most alike first, each with the place of its partner; then what is left over."""
    places: dict[tuple[Any, ...], tuple[list[int], list[int]]] = {}
    for side, coded in enumerate((here, there)):
        for n, one in enumerate(coded):
            places.setdefault(one.key, ([], []))[side].append(n)
    for ones, others in places.values():
        candidates = [(0, n, m) for n in ones for m in others]
        if len(candidates) > 1:
            candidates = sorted((-_equal(here[n], there[m]), n, m) for _, n, m in candidates)
        partners: dict[int, int] = {}
        for _, n, m in candidates:
            if n not in partners and m not in partners.values():
                partners[n] = m
        yield from ((here[n], partners.get(n)) for n in ones)
        yield from ((None, m) for m in others if m not in partners.values())


def _means(read: CodedRecord | None, n: int) -> str | None:
    value = None if read is None else read.values[n]
    return None if isinstance(value, tuple) else as_text(value)


def _equal(one: CodedRecord, other: CodedRecord) -> int:
    return sum(a == b for a, b in zip(one.values, other.values, strict=True))


def _differs(one: CodedRecord | None, other: CodedRecord | None, n: int, kind: CodedKind) -> bool:
    mine, theirs = (None if coded is None else coded.values[n] for coded in (one, other))
    near = kind.near[n]
    if mine == theirs or near is None or mine is None or theirs is None:
        return bool(mine != theirs)
    if "within" in near:
        return bool(abs(mine - theirs) > near["within"])
    return bool(max(mine, theirs) > near["factor"] * min(mine, theirs))
