"""Write the records of a seed file as a workbook in which people can work.

Text is written as text, whatever it looks like, and new cells are text too: nothing becomes a formula or a date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
import yaml
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from etl.model.forms import Form
from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.problems import Problem
from etl.seeds import Record, load_seeds
from etl.seeds.yaml_loader import is_null
from etl.sheets.fingerprint import FILE, FINGERPRINT, NAME, README, fingerprint
from etl.sheets.layout import REQUIRED, Column, FormSheet, seed_named, sheets_of
from etl.sheets.references import Written, known_ids, written_in

# Microsoft, "Excel specifications and limits"; rows from 0.
LAST_ROW = 1_048_575
LONGEST_CELL = 32_767
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same seeds give the same file; a workbook knows no time zones
WIDEST = 60
NUMBERS = ("integer", "number", "boolean")
KEYS, LISTS = "keys", "lists"
# Where a sheet would not hold what the seed does. A key that is missing is there to be typed, and a wrong value mended.
UNREADABLE = {"seed-missing", "yaml-syntax", "yaml-key-twice", "seed-key-unknown", "seed-type", "text-unclean"}
WRITER = "claims-press"


@dataclass(frozen=True, slots=True)
class _Look:
    """The formats of a workbook."""

    text: Format
    number: Format
    reference: Format
    header: Format
    required: Format
    wrapped: Format
    bold: Format


def export_sheets(project: Project, name: str, path: Path) -> tuple[int, list[Problem]]:
    """Write a workbook of an article or a register.

    Args:
        project: The repository.
        name: Id of the article, or name of the register.
        path: The workbook, which must not be there.

    Returns:
        How many records it holds, and what is wrong with the seed; with an error nothing is written.

    Raises:
        ValueError: There is no such article or register.
        OSError: The workbook cannot be written, or is there already.
    """
    model = load_model(project.schemas, project.vocabularies, project.shown)
    file, form = seed_named(project, model, name)
    if path.exists():
        done = "delete it if it was imported, else name another: --to"
        raise ValueError(f"there is already {path}, which may hold somebody's work; {done}")
    seeds, problems = load_seeds(project, model)
    wrong = [p for p in problems if p.file == file and p.code in UNREADABLE]
    if wrong:
        return 0, wrong
    sheets = sheets_of(model, form, name)
    written = written_in(file, model, seeds, sheets)
    book = xlsxwriter.Workbook(path.as_posix(), {"strings_to_urls": False})
    book.set_properties({"title": name, "created": CREATED, "author": WRITER})
    look = _look(book)
    head = {NAME: name, FILE: file, FINGERPRINT: fingerprint(project.root / file)}
    _readme(book.add_worksheet(README), look, form, head, path.name)
    lists = _lists(model, sheets, known_ids(model, seeds))
    for sheet in sheets:
        _sheet(book.add_worksheet(sheet.name), look, sheet, written, lists)
    _keys(book.add_worksheet(KEYS), look, sheets)
    _write_lists(book.add_worksheet(LISTS), look, lists)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(f"{path} cannot be written: {error}") from error
    return len(written.names), []


def _look(book: xlsxwriter.Workbook) -> _Look:
    return _Look(
        text=book.add_format({"num_format": "@", "valign": "top"}),
        number=book.add_format({"valign": "top", "align": "left"}),
        reference=book.add_format({"num_format": "@", "valign": "top", "bg_color": "#eeeeee"}),
        header=book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        required=book.add_format({"bold": True, "bottom": 1, "valign": "top", "bg_color": "#fff2cc"}),
        wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
        bold=book.add_format({"bold": True, "valign": "top"}),
    )


def _readme(page: Worksheet, look: _Look, form: Form, head: Mapping[str, str], book: str) -> None:
    text = Path(__file__).with_name("readme.txt").read_text(encoding="utf-8")
    page.set_column(0, 0, 20)
    page.set_column(1, 1, 110)
    row = 0
    for label, value in head.items():
        page.write_string(row, 0, label, look.bold)
        page.write_string(row, 1, value, look.text)
        row += 1
    for line in text.format(about=form.about, name=head[NAME], book=book).splitlines():
        heading = not line.startswith(" ")
        row += heading
        page.write_string(row, 0 if heading else 1, line.strip(), look.bold if heading else look.wrapped)
        row += not heading


def _sheet(
    page: Worksheet, look: _Look, sheet: FormSheet, written: Written, lists: Mapping[str, Sequence[str]]
) -> None:
    records, first = written.by_sheet[sheet.name], len(sheet.references)
    headers = (*sheet.references, *(column.header for column in sheet.columns))
    widths = [len(header) + 4 for header in headers]  # Room for the filter's arrow.
    for row, (name, record) in enumerate(records.items(), 1):
        names = [name] if sheet.parent is None else [name, written.names[id(record.parent)]]
        texts = [*names, *(cell_text(record, column) for column in sheet.columns)]
        for number, text in enumerate(texts):
            if text is None:
                continue
            if len(text) > LONGEST_CELL:
                told = f"a text of {len(text):,} characters; a cell holds {LONGEST_CELL:,}, so shorten it"
                raise ValueError(f"{':'.join(map(str, record.place()))}: the record holds {told}")
            if number < first:
                page.write_string(row, number, text, look.reference)
            else:
                _write(page, row, number, sheet.columns[number - first], text, look)
            widths[number] = max(widths[number], len(text) + 2)
    styles = [look.text] * first + [look.number if c.type in NUMBERS else look.text for c in sheet.columns]
    for number, (header, width, style) in enumerate(zip(headers, widths, styles, strict=True)):
        page.set_column(number, number, min(width, WIDEST), style)
        page.write_string(0, number, header, look.required if header.endswith(REQUIRED) else look.header)
    for number, column in enumerate(sheet.columns, first):
        told = _told(column)
        page.write_comment(0, number, told, {"author": WRITER, "width": 320, "height": 20 + 17 * (len(told) // 45 + 2)})
        _validate(page, number, column, lists)
    if sheet.parent is not None:
        page.data_validation(1, 1, LAST_ROW, 1, _choice(f"='{sheet.parent}'!$A$2:$A${LAST_ROW + 1}", new=True))
    page.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(len(widths))}{LAST_ROW + 1}"})
    page.freeze_panes(1, first)
    page.autofilter(0, 0, max(len(records), 1), len(widths) - 1)


def cell_text(record: Record, column: Column) -> str | None:
    """What stands under a key of a record, as it is typed; null where nothing does."""
    node = record.nodes.get(column.key)
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(item.value for item in node.value) or None
    if node is None or is_null(node):
        return None
    text: str = node.value
    return text


def _write(page: Worksheet, row: int, number: int, column: Column, text: str, look: _Look) -> None:
    if column.type == "boolean":
        page.write_boolean(row, number, text.lower() == "true", look.number)
    elif column.type in NUMBERS and Decimal(f"{float(text):.16G}") == Decimal(text):  # The digits that are written.
        page.write_number(row, number, float(text), look.number)
    else:
        page.write_string(row, number, text, look.text)


def _told(column: Column) -> str:
    """What the comment on a header says."""
    parts = [column.title and f"{column.title}.", column.about, "Required." if column.required else ""]
    parts.append(f"Left out: {column.default}." if column.default else "")
    return " ".join(filter(None, parts))


def _lists(model: Model, sheets: Sequence[FormSheet], ids: Mapping[str, list[str]]) -> dict[str, Sequence[str]]:
    """Header to the values of each list that the columns of some sheets pick from."""
    lists = dict[str, Sequence[str]]()
    for column in (column for sheet in sheets for column in sheet.columns):
        if column.vocabulary is not None:
            lists[str(column.choices)] = list(model.vocabularies[column.vocabulary])
        elif column.target is not None and ids.get(column.target):
            lists[str(column.choices)] = ids[column.target]
    return dict(sorted(lists.items()))


def _validate(page: Worksheet, number: int, column: Column, lists: Mapping[str, Sequence[str]]) -> None:
    if column.type == "boolean":
        page.data_validation(1, number, LAST_ROW, number, _choice(["TRUE", "FALSE"]))
    choices = column.choices
    if choices is not None and choices in lists:
        letter = xl_col_to_name(list(lists).index(choices))
        # A range, since a list written out may have 255 characters.
        source = f"='{LISTS}'!${letter}$2:${letter}${len(lists[choices]) + 1}"
        page.data_validation(1, number, LAST_ROW, number, _choice(source, new=column.several or not column.vocabulary))


def _choice(source: str | list[str], *, new: bool = False) -> dict[str, Any]:
    """A drop-down; where `new` values may come, others than those listed are asked about, not refused."""
    told = "None of the list. Keep it only if it is new." if new else "None of the list."
    kind = "warning" if new else "stop"
    return {"validate": "list", "source": source, "error_type": kind, "error_title": "Not known", "error_message": told}


def _keys(page: Worksheet, look: _Look, sheets: Sequence[FormSheet]) -> None:
    headers = ("sheet", "key", "required", "title", "what is typed there", "left out", "list")
    for number, (header, width) in enumerate(zip(headers, (16, 20, 10, 28, 90, 16, 24), strict=True)):
        page.write_string(0, number, header, look.header)
        page.set_column(number, number, width)
    row = 1
    for sheet in sheets:
        page.write_string(row, 0, sheet.name, look.bold)
        page.write_string(row, 4, sheet.form.about, look.wrapped)
        row += 1
        for column in sheet.columns:
            required = "yes" if column.required else ""
            told = (column.title, column.about, column.default, column.choices or "")
            cells = (sheet.name, column.key, required, *told)
            for number, text in enumerate(cells):
                page.write_string(row, number, text, look.wrapped)
            row += 1
    page.freeze_panes(1, 2)


def _write_lists(page: Worksheet, look: _Look, lists: Mapping[str, Sequence[str]]) -> None:
    for number, (header, values) in enumerate(lists.items()):
        page.write_string(0, number, header, look.header)
        page.set_column(number, number, max(len(header), *map(len, values)) + 2)
        for row, value in enumerate(values, 1):
            page.write_string(row, number, value, look.text)
    page.freeze_panes(1, 0)
