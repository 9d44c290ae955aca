"""The workbook as a spreadsheet reads it."""

from datetime import datetime
from pathlib import Path

import duckdb
import openpyxl
import pytest
import xlsxwriter

from etl.model.tables import Model
from etl.outputs import workbook
from etl.outputs.workbook import write_workbook
from etl.publish.checked import Checked
from etl.rules import find_views
from etl.rules.columns import view_columns

# Workbooks know no time zones.
MADE, DAY = datetime(2000, 1, 1), datetime(2020, 2, 27)  # noqa: DTZ001


def test_the_workbook_has_a_dictionary_and_a_sheet_a_table(package: Path, checked: Checked) -> None:
    book = openpyxl.load_workbook(package / "data" / "small-record.xlsx")
    assert book.sheetnames == ["dictionary", *checked.model.tables, "claim_context", "estimates"]
    assert book.properties.created == MADE
    rows = list(book["dictionary"].iter_rows(values_only=True))
    assert rows[0] == ("table", "column", "title", "type", "description", "vocabulary")
    tables = [
        (table.name, field.name, field.title, field.type, field.description, field.vocabulary)
        for table in checked.model
        for field in table.fields
    ]
    assert rows[1 : len(tables) + 1] == tables
    for name in ("claim_context", "estimates"):
        view = next(view for view in find_views() if view.name == name)
        columns = view_columns(checked.tables.con, checked.model, view)
        assert [(r[1], r[4]) for r in rows if r[0] == name] == [(c.name, c.description) for c in columns]
        assert book[name].max_row == len(checked.tables.con.execute(view.sql).fetchall()) + 1
    for table in checked.model:
        sheet = book[table.name]
        count = checked.tables.con.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
        assert count is not None
        assert [cell.value for cell in sheet[1]] == [field.name for field in table.fields]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None
        if count[0]:
            assert sheet.max_row == count[0] + 1
    mentions = book["event_mentions"]
    column = [cell.value for cell in mentions[1]].index("date_start")
    days = [row[column].value for row in mentions.iter_rows(min_row=2)]
    assert any(isinstance(day, datetime) for day in days)


def test_text_stays_text_in_the_workbook(odd: tuple[duckdb.DuckDBPyConnection, Model], tmp_path: Path) -> None:
    con, model = odd
    assert write_workbook(con, model, {}, tmp_path / "odd.xlsx") == []
    sheet = openpyxl.load_workbook(tmp_path / "odd.xlsx")["odd"]
    cells = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    for key, text in {9: "=1+1", 5: "0012", 1: "https://example.org", 4: "“İdlib” 🙂 إدلب"}.items():
        assert (cells[key][1].value, cells[key][1].data_type, cells[key][1].hyperlink) == (text, "s", None)
    assert [cell.value for cell in cells[3][1:]] == [None] * 6
    assert cells[10][5].value == DAY
    assert cells[10][5].number_format == "yyyy-mm-dd"
    assert cells[10][6].value is True
    assert cells[1][4].value == 0.5


def test_what_a_workbook_cannot_hold_is_told(
    odd: tuple[duckdb.DuckDBPyConnection, Model], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    con, model = odd
    con.execute("UPDATE odd SET text = repeat('x', 32768) WHERE key = 1")
    found = write_workbook(con, model, {}, tmp_path / "odd.xlsx")
    assert [(p.code, p.severity, p.table, p.field, p.value) for p in found] == [
        ("workbook-limit", "warning", "odd", "text", "1")
    ]
    monkeypatch.setattr(workbook, "MOST_ROWS", 5)
    found = write_workbook(con, model, {}, tmp_path / "odd.xlsx")
    assert ("workbook-limit", None, "8") in [(p.code, p.field, p.value) for p in found]
    assert openpyxl.load_workbook(tmp_path / "odd.xlsx")["odd"].max_row == 5
    assert xlsxwriter.worksheet.Worksheet().xls_strmax == workbook.LONGEST_CELL
