"""Parquet read back: values, types and descriptions."""

import json
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from etl.model.tables import Model
from etl.outputs.parquet import write_parquet
from etl.publish.checked import Checked
from tests.outputs.written import metadata

SQL_TYPES = {"BIGINT": pl.Int64, "VARCHAR": pl.String, "DATE": pl.Date, "BOOLEAN": pl.Boolean, "DOUBLE": pl.Float64}


def test_parquet_holds_types_and_descriptions(package: Path, checked: Checked) -> None:
    for table in checked.model:
        path = package / "data" / f"{table.name}.parquet"
        frame = pl.read_parquet(path)
        expected = [SQL_TYPES[f.sql_type] for f in table.fields]
        assert frame.columns == [field.name for field in table.fields]
        assert frame.dtypes == expected
        about = metadata(path)
        assert about["title"] == table.title
        assert about["description"] == table.description
        assert {f.name: about[f"column:{f.name}"] for f in table.fields} == {
            f.name: f.description for f in table.fields
        }
        schema = json.loads(about["schema"])
        assert [field["name"] for field in schema["fields"]] == frame.columns


def test_parquet_is_compressed_with_zstd(package: Path) -> None:
    path = package / "data" / "vocabulary.parquet"
    found = duckdb.execute("SELECT DISTINCT compression FROM parquet_metadata(?)", [str(path)]).fetchall()
    assert found == [("ZSTD",)]


def test_parquet_of_awkward_values(odd: tuple[duckdb.DuckDBPyConnection, Model], tmp_path: Path) -> None:
    con, model = odd
    write_parquet(con, model, tmp_path)
    frame = pl.read_parquet(tmp_path / "odd.parquet")
    assert frame["key"].to_list() == [1, 2, 3, 4, 5, 6, 9, 10]
    assert frame.row(7) == (
        10, 'a "mark", then, commas', 9_007_199_254_740_993, 33.0, 33.0, date(2020, 2, 27), True,
    )  # fmt: skip
    assert metadata(tmp_path / "odd.parquet")["column:text"] == 'About text; it\'s "odd".'
