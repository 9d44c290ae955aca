"""One XLSX workbook: the dictionary, a sheet a table, and two views, for those who read in a spreadsheet.

Text is written as text, whatever it looks like: nothing becomes a formula, a link or a number.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.model.sql import name, select
from etl.model.tables import Field, Model
from etl.model.tongue import later
from etl.outputs.registry import EVERYTHING, Described, Edition, Output
from etl.problems import Problem, problem
from etl.rules import ALL_RULES

# Microsoft, "Excel specifications and limits".
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
# A workbook carries the day it was made; ours says none, so that the same rows give the same properties.
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones
WIDEST = 60
# Of the views, what a spreadsheet cannot make of the tables by filtering: all claims joined, and all rules' answers.
VIEWS = ("claim_context", ALL_RULES)
DICTIONARY = ("table", "column", "title", "type", "description", "vocabulary")

Write = Callable[[int, int, Any], int]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What stands on a sheet: columns, the SELECT of its rows, and by which columns a row is told."""

    name: str
    fields: tuple[Field, ...]
    sql: str
    key: tuple[str, ...]


def write_workbook(
    con: duckdb.DuckDBPyConnection, model: Model, head: Mapping[str, Any], path: Path, views: Sequence[Described] = ()
) -> list[Problem]:
    """Write the workbook.

    Args:
        con: The connection that holds the tables and the answers.
        model: The tables.
        head: The hand-written head of the package.
        path: The file.
        views: The views and their columns; those of `VIEWS` get a sheet.

    Returns:
        What a workbook cannot hold: cells that were cut, rows that were left out.

    Raises:
        OSError: The file cannot be written.
    """
    problems: list[Problem] = []
    book = xlsxwriter.Workbook(path.as_posix())
    licenses = ", ".join(str(entry.get("name")) for entry in head.get("licenses", []))
    book.set_properties(
        {
            "title": f"{head.get('title', '')} {head.get('version', '')}".strip(),
            "comments": " ".join(filter(None, (head.get("description"), head.get("coding"), licenses))),
            "created": CREATED,
        }
    )
    styles = {
        "header": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    sheets = [_Sheet(table.name, table.fields, select(table), table.primary_key) for table in model]
    for view, columns in views:
        if view.name in VIEWS:
            sheets.append(_Sheet(view.name, tuple(columns), f"FROM {name(view.name)}", (columns[0].name,)))
    _dictionary(book.add_worksheet("dictionary"), sheets, styles)
    for sheet in sheets:
        problems += _rows(book.add_worksheet(sheet.name), con, sheet, styles, path.name)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(f"{path.name} cannot be written: {error}") from error
    return problems


def _dictionary(sheet: Worksheet, told: Iterable[_Sheet], styles: Mapping[str, Format]) -> None:
    rows = [
        (one.name, field.name, field.title, field.type, field.description, field.vocabulary)
        for one in told
        for field in one.fields
    ]
    _head(sheet, DICTIONARY, len(rows), styles["header"])
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            if text is not None:
                sheet.write_string(number, column, text, styles["wrapped"])
    for column, width in enumerate((24, 20, 24, 10, 90, 24)):
        sheet.set_column(column, column, width)


def _rows(
    sheet: Worksheet, con: duckdb.DuckDBPyConnection, table: _Sheet, styles: Mapping[str, Format], file: str
) -> list[Problem]:
    rows = con.execute(table.sql).fetchall()
    problems = []
    if len(rows) >= MOST_ROWS:
        problems.append(_too_many(table, len(rows), file))
        del rows[MOST_ROWS - 1 :]
    _head(sheet, tuple(field.name for field in table.fields), len(rows), styles["header"])
    for column, field in enumerate(table.fields):
        write = _writer(sheet, field.type, styles)
        widest = len(field.name) + 4  # Room for the filter's arrow.
        for number, row in enumerate(rows, 1):
            value = row[column]
            if value is None:
                continue
            write(number, column, value)
            widest = max(widest, 10 if isinstance(value, date) else len(str(value)) + 1)
            if isinstance(value, str) and len(value) > LONGEST_CELL:
                problems.append(_too_long(table, field.name, row, len(value)))
        sheet.set_column(column, column, min(widest, WIDEST))
    return problems


def _head(sheet: Worksheet, columns: tuple[str, ...], rows: int, style: Format) -> None:
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column, style)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)


def _writer(sheet: Worksheet, type_: str, styles: Mapping[str, Format]) -> Write:
    if type_ == "date":
        return lambda row, column, value: sheet.write_datetime(row, column, value, styles["date"])
    writers: dict[str, Write] = {
        "string": sheet.write_string,
        "integer": sheet.write_number,
        "number": sheet.write_number,
        "boolean": sheet.write_boolean,
    }
    return writers[type_]


def _too_long(table: _Sheet, field: str, row: tuple[Any, ...], length: int) -> Problem:
    known = dict(zip((f.name for f in table.fields), row, strict=True))
    key = ", ".join(str(known[column]) for column in table.key)
    told = f"{table.name}.{field} of {key!r} has {length:,} characters; the workbook holds the first {LONGEST_CELL:,}"
    expected = f"{LONGEST_CELL:,} characters or fewer"
    return problem("workbook-limit", told, table=table.name, field=field, value=key, expected=expected)


def _too_many(table: _Sheet, rows: int, file: str) -> Problem:
    told = f"{table.name} has {rows:,} rows; its sheet in {file} holds the first {MOST_ROWS - 1:,}"
    return problem("workbook-limit", told, table=table.name, value=rows, expected=f"{MOST_ROWS - 1:,} rows or fewer")


def _write(edition: Edition) -> list[Problem]:
    path = edition.data / f"{edition.head['name']}.xlsx"
    return write_workbook(edition.con, edition.model, edition.head, path, edition.views)


HOLDS = later("Workbook: a sheet a table, two views, and the dictionary")
OUTPUT = Output("workbook", 60, EVERYTHING, _write, (".xlsx",), holds=HOLDS)
