"""Python values into a table, a column at a time; what `build` and `held` fill their tables with."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from etl.model.tables import Table


def insert(
    con: duckdb.DuckDBPyConnection,
    table: str,
    columns: Mapping[str, tuple[str, list[Any]]],
    copied: list[str] | None = None,
    claims: list[int] | None = None,
) -> None:
    """Insert columns of values; those in `copied` come from the rows of `claims` that are named beside them."""
    if not next(iter(columns.values()))[1]:
        return
    filled = {name: typed for name, typed in columns.items() if any(v is not None for v in typed[1])}
    # As JSON a column of Python objects reaches DuckDB in half the time that a list of them takes.
    lists = [f"""unnest(from_json(?, '["{type_}"]')) AS "{name}" """ for name, (type_, _) in filled.items()]
    values = [json.dumps(values, ensure_ascii=False, default=str) for _, values in filled.values()]
    names = [f'"{name}"' for name in filled]
    if claims is None:
        con.execute(f'INSERT INTO "{table}" ({", ".join(names)}) SELECT {", ".join(lists)}', values)
        return
    names += [f'"{name}"' for name in copied or ()]
    taken = [f'own."{name}"' for name in filled] + [f'claims."{name}"' for name in copied or ()]
    con.execute(
        f"""INSERT INTO "{table}" ({", ".join(names)}) SELECT {", ".join(taken)}
        FROM (SELECT {", ".join(lists)}, unnest(from_json(?, '["BIGINT"]')) AS claim_row) AS own
        INNER JOIN claims ON own.claim_row = claims."row" """,
        [*values, json.dumps(claims)],
    )


def columns_of(table: Table) -> dict[str, str]:
    """Column to its SQL type, the number of the row before the published ones."""
    return {"row": "BIGINT"} | {field.name: field.sql_type for field in table.fields}


def create(con: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, str]) -> None:
    """Make a table of columns and their SQL types, unless it is there."""
    typed = ", ".join(f'"{name}" {type_}' for name, type_ in columns.items())
    con.execute(f'CREATE TABLE IF NOT EXISTS "{table}" ({typed})')


def insert_rows(
    con: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Insert rows of values, the SQL types of their columns beside them."""
    values = [list(column) for column in zip(*rows, strict=True)]
    if values:
        insert(con, table, {name: (columns[name], of) for name, of in zip(columns, values, strict=True)})
