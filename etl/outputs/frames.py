"""pandera models of the tables, made from `schemas/`: they judge what users have in frames, and say what is wrong."""

from collections.abc import Iterator
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

from etl.model.tables import Field, Model, Table
from etl.outputs.reread import dtype, limit, refused
from etl.problems import Problem


def frame_model(table: Table, model: Model) -> pa.DataFrameSchema:
    """The pandera schema of a table: exactly its columns in their order, their types, all that `schemas/` says of them.

    References to other tables are no matter of one frame; `reread` looks at them.
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


def frame_faults(table: Table, frame: pl.DataFrame, model: Model) -> Iterator[Problem]:
    """One problem a value or key that pandera refuses in a frame read from `data/<table>.parquet`."""
    try:
        frame_model(table, model).validate(frame, lazy=True)
    except SchemaErrors as found:
        yield from (_told(table, frame, case) for case in found.failure_cases.iter_rows(named=True))


def _column(field: Field, model: Model) -> pa.Column:
    return pa.Column(
        dtype(field),
        checks=list(_checks(field, model)),
        nullable=not field.required,
        unique=bool(field.constraints.get("unique")),
        title=field.title,
        description=field.description,
    )


def _checks(field: Field, model: Model) -> Iterator[pa.Check]:
    limits = field.constraints
    if "pattern" in limits:
        yield pa.Check.str_matches(limits["pattern"])
    if "minLength" in limits or "maxLength" in limits:
        yield pa.Check.str_length(limits.get("minLength"), limits.get("maxLength"))
    if "minimum" in limits:
        yield pa.Check.ge(limit(field, limits["minimum"]))
    if "maximum" in limits:
        yield pa.Check.le(limit(field, limits["maximum"]))
    if field.vocabulary is not None:
        yield pa.Check.isin(list(model.vocabularies[field.vocabulary]))


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
    return refused(table, told, column, found)
