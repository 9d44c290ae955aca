"""What a cell says a key is, held against what the seed says, and against what may stand there."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from etl.model.unclean import unclean
from etl.problems.faults import nearest
from etl.seeds.load import NUMBER, WHOLE
from etl.seeds.scalars import Value
from etl.sheets.layout import Column
from etl.sheets.opened import SheetCell

AS_TEXT = "format the cell as text, and type it anew"
MOST_NAMED = 12  # of the codes that a hint lists


class UnfitError(ValueError):
    """A cell holds what cannot stand there.

    Attributes:
        found: What it holds, in words.
        expected: What could.
        hint: What to do, or empty.
    """

    def __init__(self, found: str, expected: str, hint: str = "") -> None:
        super().__init__(f"found {found}, expected {expected}")
        self.found = found
        self.expected = expected
        self.hint = hint


def same(cell: SheetCell | None, column: Column, current: str | None) -> bool:
    """Whether a cell says what the seed says.

    Args:
        cell: The cell; null where it is empty.
        column: Its column.
        current: What stands under the key, as it is typed; null where nothing does.
    """
    if cell is None or not cell.text:
        return current is None
    if current is None:
        return False
    if column.several:
        return _parts(cell.text) == _parts(current)
    if cell.value == current or _typed(cell.value) in (current, current.strip()):
        return True
    if column.type == "boolean":
        return _typed(cell.value).lower() == current.lower()
    numbers = NUMBER.fullmatch(_typed(cell.value)) and NUMBER.fullmatch(current) and column.type != "string"
    return bool(numbers) and Decimal(_typed(cell.value)) == Decimal(current)


def taken(cell: SheetCell, column: Column, known: Mapping[str, Collection[str]]) -> Value:
    """What a cell says, typed.

    Args:
        cell: The cell, which holds something.
        column: Its column.
        known: Vocabulary to its codes, and table to the ids that may be referred to.

    Raises:
        UnfitError: It cannot stand there.
    """
    if cell.kind == "f":
        hint = "type the value itself; a text that begins with = needs a cell that is formatted as text"
        raise UnfitError(f"the formula {getattr(cell.value, 'text', cell.value)!r}", "a value", hint)
    if cell.kind == "e":
        raise UnfitError(f"the error {cell.text}", "a value")
    value = _of_type(cell, column)
    if found := isinstance(value, str) and unclean(value):
        raise UnfitError(f"{found[1]}, which no one sees", "a text without it", "type the text anew")
    if column.several:
        parts = _parts(str(value))
        for part in parts:
            _judge(part, column, known)
        return parts
    _judge(value, column, known)
    return value


def _of_type(cell: SheetCell, column: Column) -> Value:
    text, value = _typed(cell.value), cell.value
    if column.type == "boolean":
        if text.lower() not in ("true", "false"):
            raise UnfitError(repr(text), "TRUE or FALSE")
        return text.lower() == "true"
    if column.type == "integer":
        if isinstance(value, bool) or not WHOLE.fullmatch(text):
            raise UnfitError(repr(text), "a whole number")
        return int(text)
    if column.type == "number":
        if isinstance(value, bool) or not NUMBER.fullmatch(text):
            raise UnfitError(repr(text), "a number")
        return Decimal(text)
    if isinstance(value, bool):
        raise UnfitError(f"{text.upper()}, which is no text", "a text", AS_TEXT)
    if isinstance(value, date | time) and not (column.edtf and len(text) == 10):
        expected = "a date as text" if column.edtf else "a text"
        raise UnfitError(
            f"a date or time of the spreadsheet, {text}", expected, "format the cell as text, and type it anew"
        )
    return text


def _typed(value: Any) -> str:
    """A value as somebody would type it: days as ISO 8601, whole numbers without a fraction."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize(), "f")
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value).replace("_x000D_\n", "\n").strip()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _judge(value: Value, column: Column, known: Mapping[str, Collection[str]]) -> None:
    """Refuse a code or an id that is not known."""
    text, of = str(value), column.vocabulary or column.target
    if of is None or of not in known or text in known[of]:
        return
    names = list(known[of])
    if column.vocabulary is not None:
        hint = nearest(text, names, "write one of")
        if "did you mean" not in hint and len(names) > MOST_NAMED:
            hint = "the sheet 'lists' has them"
        raise UnfitError(repr(text), f"a code of {of}", hint)
    near = nearest(text, names) if names else ""
    hint = f"{near} If it is new, {_new(column)}" if "did you mean" in near else f"if it is new, {_new(column)}"
    raise UnfitError(repr(text), f"an id of {of}", hint)


def _new(column: Column) -> str:
    """What to do about an id that is new."""
    if column.register is None:
        return "add its record first"
    sheet = f"add it to the workbook of `etl sheet export {column.register}` and import both together"
    return f"{sheet}, or type it in the seed, where `etl check --write` begins its record"
