"""The blocks to paste into the file of settled cases: what nobody settled yet, and cases whose ids were renamed."""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import duckdb
import yaml

from etl.agreement.coded import coded_kinds, read_coded
from etl.agreement.ledger import LedgerLine
from etl.agreement.settled import Key, Pin, Settled
from etl.model.tables import Model

Row = tuple[str | None, ...]
"""A row of `differences`: table, id of each pass, column, value of each pass."""


def blocks(
    lines: Sequence[LedgerLine], settled: Settled, model: Model, first: duckdb.DuckDBPyConnection, file: str
) -> str:
    """YAML to paste; empty where everything is settled.

    A settled case that fits but for ids of the first pass which are gone is given again, whole, with those that took
    their place. What else differs is given record by record, `right` and `because` left to write. Comments say what
    of the file a block takes the place of, and which rows stand no more: with these taken out, nothing is there twice.

    Args:
        lines: The values in which the passes differ.
        settled: The settled cases.
        model: The tables.
        first: Connection that holds the tables of the first pass.
        file: The file of the settled cases, as shown to people.
    """
    standing = {line.key: line for line in lines}
    left = {key: line for key, line in standing.items() if _pinned(line, settled) != line.values}
    stale = {key: pin for key, pin in settled.pins.items() if key in left or key not in standing}
    carried = _carried(left, stale, model, first)
    cases = [case for case in settled.cases if any(_key(row) in carried for row in case["differences"])]
    told = [_case(case, settled, carried, stale, file) for case in cases]
    again = {line.key for line in carried.values()}
    for _, group in groupby((line for key, line in left.items() if key not in again), key=lambda line: line.key[:3]):
        block = list(group)
        over = [pin for line in block if (pin := stale.get(line.key)) and pin.case not in cases]
        rows = "".join(f"  - {_flow((*line.key, *line.values))}\n" for line in block)
        instead = f"# In {file}, in place of {_places(over, stale)}.\n" if over else ""
        told.append(f"{instead}- right:\n  because:\n  differences:\n{rows}")
    gone = [pin for key, pin in stale.items() if key not in standing and pin.case not in cases]
    if gone:
        told.append(f"# In {file}, the passes differ no more as settled: take out {_places(gone, stale)}.\n")
    return "".join(told)


def _places(pins: Iterable[Pin], stale: Container[Key]) -> str:
    """Where some rows stand: their cases where no other row of them stands either."""
    told = (
        f"the case in line {pin.line}"
        if all(_key(row) in stale for row in pin.case["differences"])
        else f"the row in line {pin.at[1]}"
        for pin in pins
    )
    return ", ".join(dict.fromkeys(told))


def _pinned(line: LedgerLine, settled: Settled) -> tuple[str | None, str | None] | None:
    pin = settled.pins.get(line.key)
    return None if pin is None else pin.values


def _carried(
    left: Mapping[Key, LedgerLine], stale: Mapping[Key, Pin], model: Model, first: duckdb.DuckDBPyConnection
) -> dict[Key, LedgerLine]:
    """Key of a settled difference to the one that stands now, under ids that took the place of those gone."""
    kinds = {kind.table: kind for kind in coded_kinds(model)}
    ids = {table: {one.id for one in read_coded(first, kind)} for table, kind in kinds.items()}
    places: dict[tuple[str | None, ...], list[Key]] = {}
    for key in stale:
        table, _, other, column = key
        places.setdefault((table, other, column, stale[key].values[1]), []).append(key)
    found: dict[Key, LedgerLine] = {}
    for line in left.values():
        table, one, other, column = line.key
        register = kinds[table].columns[line.at].register
        for key in places.get((table, other, column, line.values[1]), ()):
            was, now = stale[key].values[0], line.values[0]
            renamed = was is not None and register in ids and was not in ids[register]
            if key not in found and (key[1] == one or key[1] not in ids[table]) and (was == now or renamed):
                found[key] = line
                break
    return found


def _key(row: Row) -> Any:
    return row[:4]


def _case(
    case: Mapping[str, Any], settled: Settled, carried: Mapping[Key, LedgerLine], stale: Container[Key], file: str
) -> str:
    """A case under the ids that stand now, without the rows that stand no more or with other values."""
    told = {key: value for key, value in case.items() if value is not None and key != "differences"}
    rows: list[Row] = []
    for row in case["differences"]:
        if (line := carried.get(_key(row))) is not None:
            rows.append((*line.key, *line.values))
        elif _key(row) not in stale:
            rows.append(row)
    text: str = yaml.safe_dump([told], sort_keys=False, allow_unicode=True, width=120)
    at = settled.pins[_key(case["differences"][0])].line
    over = f"# In {file}, in place of the case in line {at}.\n"
    return over + text + "  differences:\n" + "".join(f"  - {_flow(row)}\n" for row in rows)


def _flow(row: Row) -> str:
    """A row in one line, its texts quoted where YAML would read them as something else."""
    return f"[{', '.join('~' if cell is None else _quoted(cell) for cell in row)}]"


def _quoted(text: str) -> str:
    listed: str = yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=10**6)
    return listed[1:-2]
