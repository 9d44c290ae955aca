"""The database read back, and what it refuses."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from etl.outputs.database import write_database
from etl.publish.checked import Checked
from etl.rules import find_views
from etl.rules.columns import view_columns


@pytest.fixture
def database(package: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the database, attached under a name that it was not written under."""
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes((package / "data" / "small-record.duckdb").read_bytes())
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{copy}' AS elsewhere")
        con.execute("USE elsewhere")
        yield con


def test_the_database_is_one_file(package: Path) -> None:
    path = package / "data" / "small-record.duckdb"
    assert list((package / "data").glob("*.duckdb*")) == [path]
    with duckdb.connect(str(path), read_only=True) as con:
        row = con.execute("SELECT block_size FROM pragma_database_size()").fetchone()
    assert row == (16_384,)


def test_the_database_holds_every_row(database: duckdb.DuckDBPyConnection, checked: Checked) -> None:
    for table in checked.model:
        columns = ", ".join(f'"{field.name}"' for field in table.fields)
        sql = f'SELECT {columns} FROM "{table.name}" ORDER BY ALL'
        assert database.execute(sql).fetchall() == checked.tables.con.execute(sql).fetchall()
        described = database.execute(f'DESCRIBE "{table.name}"').fetchall()
        assert [row[:2] for row in described] == [(f.name, f.sql_type) for f in table.fields]
        required = {f.name for f in table.fields if f.required} | set(table.primary_key)
        assert {row[0] for row in described if row[2] == "NO"} == required


def test_every_table_and_column_has_its_comment(database: duckdb.DuckDBPyConnection, checked: Checked) -> None:
    tables = dict(database.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    views = {view.name: view.description for view in find_views()}
    assert tables == {t.name: f"{t.title}. {t.description}" for t in checked.model} | views
    columns = database.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
    ).fetchall()
    told = {(table.name, field.name): field.description for table in checked.model for field in table.fields}
    for view in find_views():
        for column in view_columns(checked.tables.con, checked.model, view):
            told[view.name, column.name] = column.description
    assert {(table, column): text for table, column, text in columns} == told


def test_every_answer_has_its_rows(database: duckdb.DuckDBPyConnection, checked: Checked) -> None:
    for view in find_views():
        rows = checked.tables.con.execute(f'FROM "{view.name}"').fetchall()
        assert database.execute(f'FROM main."{view.name}"').fetchall() == rows


def test_the_database_names_its_keys(database: duckdb.DuckDBPyConnection, checked: Checked) -> None:
    rows = database.execute(
        "SELECT table_name, constraint_type, constraint_column_names FROM duckdb_constraints()"
    ).fetchall()
    found = {(table, type_, tuple(columns)) for table, type_, columns in rows}
    for table in checked.model:
        assert (table.name, "PRIMARY KEY", table.primary_key) in found
        assert all((table.name, "UNIQUE", key) in found for key in table.unique_keys)
        foreign = {(table.name, "FOREIGN KEY", key.fields) for key in table.foreign_keys if key.table != table.name}
        assert foreign <= found
        coded = {(table.name, "CHECK", (field.name,)) for field in table.fields if field.vocabulary}
        assert coded <= found


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE claims SET kind = 'rumour'",
        "UPDATE quotes SET exact = NULL",
        "UPDATE quotes SET speaker_id = 'nobody-we-know'",
        "INSERT INTO sources SELECT * FROM sources",
        "INSERT INTO vocabulary BY NAME SELECT vocabulary, 'x' AS value, label, definition FROM vocabulary",
    ],
)
def test_the_database_refuses(database: duckdb.DuckDBPyConnection, sql: str) -> None:
    with pytest.raises(duckdb.ConstraintException):
        database.execute(sql)


def test_a_database_that_cannot_be_filled_leaves_the_connection_whole(checked: Checked, tmp_path: Path) -> None:
    con = checked.tables.con.cursor()
    con.execute("BEGIN")
    con.execute("COMMIT")
    vocabularies = {name: {"only-this": next(iter(t.values()))} for name, t in checked.model.vocabularies.items()}
    with pytest.raises(duckdb.ConstraintException):
        write_database(con, replace(checked.model, vocabularies=vocabularies), tmp_path / "x.duckdb")
    assert con.execute("SELECT current_database()").fetchone() == ("memory",)
    write_database(con, checked.model, tmp_path / "x.duckdb")
    assert (tmp_path / "x.duckdb").stat().st_size > 0
