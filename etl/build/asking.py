"""Ask the built database one question and print the answer."""

import csv
import json
import sys
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
        ValueError: There is no database yet.
    """
    found = sorted(project.data.glob("*.duckdb"))
    if not found:
        raise ValueError("there is no database yet: run `make` or `etl build` first")
    settings: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": False}
    with duckdb.connect(str(found[0]), read_only=True, config=settings) as con:
        try:
            answer: Any = con.sql(sql)  # None for a statement without an answer
            if answer is None:
                return 0
            if form == "table":
                width = None if sys.stdout.isatty() else 10_000
                answer.show(max_width=width, max_rows=100 if sys.stdout.isatty() else 1_000_000)
            else:
                _write(answer.columns, answer.fetchall(), form)
        except duckdb.Error as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def _write(columns: list[str], rows: list[tuple[Any, ...]], form: str) -> None:
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    else:
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        print(json.dumps(objects, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)
