"""The small project as its tables and as its written package, and a table of awkward values."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.model.project import PACKAGE_SCHEMAS
from etl.model.tables import Model, _read, load_model
from etl.publish.checked import Checked
from tests.shared import built_project, checked_small, once


@pytest.fixture
def checked() -> Checked:
    """The tables of the small project, with its answers."""
    return checked_small()


@pytest.fixture
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the small project publishes, and nothing else; not to be changed."""
    built = built_project(tmp_path_factory)

    def make(folder: Path) -> Path:
        shutil.copytree(built / "data", folder / "data")
        shutil.copyfile(built / "datapackage.json", folder / "datapackage.json")
        return folder

    return once(tmp_path_factory, "package", make)


@pytest.fixture
def odd() -> tuple[duckdb.DuckDBPyConnection, Model]:
    """A table of awkward values."""
    types = {"key": "integer", "text": "string", "count": "integer", "size": "number", "amount": "number"}
    types |= {"day": "date", "flag": "boolean"}
    fields: list[dict[str, Any]] = [
        {"name": name, "type": type_, "title": name, "description": f'About {name}; it\'s "odd".'}
        for name, type_ in types.items()
    ]
    schema = {"$schema": "…", "name": "odd", "title": "Odd", "description": "Awkward.", "fields": fields}
    model = replace(load_model(PACKAGE_SCHEMAS), tables={"odd": _read({**schema, "primaryKey": ["key"]}, "odd")})
    con = duckdb.connect()
    columns = ", ".join(f'"{field.name}" {field.sql_type}' for field in model["odd"].fields)
    con.execute(f'CREATE TABLE odd ("row" BIGINT, {columns})')
    rows: list[tuple[Any, ...]] = [
        (10, 'a "mark", then, commas', 9_007_199_254_740_993, 33.0, 33.0, date(2020, 2, 27), True),
        (9, "=1+1", 0, 0.1, 100.0, None, False),
        (1, "https://example.org", None, -36.5, 0.5, None, None),
        (2, "two\nlines", 1, 1e21, 1234567.000001, date(1999, 12, 31), None),
        (3, None, None, None, None, None, None),
        (4, "“İdlib” 🙂 إدلب", -5, 100.0, 0.0, None, None),
        (5, "0012", 1, 1.0, -20.0, None, None),
        (6, " led and followed by blanks ", 1, 1.0, 1.0, None, None),
    ]
    for number, row in enumerate(rows):
        con.execute("INSERT INTO odd VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [number, *row])
    return con, model
