"""Every constraint of every schema refuses what it should: in SQL, in frictionless, in pandera, in the database.

One valid row a table is made from the schemas; each test breaks one value of it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.checks.compiled import check_table
from etl.model.project import PACKAGE_SCHEMAS
from etl.model.tables import Field, ForeignKey, Model, Table, load_model
from etl.outputs.csv import write_csv
from etl.outputs.database import create_table
from etl.outputs.descriptor import descriptor, write_descriptor
from etl.outputs.judge import judge_package
from etl.outputs.parquet import write_parquet
from etl.outputs.reread import judge_parquet
from etl.outputs.schemas import write_schemas
from etl.problems import Problem

MODEL = load_model(PACKAGE_SCHEMAS)
SAMPLES = ("sample", "Q1", "ABC", "en", "0" * 64, "a_b", "https://sample.example/", "2021-05-03", "1")
HEAD = {"name": "sample", "title": "Sample", "licenses": [{"name": "CC-BY-4.0"}]}

Row = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One constraint and what breaks it."""

    table: Table
    code: str
    field: str
    value: Any = None
    key: tuple[str, ...] = ()
    reference: ForeignKey | None = None

    def __str__(self) -> str:
        what = "+".join(self.key or (self.reference.fields if self.reference else (self.field,)))
        return f"{self.table.name}.{what}-{self.code}"


def sample(field: Field, model: Model) -> Any:
    """A value that a column's schema allows."""
    if field.vocabulary is not None:
        return next(iter(model.vocabularies[field.vocabulary]))
    if field.type == "string":
        pattern = field.constraints.get("pattern", "")
        candidates = [c for c in (field.example, *SAMPLES) if isinstance(c, str)]
        return next(c for c in candidates if re.search(pattern, c))
    smallest = field.constraints.get("minimum", 1)
    return {"integer": smallest, "number": smallest, "boolean": True, "date": date(2021, 5, 3)}[field.type]


def valid_rows(model: Model) -> dict[str, Row]:
    """One row a table; references lead to the other rows, those to the own table are null."""
    rows: dict[str, Row] = {}
    for table in model:
        row = {field.name: sample(field, model) for field in table.fields}
        for key in table.foreign_keys:
            for name, target in zip(key.fields, key.target, strict=True):
                row[name] = None if key.table == table.name else rows[key.table][target]
        rows[table.name] = row
    return rows


ROWS = valid_rows(MODEL)


def cases() -> Iterator[Case]:
    for table in MODEL:
        for field in table.fields:
            for constraint, limit in field.constraints.items():
                yield from _of_constraint(table, field, constraint, limit)
            if field.vocabulary is not None:
                yield Case(table, "vocabulary", field.name, "no_such_value")
        for key in (table.primary_key, *table.unique_keys):
            yield Case(table, "key-twice", key[-1], key=key)
        for reference in table.foreign_keys:
            type_ = table.by_name[reference.fields[-1]].type
            value: object = "no-such-id" if type_ == "string" else 9_999
            yield Case(table, "reference", reference.fields[-1], value, reference=reference)


def _of_constraint(table: Table, field: Field, constraint: str, limit: Any) -> Iterator[Case]:
    step = timedelta(days=1) if field.type == "date" else 1
    if field.type == "date" and constraint in {"minimum", "maximum"}:
        limit = date.fromisoformat(limit)
    if constraint == "unique":
        yield Case(table, "key-twice", field.name, key=(field.name,))
        return
    broken: dict[str, tuple[str, Callable[[], Any]]] = {
        "required": ("required", lambda: None),
        "pattern": ("pattern", lambda: next(t for t in ("No Such Form!", "0") if not re.search(limit, t))),
        "minLength": ("length", lambda: "x" * (limit - 1)),
        "maxLength": ("length", lambda: "x" * (limit + 1)),
        "minimum": ("minimum", lambda: limit - step),
        "maximum": ("maximum", lambda: limit + step),
    }
    code, value = broken[constraint]
    yield Case(table, code, field.name, value())


CASES = list(cases())


def select(*codes: str) -> pytest.MarkDecorator:
    """The cases of some codes; where columns of one name have one code in several tables, one is quick."""
    chosen, known = [], set[tuple[str, str, object]]()
    for case in CASES:
        if case.code in codes:
            what = case.code, case.field, case.key or (case.reference and case.reference.fields)
            chosen.append(pytest.param(case, id=str(case), marks=pytest.mark.slow if what in known else ()))
            known.add(what)
    return pytest.mark.parametrize("case", chosen)


