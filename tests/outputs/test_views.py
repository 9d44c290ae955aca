"""The answers as files, and what their columns mean."""

import csv
from pathlib import Path

import polars as pl
import pytest

from etl.publish.checked import Checked
from etl.rules import View, find_views
from etl.rules.columns import view_columns
from tests.outputs.written import metadata


def test_views_stand_as_csv_and_parquet(package: Path, checked: Checked) -> None:
    for view in find_views():
        path = package / "data" / "views" / f"{view.name}.parquet"
        frame = pl.read_parquet(path)
        rows = checked.tables.con.execute(view.sql).fetchall()
        assert frame.rows() == rows
        with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
            read = list(csv.reader(file))
        assert read[0] == frame.columns
        assert len(read) == len(rows) + 1
        assert metadata(path)["description"] == view.description


def test_a_view_column_means_what_its_table_says_or_its_head(checked: Checked) -> None:
    con, model = checked.tables.con.cursor(), checked.model
    sql = "SELECT c.claim_id, c.exact AS words FROM claims AS c"
    con.execute(f"CREATE OR REPLACE TEMP VIEW told AS {sql}")
    told = View("told", "t", "d", {"words": "The words."}, sql)
    found = {column.name: column.description for column in view_columns(con, model, told)}
    assert found == {"claim_id": model["claims"].by_name["claim_id"].description, "words": "The words."}
    with pytest.raises(ValueError, match=r"told\.sql must explain words: add `-- words: …`"):
        view_columns(con, model, View("told", "t", "d", {}, sql))
    with pytest.raises(ValueError, match="no vocabulary 'colours'"):
        view_columns(con, model, View("told", "t", "d", {"words": "A colour."}, sql, vocabularies={"words": "colours"}))
    con.execute("CREATE OR REPLACE TEMP VIEW told AS SELECT [1] AS words")
    with pytest.raises(ValueError, match=r"told\.words is INTEGER\[\]: cast it to one of the types of the tables"):
        view_columns(con, model, told)
    con.execute("DROP VIEW told")
