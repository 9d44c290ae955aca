"""The list of everything in which two passes differ, settled or not, for people and for programs."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from etl.agreement.coded import CodedRecord
from etl.agreement.ledger import LedgerLine
from etl.agreement.settled import Settled
from etl.model.templates import filled
from etl.problems import Place
from etl.tables import Tables
from etl.tables.provenance import Spots


@dataclass(frozen=True, slots=True)
class Side:
    """A record in one pass.

    Attributes:
        id: What names it there.
        place: (file, line, column) where it begins.
    """

    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Value:
    """A value, as both passes tell it.

    Attributes:
        column: The column.
        first: Value of the first pass.
        second: Value of the second, in its own ids.
        second_means: The second's value in ids of the first; null where that is unknown or the value is null.
        first_place: (file, line, column) at which the first is typed, or its record; null where there is no record.
        second_place: Likewise of the second.
        right: Whom the settled case bears out that pins the two values; null where none does.
    """

    column: str
    first: str | None
    second: str | None
    second_means: str | None
    first_place: Place | None
    second_place: Place | None
    right: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A record told differently, or found by one pass only; that pass's side and all it tells are given then."""

    table: str
    first: Side | None
    second: Side | None
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Differences:
    """The list, in the order of the files, and what was compared."""

    first_pass: str
    second_pass: str
    differences: list[Difference]


def differences(
    lines: Sequence[LedgerLine], settled: Settled, first: Tables, second: Tables, first_pass: str
) -> Differences:
    """Everything in which two passes differ.

    Args:
        lines: The values in which they differ.
        settled: The settled cases.
        first: Tables of the first pass, which know where each value was typed.
        second: Likewise of the second.
        first_pass: What the first pass is, as shown to people.
    """
    tables = sorted({table for line in lines for one in (line.first, line.second) if one for table in one.rows})
    here, there = (passed.provenance.read(*tables) for passed in (first, second))
    found = []
    for _, group in groupby(lines, key=lambda line: line.key[:3]):
        told = list(group)
        one = told[0]
        sides = (_side(one, one.first, here), _side(one, one.second, there))
        found.append(Difference(one.kind.table, *sides, [_value(line, settled, here, there) for line in told]))
    found.sort(key=lambda d: (d.first or d.second or Side("", ("", 0, 0))).place)
    return Differences(first_pass, "seeds/second-pass", found)


def _side(line: LedgerLine, one: CodedRecord | None, spots: Spots) -> Side | None:
    return None if one is None else Side(one.id, spots[line.kind.table, one.rows[line.kind.table], None].at)


def _value(line: LedgerLine, settled: Settled, here: Spots, there: Spots) -> Value:
    pin = settled.pins.get(line.key)
    right = pin.case["right"] if pin is not None and pin.values == line.values else None
    places = (line.spot(spots, one) for spots, one in ((here, line.first), (there, line.second)))
    first, second = (spot and spot.at for spot in places)
    return Value(line.column, *line.values, line.means, first, second, right)


def _json(told: Differences) -> str:
    """The list as a JSON object."""
    return json.dumps(asdict(told), ensure_ascii=False, indent=2)


def _text(told: Differences) -> str:
    """The list for people: a block a record, and a count."""
    return filled(Path(__file__).with_name("differences.txt.jinja"), **asdict(told)).removesuffix("\n")


DIFFERENCES_SHOWN: dict[str, Callable[[Differences], str]] = {"text": _text, "json": _json}
