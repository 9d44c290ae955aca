"""Parquet: the same rows with real types, and their descriptions inside the file.

The key-value metadata of a file holds `title`, `description`, `schema` (the Table Schema as JSON) and, for each column,
`column:<name>`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from etl.model.sql import literal, select
from etl.model.tables import Model, Table
from etl.model.tongue import later
from etl.outputs.registry import Edition, Output
from etl.outputs.schemas import table_schema
from etl.problems import Problem
from etl.rules import View
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
            copy_parquet(cursor, select(table), table, table_schema(table, model), folder / f"{table.name}.parquet")


def copy_parquet(
    con: duckdb.DuckDBPyConnection, query: str, held: Table | View, schema: Mapping[str, Any], path: Path, **more: str
) -> None:
    """Write one Parquet file.

    Args:
        con: A connection.
        query: A SELECT that orders its rows.
        held: What it holds.
        schema: The Table Schema of that.
        path: The file.
        more: More of the file's key-value metadata.
    """
    about = {"title": held.title, "description": held.description, **more}
    about["schema"] = json.dumps(schema, ensure_ascii=False)
    about |= {f"column:{field['name']}": field["description"] for field in schema["fields"]}
    metadata = ", ".join(f"{literal(key)}: {literal(text)}" for key, text in about.items())
    con.execute(
        f"COPY ({query}) TO {literal(path.as_posix())} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{metadata}}})"
    )


def _write(edition: Edition) -> list[Problem]:
    from etl.outputs.reread import judge_parquet  # noqa: PLC0415 - polars loads while answers are computed

    write_parquet(edition.con, edition.model, edition.data)
    return judge_parquet(edition.data, edition.model)


OUTPUT = Output("Parquet", 40, ("parquet", later("Parquet, a file a table")), _write, (".parquet",), answers=False)
