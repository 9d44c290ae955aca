"""What is wrong with a cell, and how it is told to people and programs."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from xlsxwriter.utility import xl_rowcol_to_cell


@dataclass(frozen=True, slots=True)
class CellFault:
    """One thing that is wrong in a workbook.

    Attributes:
        book: The workbook, as it was named.
        sheet: Name of the sheet.
        cell: The cell, as in `D5`; null where the sheet as a whole is at fault.
        found: What stands there, in words.
        expected: What should.
        hint: What to do, or empty.
    """

    book: str
    sheet: str
    cell: str | None
    found: str
    expected: str
    hint: str = ""


def a1(row: int, column: int) -> str:
    """The name of a cell, both numbers from 1."""
    return xl_rowcol_to_cell(row - 1, column - 1)


def _text(faults: Sequence[CellFault]) -> str:
    lines = []
    for fault in faults:
        place = fault.sheet + (f"!{fault.cell}" if fault.cell else "")
        lines.append(f"{fault.book}: {place}: found {fault.found}; expected {fault.expected}")
        lines += [f"    hint: {fault.hint}"] if fault.hint else []
    return "\n".join([*lines, f"{len(faults)} {'cell' if len(faults) == 1 else 'cells'} at fault; nothing was written"])


def _json(faults: Sequence[CellFault]) -> str:
    return json.dumps([asdict(fault) for fault in faults], ensure_ascii=False, indent=2)


FAULT_FORMATS: dict[str, Callable[[Sequence[CellFault]], str]] = {"text": _text, "json": _json}
