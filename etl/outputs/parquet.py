"""Parquet: the same rows with real types, and their descriptions inside the file.

The key-value metadata of a file holds `title`, `description`, `schema` (the Table Schema as JSON) and, for each column,
`column:<name>`.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.model.sql import literal, select
from etl.model.tables import Model
from etl.outputs.registry import Edition, Output
from etl.outputs.schemas import table_schema
from etl.problems import Problem
from etl.tables.threads import one_thread


def write_parquet(con: duckdb.DuckDBPyConnection, model: Model, folder: Path) -> None:
    """Write `<table>.parquet` for every table.

    Args:
        con: The connection that holds the tables.
        model: The tables.
        folder: An existing folder.

    Raises:
        duckdb.Error: A file cannot be written.
    """
    with one_thread(con) as cursor:
        for table in model:
            about = {
                "title": table.title,
                "description": table.description,
                "schema": json.dumps(table_schema(table, model), ensure_ascii=False),
                **{f"column:{field.name}": field.description for field in table.fields},
            }
            copy_parquet(cursor, select(table), about, folder / f"{table.name}.parquet")


def copy_parquet(con: duckdb.DuckDBPyConnection, query: str, about: Mapping[str, str], path: Path) -> None:
    """Write one Parquet file.

    Args:
        con: A connection.
        query: A SELECT that orders its rows.
        about: The file's key-value metadata.
        path: The file.
    """
    metadata = ", ".join(f"{literal(key)}: {literal(text)}" for key, text in about.items())
    con.execute(
        f"COPY ({query}) TO {literal(path.as_posix())} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{metadata}}})"
    )


def _write(edition: Edition) -> list[Problem]:
    from etl.outputs.reread import judge_parquet  # noqa: PLC0415 - polars loads while frictionless is at work

    write_parquet(edition.con, edition.model, edition.data)
    return judge_parquet(edition.data, edition.model)


OUTPUT = Output("Parquet", 40, ("parquet", "Parquet, a file a table"), _write, (".parquet",))