VALUES = ("required", "pattern", "length", "minimum", "maximum", "vocabulary")


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """The valid rows as the stage `tables` holds them."""
    with duckdb.connect() as con:
        con.execute("CREATE TABLE broken_ids (table_name VARCHAR, id VARCHAR)")
        for table in MODEL:
            columns = ", ".join(f'"{field.name}" {field.sql_type}' for field in table.fields)
            con.execute(f'CREATE TABLE "{table.name}" ("row" BIGINT, {columns})')
            insert(con, table, ROWS[table.name], 0)
        yield con


def insert(con: duckdb.DuckDBPyConnection, table: Table, row: Row, number: int | None = None) -> None:
    values = ([] if number is None else [number]) + [row[field.name] for field in table.fields]
    con.execute(f'INSERT INTO "{table.name}" VALUES ({", ".join("?" for _ in values)})', values)


def broken_rows(case: Case) -> dict[str, list[Row]]:
    """The tables whose rows a case changes, with all of their rows.

    Where the broken column refers to another table, the row there follows, so that nothing else is wrong.
    """
    table, row = case.table, ROWS[case.table.name]
    if case.key:
        other = dict(row)
        for key in (table.primary_key, *table.unique_keys):
            for name in set(key) - set(case.key):
                assert not any(name in reference.fields for reference in table.foreign_keys)
                other[name] = f"{row[name]}2" if isinstance(row[name], str) else row[name] + 1
        return {table.name: [row, other]}
    changed = {table.name: [{**row, case.field: case.value}]}
    if case.code not in {"required", "reference"}:
        follow(changed, table, case.field, case.value)
    return changed


def follow(changed: dict[str, list[Row]], table: Table, column: str, value: Any) -> None:
    for key in table.foreign_keys:
        if column in key.fields and key.table != table.name:
            target = key.target[key.fields.index(column)]
            row = changed.get(key.table, [ROWS[key.table]])[0]
            changed[key.table] = [{**row, target: value}]
            follow(changed, MODEL[key.table], target, value)


@contextmanager
def broken(con: duckdb.DuckDBPyConnection, case: Case) -> Iterator[None]:
    changed = broken_rows(case)
    try:
        for name, rows in changed.items():
            con.execute(f'DELETE FROM "{name}"')
            for number, row in enumerate(rows):
                insert(con, MODEL[name], row, number)
        yield
    finally:
        for name in changed:
            con.execute(f'DELETE FROM "{name}"')
            insert(con, MODEL[name], ROWS[name], 0)


def small_model(case: Case) -> Model:
    """The table alone, or with the one reference of the case and the table that it leads to."""
    tables = {case.table.name: replace(case.table, foreign_keys=(), descriptor=without(case.table, None))}
    if case.reference is not None:
        target = MODEL[case.reference.table]
        tables[target.name] = replace(target, foreign_keys=(), descriptor=without(target, None))
        tables[case.table.name] = replace(
            case.table, foreign_keys=(case.reference,), descriptor=without(case.table, case.reference)
        )
    return Model(tables, MODEL.vocabularies, MODEL.forms)


def without(table: Table, kept: ForeignKey | None) -> Mapping[str, Any]:
    """The Table Schema with one of its references, or with none."""
    whole = dict(table.descriptor)
    keys = whole.pop("foreignKeys", [])
    if kept is not None:
        whole["foreignKeys"] = [keys[table.foreign_keys.index(kept)]]
    return whole


