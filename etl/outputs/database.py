"""One `.duckdb` file: tables with keys, vocabularies and comments, the answers as tables beside them, living views.

The answers stand in `main` under the names of their views. The views themselves stand in the schema `rules`: they
compute their rows anew from the tables and from each other. Written in the storage of DuckDB 1.0, so that every DuckDB
from 1.1 on and the one in the browser open it. Attached under another name, `USE` it before asking `rules`.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import duckdb

from etl.model.sql import literal, name, names, order
from etl.model.tables import Field, Model, Table
from etl.model.tongue import later
from etl.outputs.registry import EVERYTHING, Described, Edition, Output
from etl.problems import Problem
from etl.rules import find_views, in_order
from etl.rules.columns import view_columns
from etl.rules.parsed import LIVING, living

ALIAS = "published"


def write_database(
    con: duckdb.DuckDBPyConnection, model: Model, path: Path, views: Iterable[Described] | None = None
) -> None:
    """Write the database file, in place of one that may be there.

    Args:
        con: The connection that holds the tables and the answers, in its first database and schema.
        model: The tables.
        path: The file.
        views: All views of `etl.rules` with their columns; asked of the connection when absent.

    Raises:
        duckdb.Error: The file cannot be written, or a row breaks a constraint of the database.
        OSError: The file that is there cannot be removed.
    """
    described = views or [(view, view_columns(con, model, view)) for view in find_views()]
    path.unlink(missing_ok=True)
    cursor = con.cursor()
    here = cursor.execute("SELECT current_database()").fetchone()
    assert here is not None
    source = f"{name(str(here[0]))}.main"
    # A small block: the file is sent over the network, and at the default most of it would be empty.
    # Looking for what FSST could save takes a third of the writing, and a packed file is no smaller for it.
    cursor.execute("SET disabled_compression_methods = 'fsst'")
    # Rows are copied and columns explained: a thousand statements in which there is nothing to optimise.
    cursor.execute("PRAGMA disable_optimizer")
    cursor.execute(f"ATTACH {literal(path.as_posix())} AS {ALIAS} (STORAGE_VERSION 'v1.0.0', BLOCK_SIZE 16384)")
    try:
        cursor.execute(f"USE {ALIAS}")
        cursor.execute("BEGIN")
        for table in model:
            cursor.execute(create_table(table, model))
            columns, rows = names(table.by_name), f"FROM {source}.{name(table.name)} ORDER BY {order(table)}"
            cursor.execute(f"INSERT INTO {name(table.name)} SELECT {columns} {rows}")
            _comment(cursor, table.name, f"{table.title}. {table.description}", table.fields)
        for view, told in described:
            cursor.execute(f"CREATE TABLE {name(view.name)} AS FROM {source}.{name(view.name)}")
            _comment(cursor, view.name, view.description, told)
        _living(cursor)
        cursor.execute("COMMIT")
        cursor.execute(f"CHECKPOINT {ALIAS}")
    except BaseException:
        with suppress(duckdb.Error):  # Nothing to roll back when it was the COMMIT or what follows it that failed.
            cursor.execute("ROLLBACK")
        raise
    finally:
        cursor.execute(f"USE {name(str(here[0]))}")
        cursor.execute(f"DETACH {ALIAS}; RESET disabled_compression_methods")
        cursor.close()


def create_table(table: Table, model: Model) -> str:
    """The CREATE TABLE statement of a table.

    A reference to the table itself is left out: DuckDB fails on it even when the rows come parents first.
    """
    parts = [_column(field, model) for field in table.fields]
    parts.append(f"PRIMARY KEY ({names(table.primary_key)})")
    parts += [f"UNIQUE ({names(key)})" for key in table.unique_keys]
    parts += [
        f"FOREIGN KEY ({names(key.fields)}) REFERENCES {name(key.table)} ({names(key.target)})"
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


def _comment(cursor: duckdb.DuckDBPyConnection, table: str, about: str, columns: Iterable[Field]) -> None:
    told = [f"COMMENT ON COLUMN {name(table)}.{name(one.name)} IS {literal(one.description)}" for one in columns]
    cursor.execute(";".join((f"COMMENT ON TABLE {name(table)} IS {literal(about)}", *told)))


def _living(cursor: duckdb.DuckDBPyConnection) -> None:
    """The views in a schema of their own, the last first: each is bound to answers, and not to views upon views."""
    views = in_order(cursor)
    cursor.execute(f"CREATE SCHEMA {LIVING}")
    for view in views:
        cursor.execute(f"CREATE VIEW {LIVING}.{name(view.name)} AS FROM main.{name(view.name)}")
    for view in reversed(views):
        living_view = f"{LIVING}.{name(view.name)}"
        about = literal(f"Computes `{view.name}` anew from the tables. {view.description}")
        cursor.execute(f"CREATE OR REPLACE VIEW {living_view} AS {living(view.sql)}")
        cursor.execute(f"COMMENT ON VIEW {living_view} IS {about}")


def _write(edition: Edition) -> list[Problem]:
    write_database(edition.con, edition.model, edition.data / f"{edition.head['name']}.duckdb", edition.views)
    return []


HOLDS = later("Database: all tables, keys, comments and views")
OUTPUT = Output("database", 50, EVERYTHING, _write, (".duckdb",), holds=HOLDS)
