"""The tables of a check as a package, so that seeds can be compared with what is published before anything is built."""

import json
from dataclasses import replace
from pathlib import Path

import duckdb

from etl.answers import keep_answers
from etl.changes.sources import DESCRIPTOR, Package, open_package
from etl.model.sql import name
from etl.model.tables import Model
from etl.outputs.csv import copy_csv, write_csv
from etl.outputs.descriptor import VIEWS
from etl.rules import find_views


def standing_package(con: duckdb.DuckDBPyConnection, model: Model, folder: Path) -> Package:
    """The tables on a connection, and the answers whose rows have a key, as `compare` reads them.

    Args:
        con: The connection; answers that it lacks are computed and kept on it.
        model: The tables.
        folder: An empty folder, in which they stand as CSV while the package is read.

    Raises:
        duckdb.Error: An answer cannot be computed from the tables.
        OSError: A file cannot be written.
    """
    views = [view for view in find_views() if view.key]
    keep_answers(con, {view.name for view in views})
    (folder / "data" / VIEWS).mkdir(parents=True)
    write_csv(con, model, folder / "data")
    resources = []
    for table in model:
        fields = [{"name": field.name, "type": field.type} for field in table.fields]
        schema = {"fields": fields, "primaryKey": list(table.primary_key)}
        resources.append({"name": table.name, "path": f"data/{table.name}.csv", "schema": schema})
    for view in views:
        columns = [column for column, *_ in con.execute(f"DESCRIBE {name(view.name)}").fetchall()]
        path = f"data/{VIEWS}/{view.name}.csv"
        copy_csv(con, columns, f"FROM {name(view.name)}", folder / path)
        schema = {"fields": [{"name": column} for column in columns]}
        resources.append({"name": view.name, "path": path, "schema": schema})
    (folder / DESCRIPTOR).write_text(json.dumps({"resources": resources}), encoding="utf-8")
    return replace(open_package(str(folder), folder), label="the seeds")