def test_the_valid_rows_are_valid(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    write_csv(con, MODEL, tmp_path / "data")
    write_parquet(con, MODEL, tmp_path / "data")
    write_schemas(MODEL, tmp_path / "data")
    write_descriptor(descriptor(MODEL, HEAD, tmp_path), tmp_path / "datapackage.json")
    assert [f for table in MODEL for f in check_table(con, table, MODEL)] == []
    assert judge_package(tmp_path / "datapackage.json") == []
    assert judge_parquet(tmp_path / "data", MODEL) == []


def test_every_table_and_kind_of_constraint_has_cases() -> None:
    assert {case.table.name for case in CASES} == set(MODEL.tables)
    assert {"required", "pattern", "minimum", "maximum", "vocabulary", "key-twice", "reference"} <= {
        case.code for case in CASES
    }


@pytest.mark.slow
@select(*VALUES, "key-twice", "reference")
def test_sql_reports_it(con: duckdb.DuckDBPyConnection, case: Case) -> None:
    with broken(con, case):
        found = [(f.code, f.table, f.row, f.field) for f in check_table(con, case.table, MODEL)]
    row = 1 if case.key else 0
    expected = [(case.code, case.table.name, row, case.field)]
    if case.code == "reference":
        # A column that stands in several references breaks each of them.
        keys = [key for key in case.table.foreign_keys if case.field in key.fields]
        expected = [("reference", case.table.name, 0, key.fields[-1]) for key in keys]
    assert found == expected


# frictionless knows no uniqueKeys.
@pytest.mark.slow
@select(*VALUES, "key-twice", "reference")
def test_frictionless_reports_it(con: duckdb.DuckDBPyConnection, case: Case, tmp_path: Path) -> None:
    found = judged(con, case, tmp_path)
    if case.key and case.key != case.table.primary_key:
        assert found == []
        return
    kind = {"key-twice": "primary-key", "reference": "foreign-key"}.get(case.code, "constraint-error")
    assert {(p.code, p.table, p.file) for p in found} == {
        ("frictionless", case.table.name, f"data/{case.table.name}.csv")
    }
    told = [p for p in found if kind in p.message]
    assert [p.line for p in told] == [3 if case.key else 2]
    assert told[0].field == (None if case.key else case.field)


def judged(con: duckdb.DuckDBPyConnection, case: Case, folder: Path) -> list[Problem]:
    model = small_model(case)
    (folder / "data").mkdir()
    with broken(con, case):
        write_csv(con, model, folder / "data")
    write_schemas(model, folder / "data")
    write_descriptor(descriptor(model, HEAD, folder), folder / "datapackage.json")
    return judge_package(folder / "datapackage.json")


@pytest.mark.slow
@select(*VALUES, "key-twice", "reference")
def test_pandera_reports_it(con: duckdb.DuckDBPyConnection, case: Case, tmp_path: Path) -> None:
    model = small_model(case)
    with broken(con, case):
        write_parquet(con, model, tmp_path)
    found = judge_parquet(tmp_path, model)
    rows = 2 if case.key else 1  # A key that stands twice is wrong in both rows.
    expected = ("pandera", f"data/{case.table.name}.parquet", case.table.name, case.field)
    assert [(p.code, p.file, p.table, p.field) for p in found] == [expected] * rows
    check = {
        "required": "not_nullable",
        "pattern": "str_matches",
        "length": "str_length",
        "minimum": "greater_than_or_equal_to",
        "maximum": "less_than_or_equal_to",
        "vocabulary": "isin",
        "key-twice": f"unique({', '.join(case.key)})",
        "reference": "does not hold",
    }[case.code]
    assert all(check in p.message for p in found)


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables as the published database declares them, without rows."""
    with duckdb.connect() as con:
        for table in MODEL:
            con.execute(create_table(table, MODEL))
        yield con


@select("required", "vocabulary", "key-twice", "reference")
def test_the_database_refuses_it(database: duckdb.DuckDBPyConnection, case: Case) -> None:
    kind = {"required": "NOT NULL", "vocabulary": "CHECK", "key-twice": "[Dd]uplicate key", "reference": "foreign key"}
    *before, wrong = broken_rows(case)[case.table.name]
    database.execute("BEGIN")
    try:
        for name in needed(case.table):
            insert(database, MODEL[name], ROWS[name])
        for row in before:
            insert(database, case.table, row)
        if case.reference is not None and case.reference.table == case.table.name:
            insert(database, case.table, wrong)  # DuckDB can hold no reference of a table to itself.
            return
        with pytest.raises(duckdb.ConstraintException, match=kind[case.code]):
            insert(database, case.table, wrong)
    finally:
        database.execute("ROLLBACK")


def needed(table: Table) -> list[str]:
    """The tables that a row of a table refers to, and those that they do, each after those it needs."""
    found: set[str] = set()
    waiting = [table]
    while waiting:
        others = {key.table for key in waiting.pop().foreign_keys} - found - {table.name}
        found |= others
        waiting += [MODEL[name] for name in others]
    return [name for name in MODEL.tables if name in found]
