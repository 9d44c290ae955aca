"""Workbooks in which a test types something, and what the import makes of them."""

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from etl.model.project import Project
from etl.sheets import export_sheets, import_sheets
from etl.sheets.importing import Imported

Work = Callable[[Workbook], None]


def columns(book: Workbook, sheet: str) -> dict[str, int]:
    """Key to the number of its column."""
    return {str(cell.value).removesuffix(" *"): cell.column for cell in book[sheet][1] if cell.value}


def numbered(book: Workbook, sheet: str, record: str) -> int:
    """The number of the row of a record."""
    [number] = [row[0].row for row in book[sheet].iter_rows(min_row=2) if row[0].value == record]
    return int(number)


def typed(sheet: str, record: str, **cells: Any) -> Work:
    """What types values into the row of a record."""

    def work(book: Workbook) -> None:
        row, places = numbered(book, sheet, record), columns(book, sheet)
        for key, value in cells.items():
            book[sheet].cell(row, places[key]).value = value

    return work


def added(sheet: str, inside: str = "", itself: str = "", **cells: Any) -> Work:
    """What types a new row."""

    def work(book: Workbook) -> None:
        page, places = book[sheet], columns(book, sheet)
        row = 1 + sum(any(cell.value is not None for cell in line) for line in page.iter_rows())
        for key, value in {"this record": itself or None, "stands in": inside or None, **cells}.items():
            if key in places and value is not None:
                page.cell(row, places[key]).value = value

    return work


def deleted(sheet: str, *records: str) -> Work:
    """What deletes rows."""

    def work(book: Workbook) -> None:
        for record in records:
            book[sheet].delete_rows(numbered(book, sheet, record))

    return work


def imported(project: Project, name: str, *works: Work, remove: bool = False) -> Imported:
    """Export, type, save and import."""
    return import_sheets(project, [workbook(project, name, *works)], remove=remove)


def workbook(project: Project, name: str, *works: Work) -> Path:
    """A workbook in which somebody typed."""
    path = project.root / f"{name}.xlsx"
    path.unlink(missing_ok=True)
    assert export_sheets(project, name, path)[1] == []
    book = openpyxl.load_workbook(path)
    for work in works:
        work(book)
    book.save(path)
    return path


def changed(before: str, after: str) -> list[str]:
    """The lines that went, each after a minus, and those that came, each after a plus."""
    old, new, lines = before.splitlines(), after.splitlines(), list[str]()
    for _, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[first:last] != new[start:end]:
            lines += [f"-{line}" for line in old[first:last]] + [f"+{line}" for line in new[start:end]]
    return lines
