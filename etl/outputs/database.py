"""One `.duckdb` file: tables with keys, vocabularies and comments, and the views inside.

Written in the storage of DuckDB 1.0, so that every DuckDB from 1.1 on and the one in the browser open it. Attached
under another name, `USE` it before asking the views.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import duckdb

from etl.model.tables import Field, Model, Table
from etl.outputs.descriptor import Described
from etl.outputs.sql import literal, name, order
from etl.rules import ViewColumn, find_views, view_columns

ALIAS = "published"


def write_database(
    con: duckdb.DuckDBPyConnection, model: Model, path: Path, views: Iterable[Described] | None = None
) -> None:
    """Write the database file, in place of one that may be there.

    Args:
        con: The connection that holds the tables, in its first database and schema.
        model: The tables.
        path: The file.
        views: All views of `etl.rules` with their columns; asked of the connection, which then holds them, when absent.

    Raises:
        duckdb.Error: The file cannot be written, or a row breaks a constraint of the database.
        OSError: The file that is there cannot be removed.
    """
    described = views or [(view, view_columns(con, model, view)) for view in find_views()]
    path.unlink(missing_ok=True)
    cursor = con.cursor()
    here = cursor.execute("SELECT current_database()").fetchone()
    assert here is not None
    # A small block: the file is sent over the network, and at the default most of it would be empty.
    cursor.execute(f"ATTACH {literal(path.as_posix())} AS {ALIAS} (STORAGE_VERSION 'v1.0.0', BLOCK_SIZE 16384)")
    try:
        cursor.execute(f"USE {ALIAS}")
        cursor.execute("BEGIN")
        for table in model:
            cursor.execute(create_table(table, model))
            columns = ", ".join(name(field.name) for field in table.fields)
            source = f"{name(str(here[0]))}.main.{name(table.name)}"
            cursor.execute(
                f"INSERT INTO {name(table.name)} SELECT {columns}"
                f" FROM {source} AS {name(table.name)} ORDER BY {order(table)}"
            )
            _comment(cursor, "TABLE", table)
        _views(cursor, {view.name: columns for view, columns in described})
        cursor.execute("COMMIT")
        cursor.execute(f"CHECKPOINT {ALIAS}")
    except BaseException:
        with suppress(duckdb.Error):  # Nothing to roll back when it was the COMMIT or what follows it that failed.
            cursor.execute("ROLLBACK")
        raise
    finally:
        cursor.execute(f"USE {name(str(here[0]))}")
        cursor.execute(f"DETACH {ALIAS}")
        cursor.close()


def create_table(table: Table, model: Model) -> str:
    """The CREATE TABLE statement of a table.

    A reference to the table itself is left out: DuckDB fails on it even when the rows come parents first.
    """
    parts = [_column(field, model) for field in table.fields]
    parts.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    parts += [f"UNIQUE ({_names(key)})" for key in table.unique_keys]
    parts += [
        f"FOREIGN KEY ({_names(key.fields)}) REFERENCES {name(key.table)} ({_names(key.target)})"
        for key in table.foreign_keys
        if key.table != table.name
    ]
    body = ",\n  ".join(parts)
    return f"CREATE TABLE {name(table.name)} (\n  {body}\n)"


def _column(field: Field, model: Model) -> str:
    column = name(field.name)
    text = f"{column} {field.sql_type}"
    if field.required:
        text += " NOT NULL"
    if field.constraints.get("unique"):
        text += " UNIQUE"
    if field.vocabulary is not None:
        terms = ", ".join(literal(term) for term in model.vocabularies[field.vocabulary])
        text += f" CHECK ({column} IN ({terms}))"
    return text


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(name(column) for column in columns)


def _comment(cursor: duckdb.DuckDBPyConnection, kind: str, table: Table) -> None:
    about = literal(f"{table.title}. {table.description}")
    told = ((field.name, field.description) for field in table.fields)
    cursor.execute(f"COMMENT ON {kind} {name(table.name)} IS {about};{_on_columns(table.name, told)}")


def _views(cursor: duckdb.DuckDBPyConnection, columns: Mapping[str, Iterable[ViewColumn]]) -> None:
    for view in find_views():
        cursor.execute(f"CREATE VIEW {name(view.name)} AS {view.sql}")
        told = ((column.name, column.description) for column in columns[view.name])
        about = literal(view.description)
        cursor.execute(f"COMMENT ON VIEW {name(view.name)} IS {about};{_on_columns(view.name, told)}")


def _on_columns(table: str, told: Iterable[tuple[str, str]]) -> str:
    return ";".join(f"COMMENT ON COLUMN {name(table)}.{name(column)} IS {literal(text)}" for column, text in told)
