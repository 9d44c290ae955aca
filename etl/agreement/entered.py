"""The rule of double entry: a value that two coders read alike, or whose difference is settled by name, is entered."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from etl.agreement.ledger import LedgerLine
from etl.agreement.settled import Key, Pin, Settled
from etl.problems import Place, Problem, problem
from etl.tables import Tables
from etl.tables.provenance import Spot, Spots


class Unsettled(NamedTuple):
    """A value in which the passes differ, and nobody settled it.

    Attributes:
        pin: What is settled of it otherwise; null where nothing is.
        first: Where the first pass types it; null where it has no such record.
        second: Likewise of the second.
    """

    line: LedgerLine
    pin: Pin | None
    first: Spot | None
    second: Spot | None


def unsettled(
    lines: Sequence[LedgerLine],
    settled: Settled,
    first: Tables,
    second: Tables,
    file: str,
    faulty: Container[object],
    drafts: Container[Key] = (),
) -> Iterator[Problem]:
    """Every difference that is not settled, and every settled one that stands no more.

    A record that one pass has alone is told once; likewise what fills several columns and is typed once.

    Args:
        lines: The values in which the passes differ.
        settled: The settled cases.
        first: Tables of the first pass, which know where each value was typed.
        second: Likewise of the second.
        file: The file of the settled cases, as shown to people.
        faulty: Places whose values are told as faulty already, and not told again.
        drafts: Settled differences that stand no more because a record of theirs is a draft; they are not told.
    """
    standing = {line.key for line in lines}
    gone = [(key, pin) for key, pin in settled.pins.items() if key not in standing and key not in drafts]
    for _, pins in groupby(gone, key=lambda told: told[0][:3]):
        yield _stale(list(pins))
    left = [line for line in lines if (pin := settled.pins.get(line.key)) is None or pin.values != line.values]
    if not left:
        return
    tables = sorted({table for line in left for one in (line.first, line.second) if one for table in one.rows})
    here, there = (passed.provenance.read(*tables) for passed in (first, second))
    pinned = {key[:3] for key in settled.pins}
    for record, group in groupby(left, key=lambda line: line.key[:3]):
        told = [Unsettled(x, settled.pins.get(x.key), x.spot(here, x.first), x.spot(there, x.second)) for x in group]
        if None in record and record not in pinned:
            yield _alone(told[0].line, here, there, file)
            continue
        met: set[Spot] = set()
        for difference in told:
            spots_told = [spot for spot in (difference.first, difference.second) if spot is not None]
            typed = spots_told[0]
            if typed not in met and not any(spot.at in faulty for spot in spots_told):
                met |= {typed} if typed.key else set()
                yield _differs(difference, typed, file)


def _differs(difference: Unsettled, typed: Spot, file: str) -> Problem:
    line, pin, _, second = difference
    mine, theirs = line.values
    found = (
        f"{typed.key or line.column} is {'empty' if mine is None else repr(mine)}; the second pass has {_shown(theirs)}"
    )
    found += f", which is {line.means!r} in the first," if line.means not in (None, theirs) else ""
    found += f" in {':'.join(map(str, second.at))}" if second else ""
    if pin is not None:
        found += f"; {file}:{pin.at[1]} settles {_shown(pin.values[0])} against {_shown(pin.values[1])}"
    return _problem(found, typed.at, line, mine, f"the same in both passes, or the difference settled in {file}")


def _alone(line: LedgerLine, here: Spots, there: Spots, file: str) -> Problem:
    one, spots, lacking = (line.first, here, "second") if line.first else (line.second, there, "first")
    assert one is not None
    at = spots[line.kind.table, one.rows[line.kind.table], None].at
    found = f"the {lacking} pass has no {one.id!r} among its {line.kind.table.replace('_', ' ')}, nor one like it"
    return _problem(found, at, line, one.id, f"the record in both passes, or the difference settled in {file}")


def _problem(found: str, at: Place, line: LedgerLine, value: str | None, expected: str) -> Problem:
    table = line.kind.columns[line.at].table
    return problem("pass-differs", found, at=at, table=table, field=line.column, value=value, expected=expected)


def _stale(gone: Sequence[tuple[Key, Pin]]) -> Problem:
    (table, *names, _), pin = gone[0]
    columns = ", ".join(key[3] for key, _ in gone)
    ids = " and ".join(repr(name) for name in dict.fromkeys(names) if name is not None)
    found = f"the passes do not differ in {columns} of {ids} in {table.replace('_', ' ')}, as is settled here"
    return problem("settled-stale", found, at=pin.at, table=table, field=columns, expected="a difference that stands")


def _shown(value: str | None) -> str:
    return "nothing" if value is None else repr(value)
