"""The answers as files, CSV and Parquet, for those who use no database."""

from etl.model.sql import name
from etl.model.tongue import later
from etl.outputs.csv import copy_csv
from etl.outputs.descriptor import VIEWS
from etl.outputs.parquet import copy_parquet
from etl.outputs.registry import Edition, Output
from etl.outputs.schemas import view_schema
from etl.problems import Problem
from etl.rules import find_views
from etl.rules.columns import view_columns
from etl.tables.threads import one_thread


def _write(edition: Edition) -> list[Problem]:
    """Write `<view>.csv` and `<view>.parquet` for every view, and note the columns of each in the edition."""
    folder = edition.data / VIEWS
    folder.mkdir()
    with one_thread(edition.con) as cursor:
        for view in find_views():
            rows, columns = f"FROM {name(view.name)}", view_columns(cursor, edition.model, view)
            copy_csv(cursor, [column.name for column in columns], rows, folder / f"{view.name}.csv")
            schema = view_schema(columns, edition.model)
            copy_parquet(cursor, rows, view, schema, folder / f"{view.name}.parquet", sql=view.sql)
            edition.views.append((view, columns))
    return []


OUTPUT = Output(
    "views", 20, ("views", later("Views, as Parquet and CSV")), _write, (".csv", ".parquet"), VIEWS, described=True
)
