"""The answers as files, CSV and Parquet, for those who use no database."""

import json
from pathlib import Path

import duckdb

from etl.model.sql import name
from etl.model.tables import Model
from etl.outputs.csv import copy_csv
from etl.outputs.descriptor import VIEWS
from etl.outputs.parquet import copy_parquet
from etl.outputs.registry import Described, Edition, Output
from etl.outputs.schemas import view_schema
from etl.problems import Problem
from etl.rules import View, find_views
from etl.rules.columns import view_columns
from etl.tables.threads import one_thread


def write_views(
    con: duckdb.DuckDBPyConnection, model: Model, folder: Path, views: tuple[View, ...] | None = None
) -> list[Described]:
    """Write `<view>.csv` and `<view>.parquet` for every view.

    Args:
        con: The connection that holds the tables and the answers.
        model: The tables.
        folder: An existing folder.
        views: The views; all of `etl.rules` when absent.

    Returns:
        The views with their columns, by name.

    Raises:
        duckdb.Error: An answer is missing, or a file cannot be written.
    """
    written: list[Described] = []
    with one_thread(con) as cursor:
        for view in find_views() if views is None else views:
            rows = f"FROM {name(view.name)}"
            columns = view_columns(cursor, model, view)
            about = {
                "title": view.title,
                "description": view.description,
                "sql": view.sql,
                "schema": json.dumps(view_schema(columns, model), ensure_ascii=False),
                **{f"column:{column.name}": column.description for column in columns},
            }
            cells = [(column.name, column.type) for column in columns]
            copy_csv(cursor, cells, rows, folder / f"{view.name}.csv")
            copy_parquet(cursor, rows, about, folder / f"{view.name}.parquet")
            written.append((view, columns))
    return written


def _write(edition: Edition) -> list[Problem]:
    folder = edition.data / VIEWS
    folder.mkdir()
    edition.views = write_views(edition.con, edition.model, folder)
    return []


OUTPUT = Output(
    "views", 20, ("views", "Views, as Parquet and CSV"), _write, (".csv", ".parquet"), VIEWS, described=True
)
