"""Number columns of the CSV that stand empty in their first rows, and the lines that load these files with their types.

A reader that guesses a column's type from its first rows takes such a column for text or for truth values: polars looks
at 100 rows (`infer_schema_length`), readr at 1,000 (`guess_max`). pandas reads all rows before it decides.
"""

from collections.abc import Mapping

import duckdb

from etl.model.sql import name, order
from etl.model.table import SQL_TYPES
from etl.model.tables import Model
from etl.rules import find_views

GUESSED_FROM = 100
"""Rows that the reader of the fewest looks at: what it guesses, the others guess too."""
POLARS = {SQL_TYPES["integer"]: "pl.Int64", SQL_TYPES["number"]: "pl.Float64"}
"""SQL type of a number column to its name in polars. readr knows one for both, `d`: its `i` has 32 bits."""


def unguessed(con: duckdb.DuckDBPyConnection, model: Model) -> dict[str, dict[str, str]]:
    """Path of a CSV to its number columns without a value in the first rows, each with its SQL type.

    Args:
        con: A connection that holds the tables and the answers.
        model: The tables.
    """
    files = {f"data/{table.name}.csv": (table.name, f" ORDER BY {order(table)}") for table in model}
    files |= {f"data/views/{view.name}.csv": (view.name, "") for view in find_views()}
    found = {}
    for path, (held, ordered) in files.items():
        types = {column: type_ for column, type_, *_ in con.execute(f"DESCRIBE {name(held)}").fetchall()}
        numbers = {column: type_ for column, type_ in types.items() if type_ in POLARS and column != "row"}
        if not numbers:
            continue
        counts = ", ".join(f"count({name(column)})" for column in numbers)
        first = f"(SELECT * FROM {name(held)}{ordered} LIMIT {GUESSED_FROM}) AS first_rows"
        filled = con.execute(f"SELECT {counts} FROM {first}").fetchone() or ()
        empty = {column: numbers[column] for column, values in zip(numbers, filled, strict=True) if not values}
        if empty:
            found[path] = empty
    return found


def polars_line(path: str, columns: Mapping[str, str]) -> str:
    """The line that loads a CSV with polars, the types of these columns named."""
    types = ", ".join(f'"{column}": {POLARS[type_]}' for column, type_ in columns.items())
    return f'pl.read_csv("{path}", schema_overrides={{{types}}})'


def readr_line(path: str, columns: Mapping[str, str]) -> str:
    """The line that loads a CSV with readr, the types of these columns named."""
    types = ", ".join(f'{column} = "d"' for column in columns)
    return f'readr::read_csv("{path}", col_types = readr::cols({types}))'
