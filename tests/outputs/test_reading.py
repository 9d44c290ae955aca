"""The files as pandas, polars and readr read them with their defaults: numbers are numbers, of one type everywhere.

readr is no package of Python. What it would guess is worked out from its documentation (`guess_max = 1000`; a column
without a value there is logical) by the pattern that it takes for a double.
"""

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from etl.answers import keep_answers
from etl.model.project import Project
from etl.model.tables import load_model
from etl.pages.unguessed import polars_line, readr_line, unguessed
from etl.publish.checked import tabulate
from tests import ROOT
from tests.shared import checked_small

DOUBLE = re.compile(r"-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
PANDAS = {"integer": "int64", "number": "float64"}
POLARS = {"integer": pl.Int64, "number": pl.Float64}


Files = tuple[Path, dict[str, dict[str, str]]]
"""Folder of a package's CSV, and the columns that are named of each."""


@cache
def record() -> dict[str, dict[str, str]]:
    project = Project(ROOT)
    model = load_model(project.schemas, project.vocabularies)
    con = tabulate(project, model).tables.con
    keep_answers(con)
    return unguessed(con, model)


@pytest.fixture(params=["small", pytest.param("record", marks=pytest.mark.slow)])
def files(request: pytest.FixtureRequest, package: Path) -> Files:
    """Those of the small project, just written, and those of the record, as they are committed."""
    if request.param == "record":
        return ROOT, record()
    checked = checked_small()
    return package, unguessed(checked.tables.con, checked.model)


def numbers(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Path of a CSV to the types of its number columns, by its schema."""
    for resource in json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        fields = json.loads((folder / resource["schema"]).read_text(encoding="utf-8"))["fields"]
        yield resource["path"], {f["name"]: f["type"] for f in fields if f["type"] in PANDAS}


def test_pandas_reads_every_number_column_as_numbers(files: Files) -> None:
    """Whole numbers with a gap among them are doubles there, for it has no empty integer."""
    for path, types in numbers(files[0]):
        frame = pd.read_csv(files[0] / path)
        if frame.empty:
            continue  # There is nothing to guess from.
        for column, type_ in types.items():
            gaps = frame[column].isna().any()
            assert str(frame[column].dtype) == ("float64" if gaps else PANDAS[type_]), f"{path} {column}"


def test_polars_reads_every_number_column_as_its_type_but_those_that_are_named(files: Files) -> None:
    folder, named = files
    for path, types in numbers(folder):
        guessed = pl.read_csv(folder / path).schema
        wrong = {column for column, type_ in types.items() if guessed[column] != POLARS[type_]}
        assert wrong == set(named.get(path, {})), path
        assert all(guessed[column] == pl.String for column in wrong)


def test_the_lines_name_the_types_that_the_schemas_say(files: Files) -> None:
    folder, named = files
    types = dict(numbers(folder))
    assert named
    for path, columns in named.items():
        line = polars_line(str(folder / path), columns)
        frame = eval(line, {"pl": pl})
        assert {column: frame.schema[column] for column in columns} == {c: POLARS[types[path][c]] for c in columns}


def test_readr_reads_every_number_column_as_doubles_but_those_that_are_named(files: Files) -> None:
    folder, named = files
    for path, types in numbers(folder):
        with (folder / path).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in types:
            values = [row[column] for row in rows[:1000] if row[column]]
            assert all(DOUBLE.fullmatch(value) for value in values)
            assert values or column in named[path], f"readr takes {path} {column} for logical"


def test_no_number_in_parquet_is_anything_but_a_whole_number_of_64_bits_or_a_double(package: Path) -> None:
    paths = sorted((package / "data").rglob("*.parquet"))
    assert len(paths) > 40
    physical = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
    for path in paths:
        schema = json.loads((package / "data" / "schemas" / f"{path.stem}.json").read_text(encoding="utf-8"))
        found = duckdb.execute(f"DESCRIBE FROM '{path}'").fetchall()
        assert [(r[0], r[1]) for r in found] == [(f["name"], physical[f["type"]]) for f in schema["fields"]], path.name


def test_people_are_whole_numbers_and_what_is_said_of_other_things_are_doubles(package: Path) -> None:
    types = {
        f"{path.stem}.{column}": type_
        for path in (package / "data").rglob("*.parquet")
        for column, type_, *_ in duckdb.execute(f"DESCRIBE FROM '{path}'").fetchall()
    }
    bounds = ("value", "low", "high")
    assert {types[f"casualties.{bound}"] for bound in bounds} == {"BIGINT"}
    assert {types[f"ged_shaped.{count}"] for count in ("best", "low", "high", "deaths_a")} == {"BIGINT"}
    held = ("figures", "claim_context", "tally_claims", "estimates", "event_deaths")
    assert {types[f"{table}.{bound}"] for table in held for bound in bounds} == {"DOUBLE"}


def test_a_column_is_named_by_what_its_first_hundred_rows_hold() -> None:
    """Nothing in a hundred rows, and the first value in the next: named; the first in the hundredth: not."""
    checked = checked_small()
    con = checked.tables.con.cursor()
    con.execute("BEGIN")
    con.execute("CREATE OR REPLACE TABLE loss_claims (late BIGINT, soon DOUBLE)")
    con.execute("INSERT INTO loss_claims SELECT NULL, NULL FROM range(99)")
    con.execute("INSERT INTO loss_claims VALUES (NULL, 0.5), (7, NULL)")
    try:
        assert unguessed(con, checked.model)["data/views/loss_claims.csv"] == {"late": "BIGINT"}
    finally:
        con.execute("ROLLBACK")


def test_the_readme_shows_one_of_the_lines() -> None:
    line = polars_line("data/vocabulary.csv", record()["data/vocabulary.csv"])
    assert line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()


def test_the_lines_as_they_are_written() -> None:
    columns = {"low": "DOUBLE", "people": "BIGINT"}
    assert polars_line("data/x.csv", columns) == (
        'pl.read_csv("data/x.csv", schema_overrides={"low": pl.Float64, "people": pl.Int64})'
    )
    assert readr_line("data/x.csv", columns) == (
        'readr::read_csv("data/x.csv", col_types = readr::cols(low = "d", people = "d"))'
    )
