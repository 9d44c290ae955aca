"""pandera models of the tables, made from `schemas/`: they judge the Parquet, and what users have in frames."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

from etl.model.tables import Field, ForeignKey, Model, Table
from etl.problems import Problem, problem


def frame_model(table: Table, model: Model) -> pa.DataFrameSchema:
    """The pandera schema of a table: exactly its columns in their order, their types, all that `schemas/` says of them.

    References to other tables are no matter of one frame; `judge_parquet` looks at them.
    """
    keys = [table.primary_key, *table.unique_keys]
    return pa.DataFrameSchema(
        {field.name: _column(field, model) for field in table.fields},
        checks=[_unique(key) for key in keys],
        strict=True,
        ordered=True,
        name=table.name,
        title=table.title,
        description=table.description,
    )


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
        try:
            frame_model(table, model).validate(frame, lazy=True)
        except SchemaErrors as faults:
            problems += [_told(table, frame, case) for case in faults.failure_cases.iter_rows(named=True)]
            if set(table.by_name) - set(frame.columns):
                continue
        for key in table.foreign_keys:
            if set(key.target) <= set(frames[key.table].columns):
                problems += _references(table, frame, key, frames[key.table])
    return problems


def _column(field: Field, model: Model) -> pa.Column:
    return pa.Column(
        _dtype(field),
        checks=list(_checks(field, model)),
        nullable=not field.required,
        unique=bool(field.constraints.get("unique")),
        title=field.title,
        description=field.description,
    )


def _dtype(field: Field) -> pl.DataType | type[pl.DataType]:
    if field.decimal:
        return pl.Decimal(24, 6)
    return {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}[
        field.type
    ]


def _checks(field: Field, model: Model) -> Iterator[pa.Check]:
    limits = field.constraints
    if "pattern" in limits:
        yield pa.Check.str_matches(limits["pattern"])
    if "minLength" in limits or "maxLength" in limits:
        yield pa.Check.str_length(limits.get("minLength"), limits.get("maxLength"))
    if "minimum" in limits:
        yield pa.Check.ge(_limit(field, limits["minimum"]))
    if "maximum" in limits:
        yield pa.Check.le(_limit(field, limits["maximum"]))
    if field.vocabulary is not None:
        yield pa.Check.isin(list(model.vocabularies[field.vocabulary]))


def _limit(field: Field, value: Any) -> Any:
    return date.fromisoformat(value) if field.type == "date" else value


def _unique(key: tuple[str, ...]) -> pa.Check:
    """No two rows with one key; a key that is partly null is none."""

    def once(data: pa.PolarsData) -> pl.LazyFrame:
        whole = pl.all_horizontal(pl.col(*key).is_not_null())
        return data.lazyframe.select(~(whole & pl.struct(*key).is_duplicated()))

    # pandera's own `unique` takes one key a table and reports no row.
    return pa.Check(once, name=f"unique({', '.join(key)})", ignore_na=False)


def _told(table: Table, frame: pl.DataFrame, case: dict[str, Any]) -> Problem:
    check, index, found = str(case["check"]), case["index"], case["failure_case"]
    column = case["column"] if case["column"] in table.by_name else None
    if check.startswith("unique("):
        key = check.removeprefix("unique(").removesuffix(")").split(", ")
        column = key[-1]
        if index is not None:
            found = ", ".join(str(frame[name][index]) for name in key)
    row = "" if index is None else f" in row {index + 1}"
    told = f"pandera reports {check}: {table.name}{f'.{column}' if column else ''}{row} is {found!r}"
    return _at(table, told, column, found)


def _references(table: Table, frame: pl.DataFrame, key: ForeignKey, target: pl.DataFrame) -> Iterator[Problem]:
    known = frame.with_row_index("row of file").drop_nulls(key.fields)
    missing = known.join(target, left_on=key.fields, right_on=key.target, how="anti")
    for row in missing.sort("row of file").iter_rows(named=True):
        value = ", ".join(str(row[name]) for name in key.fields)
        told = (
            f"{table.name}.{key.fields[-1]} in row {row['row of file'] + 1} is {value!r},"
            f" which {key.table} does not hold"
        )
        yield _at(table, told, key.fields[-1], value)


def _at(table: Table, told: str, field: str | None, value: object) -> Problem:
    made = problem("pandera", told, table=table.name, field=field, value=value)
    return replace(made, file=f"data/{table.name}.parquet")
