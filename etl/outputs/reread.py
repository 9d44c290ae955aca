"""The Parquet read back with polars, and judged by what `schemas/` says of its columns.

One query a table tells whether all is well. Only what is not is handed to pandera, which says where: it takes half a
second to load, and a query for each limit of each column.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from etl.model.tables import Field, ForeignKey, Model, Table
from etl.problems import Problem, problem


def judge_parquet(folder: Path, model: Model) -> list[Problem]:
    """What is wrong with the Parquet files, read back with polars.

    Args:
        folder: Folder of `<table>.parquet`.
        model: The tables.

    Returns:
        One problem a value, key or reference; files are named `data/<table>.parquet`.

    Raises:
        OSError: A file is not there.
    """
    frames = {table.name: pl.read_parquet(folder / f"{table.name}.parquet") for table in model}
    problems: list[Problem] = []
    for table in model:
        frame = frames[table.name]
        if not _sound(table, frame, model):
            from etl.outputs.frames import frame_faults  # noqa: PLC0415 - pandera is slow to load

            problems += frame_faults(table, frame, model)
            if set(table.by_name) - set(frame.columns):
                continue
        for key in table.foreign_keys:
            if set(key.target) <= set(frames[key.table].columns):
                problems += _references(table, frame, key, frames[key.table])
    return problems


def _sound(table: Table, frame: pl.DataFrame, model: Model) -> bool:
    """Whether a frame has its table's columns and types, and no row breaks a limit of one column or a key."""
    if list(frame.schema.items()) != [(field.name, dtype(field)) for field in table.fields]:
        return False
    wrong = [one for field in table.fields for one in _wrong(field, model)]
    keys = (table.primary_key, *table.unique_keys)
    wrong += [pl.struct(*key).is_duplicated() & pl.all_horizontal(pl.col(*key).is_not_null()) for key in keys]
    return not frame.lazy().select(pl.any_horizontal(one.any() for one in wrong)).collect().item()


def _wrong(field: Field, model: Model) -> Iterator[pl.Expr]:
    """Expressions that are true of a row that breaks a limit of a column."""
    column, limits = pl.col(field.name), field.constraints
    if field.required:
        yield column.is_null()
    if limits.get("unique"):
        yield column.is_duplicated() & column.is_not_null()
    if "pattern" in limits:
        yield ~column.str.contains(f"^(?:{limits['pattern']})$")
    if "minLength" in limits:
        yield column.str.len_chars() < limits["minLength"]
    if "maxLength" in limits:
        yield column.str.len_chars() > limits["maxLength"]
    if "minimum" in limits:
        yield column < limit(field, limits["minimum"])
    if "maximum" in limits:
        yield column > limit(field, limits["maximum"])
    if field.vocabulary is not None:
        yield ~column.is_in(list(model.vocabularies[field.vocabulary]))


def dtype(field: Field) -> pl.DataType | type[pl.DataType]:
    """The type of a column in polars."""
    return {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}[
        field.type
    ]


def limit(field: Field, value: Any) -> Any:
    """A limit of a column's values, as polars compares with them."""
    return date.fromisoformat(value) if field.type == "date" else value


def _references(table: Table, frame: pl.DataFrame, key: ForeignKey, target: pl.DataFrame) -> Iterator[Problem]:
    known = frame.with_row_index("row of file").drop_nulls(key.fields)
    missing = known.join(target, left_on=key.fields, right_on=key.target, how="anti")
    for row in missing.sort("row of file").iter_rows(named=True):
        value = ", ".join(str(row[name]) for name in key.fields)
        told = (
            f"{table.name}.{key.fields[-1]} in row {row['row of file'] + 1} is {value!r},"
            f" which {key.table} does not hold"
        )
        yield refused(table, told, key.fields[-1], value)


def refused(table: Table, told: str, field: str | None, value: object) -> Problem:
    """The problem of a value in the Parquet of a table."""
    made = problem("pandera", told, table=table.name, field=field, value=value)
    return replace(made, file=f"data/{table.name}.parquet")
