"""Open a workbook and read its sheets as rows of cells, or say why that cannot be done."""

import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree.ElementTree import ParseError

from etl.model.files import see_file
from etl.problems.faults import nearest
from etl.sheets.faults import CellFault, a1
from etl.sheets.fingerprint import FILE, FINGERPRINT, NAME, README
from etl.sheets.layout import REQUIRED, FormSheet

_COMPOUND = b"\xd0\xcf\x11\xe0"  # Microsoft, "[MS-CFB]": what encrypted workbooks and those before 2007 begin with
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # Microsoft, "[MS-OFFCRYPTO]"
_SAVE = "save it as XLSX (Excel Workbook) in the spreadsheet program"
_OPENED_BY = ("~${}", ".~lock.{}#")
"""Files beside one that is open in Excel, and in LibreOffice."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with something in it.

    Attributes:
        row: Its row, from 1.
        column: Its column, from 1.
        value: What it holds.
        kind: `f` for a formula, `e` for an error, else something else.
    """

    row: int
    column: int
    value: Any
    kind: str

    @property
    def text(self) -> str:
        """What it holds, as text without blanks around it."""
        return "" if self.value is None else str(self.value).strip()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: header of a column, without its star, to the cell."""

    number: int
    cells: dict[str, SheetCell]

    def text(self, header: str) -> str:
        """The text below a header; empty where there is none."""
        return self.cells[header].text if header in self.cells else ""


@dataclass(frozen=True)
class Opened:
    """A workbook.

    Attributes:
        path: Its file, as it was named.
        head: Label on its first sheet to the value beside it.
    """

    path: Path
    head: dict[str, str]
    _book: Any

    def rows(self, sheet: FormSheet) -> tuple[list[Row], list[CellFault]]:
        """The rows of a sheet that hold something, and what is wrong with the sheet as a whole."""
        if sheet.name not in self._book.sheetnames:
            told = f"the sheet {sheet.name!r}, which may be hidden but not deleted or renamed"
            return [], [CellFault(str(self.path), sheet.name, None, "no such sheet", told, "export anew")]
        lines = [
            [SheetCell(cell.row, cell.column, cell.value, cell.data_type) for cell in row if cell.value is not None]
            for row in self._book[sheet.name].iter_rows()
        ]
        headers, faults = self._headers(sheet, lines[0] if lines else [])
        rows = list[Row]()
        for line in lines[1:]:
            held = [cell for cell in line if cell.text]
            for cell in held:
                if cell.column not in headers and not faults:
                    found, place = f"{cell.text!r} below no key", a1(cell.row, cell.column)
                    faults.append(CellFault(str(self.path), sheet.name, place, found, "nothing there"))
            if held:
                rows.append(Row(held[0].row, {headers[c.column]: c for c in held if c.column in headers}))
        return rows, faults

    def _headers(self, sheet: FormSheet, first: Sequence[SheetCell]) -> tuple[dict[int, str], list[CellFault]]:
        """Column to header, and what is wrong with the first row."""
        wanted = [*sheet.references, *(column.key for column in sheet.columns)]
        headers, faults = dict[int, str](), list[CellFault]()

        def wrong(cell: SheetCell | None, found: str, expected: str, hint: str = "") -> None:
            place = a1(cell.row, cell.column) if cell else a1(1, 1)
            faults.append(CellFault(str(self.path), sheet.name, place, found, expected, hint))

        for cell in first:
            name = cell.text.removesuffix(REQUIRED.strip()).rstrip()
            if name not in wanted:
                wrong(cell, f"the header {name!r}", "a key of these records", nearest(name, wanted))
            elif name in headers.values():
                wrong(cell, f"the header {name!r} a second time", "each key once")
            else:
                headers[cell.column] = name
        for name in wanted:
            if name not in headers.values():
                hint = "hide columns, do not delete them"
                wrong(None, f"no header {name!r} in this row", f"a column {name!r}", hint)
        return headers, faults


def open_book(path: Path) -> Opened:
    """Open a workbook that was exported.

    Args:
        path: The file.

    Raises:
        ValueError: It is none, is open elsewhere or cannot be read, or openpyxl is not installed.
    """
    openpyxl = _library()
    see_file(path)
    if beside := next((p for name in _OPENED_BY if (p := path.with_name(name.format(path.name))).exists()), None):
        hint = f"save it and close it there first (if it is not open, delete {beside})"
        raise ValueError(f"{path} is open in a spreadsheet program; {hint}")
    try:
        _judge(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, such as pictures
            book = openpyxl.load_workbook(path)
    except PermissionError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}; close it where it is open") from error
    except (zipfile.BadZipFile, KeyError, TypeError, AttributeError, ParseError, EOFError, OSError) as error:
        raise ValueError(f"{path} is a damaged XLSX: {error}; save it again, or export anew") from error
    head = _head(book[README]) if README in book.sheetnames else {}
    for label in (NAME, FILE, FINGERPRINT):
        if not head.get(label):
            told = f"{path}: its sheet {README!r} does not say of which seed it is: {label!r} is missing"
            raise ValueError(f"{told}; take a workbook that `etl sheet export` wrote")
    return Opened(path, head, book)


def _library() -> ModuleType:
    try:
        import openpyxl  # noqa: PLC0415 - of an extra, which only this needs
    except ImportError as error:
        raise ValueError("reading a workbook needs openpyxl; install it: pip install 'claims-press[sheet]'") from error
    return openpyxl


def _judge(path: Path) -> None:
    """Refuse what is no XLSX, and say what it is instead."""
    content = path.read_bytes()
    if content.startswith(_COMPOUND) and _ENCRYPTED in content:
        raise ValueError(f"{path} is protected by a password; take it off in the spreadsheet program")
    if content.startswith(_COMPOUND):
        raise ValueError(f"{path} is of the form before XLSX; {_SAVE}")
    names = zipfile.ZipFile(path).namelist() if zipfile.is_zipfile(path) else []
    if "xl/workbook.xml" not in names:
        what = "an OpenDocument file" if "content.xml" in names else "no XLSX"
        raise ValueError(f"{path} is {what}; {_SAVE}")


def _head(page: Any) -> dict[str, str]:
    rows = page.iter_rows(min_col=1, max_col=2, values_only=True)
    return {str(label).strip(): str(value).strip() for label, value in rows if label and value}
