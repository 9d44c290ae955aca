"""Ask the built database one question and print the answer."""

import csv
import json
import math
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import duckdb

from etl.model.project import Project


def ask(project: Project, sql: str, form: str) -> int:
    """Print the answer of the database as a table, CSV or JSON.

    Args:
        project: The repository; its database must have been built.
        sql: One query; the connection is read-only and reaches no other file.
        form: `table`, `csv` or `json`.

    Returns:
        0, or 1 when DuckDB refused the query; its own message then stands on standard error.

    Raises:
        ValueError: There is no database yet, or it is not one query.
        KeyboardInterrupt: The query was stopped.
    """
    found = sorted(project.data.glob("*.duckdb"))
    if not found:
        raise ValueError("there is no database yet: run `make` or `etl build` first")
    settings: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": False}
    # In a thread of its own, because DuckDB does not hear a Ctrl+C while it is at work.
    with duckdb.connect(str(found[0]), read_only=True, config=settings) as con, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(_answer, con, sql, form)
        try:
            return answer.result()
        except KeyboardInterrupt:
            con.interrupt()
            raise
        except duckdb.Error as error:
            print(error, file=sys.stderr)
            return 1


def _answer(con: duckdb.DuckDBPyConnection, sql: str, form: str) -> int:
    if (asked := len(con.extract_statements(sql))) != 1:
        raise ValueError(f"there are {asked} queries; ask one at a time")
    answer: Any = con.sql(sql)  # None for a statement without an answer
    if answer is None:
        return 0
    if form != "table":
        return _write(answer.columns, answer.fetchall(), form)
    width = None if sys.stdout.isatty() else 10_000
    answer.show(max_width=width, max_rows=100 if sys.stdout.isatty() else 1_000_000)
    return 0


def _write(columns: list[str], rows: list[tuple[Any, ...]], form: str) -> int:
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
        return 0
    twice = next((column for column in columns if columns.count(column) > 1), None)
    if twice is not None:
        print(f"a JSON object cannot hold two columns named {twice!r}: tell them apart with AS", file=sys.stderr)
        return 1
    objects = [{column: _plain(value) for column, value in zip(columns, row, strict=True)} for row in rows]
    print(json.dumps(objects, ensure_ascii=False, indent=2))
    return 0


def _cell(value: Any) -> Any:
    """A value as the published CSV writes it."""
    plain = _plain(value)
    if isinstance(plain, bool | list | dict):
        return json.dumps(plain, ensure_ascii=False)
    return plain


def _plain(value: Any) -> Any:
    """A value that JSON has; what is no number there, such as an infinite one, is text."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Decimal) and value.is_finite():
        return int(value) if value == value.to_integral_value() else float(value)
    if value is None or isinstance(value, str | bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return str(value)
