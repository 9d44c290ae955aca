"""A workbook held against the seed that it was written from: what shall be changed there, and what cannot be."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from etl.checks.implied import has_own_ids
from etl.model.tables import Model
from etl.problems.faults import nearest
from etl.seeds import Record
from etl.seeds.edits import Edits, New, Path
from etl.seeds.scalars import Value
from etl.sheets.cells import UnfitError, same, taken
from etl.sheets.export import cell_text
from etl.sheets.faults import CellFault, a1
from etl.sheets.layout import INSIDE, ITSELF, Column, FormSheet
from etl.sheets.opened import Opened, Row, SheetCell
from etl.sheets.references import Written

Known = Mapping[str, Collection[str]]
"""Vocabulary to its codes, and table to the ids that may be referred to."""

_NEW = re.compile(r"(?i)new( .*)?")
"""What a new row may call its record."""


@dataclass
class Workbook:
    """A workbook and its seed.

    Attributes:
        opened: The workbook.
        file: The seed file, as shown to people.
        sheets: Its sheets.
        written: The records of the seed.
        flowing: Names of the forms whose records are mostly written in braces.
        rows: Name of a sheet to its rows.
        faults: What is wrong, in order.
        changes: What shall be otherwise in the seed.
        gone: Sheet and reference of each record whose row is no longer there.
        told: What is changed, a line each.
    """

    opened: Opened
    file: str
    sheets: tuple[FormSheet, ...]
    written: Written
    flowing: Collection[str]
    rows: dict[str, list[Row]] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)
    changes: Edits = field(default_factory=Edits)
    gone: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def read(self) -> None:
        """Read the rows of every sheet, and tell what is wrong with sheets and headers."""
        for sheet in self.sheets:
            self.rows[sheet.name], faults = self.opened.rows(sheet)
            self.faults += faults

    def wrong(self, sheet: FormSheet, cell: str | None, found: str, expected: str, hint: str = "") -> None:
        """Keep in mind what is wrong with a cell."""
        self.faults.append(CellFault(str(self.opened.path), sheet.name, cell, found, expected, hint))

    def columns(self, sheet: FormSheet) -> dict[str, int]:
        """Key to the number of its column, where its cell would be if it is empty."""
        numbers = {key: cell.column for row in self.rows[sheet.name] for key, cell in row.cells.items()}
        usual = (*sheet.references, *(column.key for column in sheet.columns))
        return {name: number for number, name in enumerate(usual, 1)} | numbers

    def new_ids(self, model: Model) -> dict[str, set[str]]:
        """Table to the ids that rows give their records."""
        ids = dict[str, set[str]]()
        for sheet in self.sheets:
            form, table = sheet.form, model[sheet.form.table]
            key = form.columns.get((table.name, table.primary_key[0]))
            for row in self.rows[sheet.name]:
                if form.kind is not None:
                    source, number = self.opened.head["name"], self._paragraph(sheet, row)
                    ids.setdefault("claims", set()).add(f"{source}-p{number}-{row.text('id')}")
                elif key is not None and has_own_ids(table):
                    ids.setdefault(table.name, set()).add(row.text(key))
        return ids

    def _paragraph(self, sheet: FormSheet, row: Row) -> str:
        """The number of the paragraph in which a row stands, or nothing."""
        while sheet.form.name != "paragraph":
            around = next((s for s in self.sheets if s.name == sheet.parent), None)
            inside = row.text(INSIDE)
            found = next((r for r in self.rows[around.name] if r.text(ITSELF) == inside), None) if around else None
            if around is None or found is None:
                return ""
            sheet, row = around, found
        return row.text("paragraph")


def compare_rows(book: Workbook, known: Known, *, remove: bool) -> None:
    """Fill in what a workbook changes and what is wrong with it.

    Args:
        book: The workbook, its rows read.
        known: What codes and ids there are.
        remove: Whether a record whose row is no longer there goes.
    """
    _Comparison(book, known).compare(remove=remove)


class _Comparison:
    def __init__(self, book: Workbook, known: Known) -> None:
        self._book = book
        self._known = known
        self._paths = _paths(book)
        self._new: dict[str, dict[str, New]] = {sheet.name: {} for sheet in book.sheets}
        self._cells: dict[tuple[str, str], str] = {}
        self._rows: list[tuple[FormSheet, Row, New]] = []

    def compare(self, *, remove: bool) -> None:
        for sheet in self._book.sheets:
            for row in self._book.rows[sheet.name]:
                self._row(sheet, row)
        for sheet, row, new in self._rows:
            if not new.values and not new.lists:
                self._book.wrong(sheet, a1(row.number, 1), "a record without any key", "a value", "or delete the row")
        for sheet in self._book.sheets:
            for name in self._book.written.by_sheet[sheet.name]:
                if (sheet.name, name) not in self._cells:
                    self._book.gone.append((sheet.name, name))
        if remove:
            self._remove()

    def _row(self, sheet: FormSheet, row: Row) -> None:
        name = row.text(ITSELF)
        columns = self._book.columns(sheet)
        cell = a1(row.number, columns[ITSELF])
        records = self._book.written.by_sheet[sheet.name]
        if name and (first := self._cells.setdefault((sheet.name, name), cell)) != cell:
            hint = "a copied row is a new record: empty this cell"
            self._book.wrong(sheet, cell, f"{name!r} a second time", f"each record once; it stands in {first}", hint)
        elif name in records:
            self._known_record(sheet, row, records[name], columns)
        elif name and not _NEW.fullmatch(name):
            hint = nearest(name, list(records)) if records else ""
            hint = hint if "did you mean" in hint else "leave it empty for a new record"
            self._book.wrong(sheet, cell, repr(name), "a record of the seed, nothing, or `new` and a word", hint)
        elif sheet.single:
            self._book.wrong(sheet, cell, "another record", f"the one record of {self._book.file}", "delete this row")
        else:
            self._new_record(sheet, row, name, columns)

    def _known_record(self, sheet: FormSheet, row: Row, record: Record, columns: dict[str, int]) -> None:
        path, name = self._paths[id(record)], self._book.written.names[id(record)]
        found = row.text(INSIDE)
        if sheet.parent is not None and found != (around := self._book.written.names[id(record.parent)]):
            hint = "a record moves by a new row there and the deletion of this one"
            place = a1(row.number, columns[INSIDE])
            self._book.wrong(sheet, place, repr(found) if found else "nothing", repr(around), hint)
        for column in sheet.columns:
            cell, current = row.cells.get(column.key), cell_text(record, column)
            if same(cell, column, current):
                continue
            value = self._value(sheet, row, column, columns)
            self._book.changes.values.setdefault(path, {})[column.key] = value
            self._book.changes.orders[path] = _order(sheet)
            shown = "nothing" if value is None else _short(str(cell and cell.text))
            was = "nothing" if current is None else _short(current)
            self._book.told.append(f"{sheet.name}: {name}: {column.key}: {was} becomes {shown}")

    def _new_record(self, sheet: FormSheet, row: Row, name: str, columns: dict[str, int]) -> None:
        values = dict[str, Value]()
        for column in sheet.columns:
            cell = row.cells.get(column.key)
            if column.required or (cell is not None and cell.text):
                value = self._value(sheet, row, column, columns)
                if value is not None:
                    values[column.key] = value
        new = New(values, flow=sheet.form.name in self._book.flowing)
        if name:
            self._new[sheet.name][name] = new
        self._put(sheet, row, new, columns)
        self._rows.append((sheet, row, new))
        self._book.told.append(f"{sheet.name}: row {row.number} is a new record")

    def _put(self, sheet: FormSheet, row: Row, new: New, columns: dict[str, int]) -> None:
        """Put a new record into the list that its row names."""
        around, changes = row.text(INSIDE), self._book.changes
        if sheet.parent is None:
            root = self._book.sheets[0]
            path: Path = () if sheet is root else (sheet.name,)
            changes.added.setdefault(path, []).append(new)
            changes.orders.setdefault(path[:-1], _order(root))
            return
        parents = self._book.written.by_sheet[sheet.parent]
        if around in parents:
            path = self._paths[id(parents[around])]
            changes.added.setdefault((*path, sheet.name), []).append(new)
            [holder] = [s for s in self._book.sheets if s.name == sheet.parent]
            changes.orders[path] = _order(holder)
        elif around in self._new[sheet.parent]:
            self._new[sheet.parent][around].lists.setdefault(sheet.name, []).append(new)
        else:
            names = [*parents, *self._new[sheet.parent]]
            hint = nearest(around, names) if around and names else ""
            hint = hint if "did you mean" in hint else f"pick one from the list, or see the sheet {sheet.parent!r}"
            found = repr(around) if around else "nothing"
            cell = a1(row.number, columns[INSIDE])
            self._book.wrong(sheet, cell, found, f"a record of the sheet {sheet.parent!r}", hint)

    def _value(self, sheet: FormSheet, row: Row, column: Column, columns: dict[str, int]) -> Value | None:
        """What a cell says; null where it is empty or at fault."""
        cell = row.cells.get(column.key) or SheetCell(row.number, columns[column.key], None, "n")
        place = a1(cell.row, cell.column)
        if not cell.text:
            if column.required:
                self._book.wrong(sheet, place, "nothing", f"a value for {column.key!r}, which may not be left out")
            return None
        try:
            return taken(cell, column, self._known)
        except UnfitError as unfit:
            self._book.wrong(sheet, place, unfit.found, unfit.expected, unfit.hint)
            return None

    def _remove(self) -> None:
        """Let the records go whose rows are gone; a row below one that goes is a fault, as it would go unseen."""
        book = self._book
        gone = {self._paths[id(book.written.by_sheet[sheet][name])]: name for sheet, name in book.gone}
        for sheet in book.sheets:
            for name, record in book.written.by_sheet[sheet.name].items():
                path = self._paths[id(record)]
                above = next((gone[path[:n]] for n in range(len(path)) if path[:n] in gone), None)
                if above is not None and (sheet.name, name) in self._cells:
                    hint = "delete this row too, or bring that one back"
                    place = self._cells[sheet.name, name]
                    book.wrong(sheet, place, f"a record in {above!r}, whose row was deleted", "no row", hint)
        single = [sheet for sheet in book.sheets if sheet.single and any(s == sheet.name for s, _ in book.gone)]
        for sheet in single:
            book.wrong(sheet, None, "no row", "the one of the article", "delete the article's file to remove it")
        book.changes.removed |= {path for path in gone if not any(path[:n] in gone for n in range(len(path)))}
        book.told += [f"{sheet}: {name} is removed" for sheet, name in book.gone]


def _order(sheet: FormSheet) -> tuple[str, ...]:
    keys = [column.key for column in sheet.columns]
    return (*keys, *(key for key in sheet.form.lists if key not in sheet.form.bare))


def _paths(book: Workbook) -> dict[int, Path]:
    """A record's identity to its path in the file."""
    paths, numbers = dict[int, Path](), dict[Path, int]()
    for sheet in book.sheets:
        for record in book.written.by_sheet[sheet.name].values():
            at: Path = ()
            if sheet.single:
                paths[id(record)] = at
                continue
            at = at if record.parent is None else (*paths[id(record.parent)], sheet.name)
            numbers[at] = numbers.get(at, -1) + 1
            paths[id(record)] = (*at, numbers[at])
    return paths


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")
