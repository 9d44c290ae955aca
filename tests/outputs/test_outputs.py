"""What people take away: each format read back, and the same bytes from the same seeds."""

import csv
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

import duckdb
import openpyxl
import polars as pl
import pytest
import xlsxwriter

from etl import outputs
from etl.answers import keep_answers
from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.outputs import workbook
from etl.outputs.apart import judging
from etl.outputs.csv import write_csv
from etl.outputs.database import write_database
from etl.outputs.descriptor import descriptor, site_descriptor, write_descriptor
from etl.outputs.frames import frame_model
from etl.outputs.judge import judge_package
from etl.outputs.parquet import write_parquet
from etl.outputs.registry import Edition, downloadable, find_outputs
from etl.outputs.reread import judge_parquet
from etl.outputs.schemas import write_schemas
from etl.outputs.sums import write_sums
from etl.outputs.workbook import write_workbook
from etl.publish.checked import Checked, run_stages
from etl.rules import View, find_views
from etl.rules.columns import view_columns
from etl.seeds.head import read_head
from tests import SMALL

# Workbooks know no time zones.
MADE, DAY = datetime(2000, 1, 1), datetime(2020, 2, 27)  # noqa: DTZ001
SQL_TYPES = {"BIGINT": pl.Int64, "VARCHAR": pl.String, "DATE": pl.Date, "BOOLEAN": pl.Boolean, "DOUBLE": pl.Float64}


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check_small()


def check_small() -> Checked:
    made = run_stages(Project(SMALL, SMALL / "articles"))
    assert made.problems == []
    keep_answers(made.tables.con)
    return made


def write_all(checked: Checked, folder: Path) -> Path:
    head, problems = read_head(Project(SMALL))
    assert problems == []
    edition = Edition(checked.tables.con, checked.model, head, folder / "data")
    edition.data.mkdir()
    for output in find_outputs():
        assert output.write(edition) == [], output.name
    write_sums(edition.data)
    write_descriptor(descriptor(checked.model, head, folder, edition.views), folder / "datapackage.json")
    return folder


@pytest.fixture(scope="module")
def package(checked: Checked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_all(checked, tmp_path_factory.mktemp("package"))


@pytest.fixture
def odd(tmp_path: Path) -> tuple[duckdb.DuckDBPyConnection, Model]:
    """A table of awkward values."""
    types = {"key": "integer", "text": "string", "count": "integer", "size": "number", "amount": "number"}
    types |= {"day": "date", "flag": "boolean"}
    fields: list[dict[str, Any]] = [
        {"name": name, "type": type_, "title": name, "description": f'About {name}; it\'s "odd".'}
        for name, type_ in types.items()
    ]
    fields[4]["rdfType"] = "http://www.w3.org/2001/XMLSchema#decimal"
    schema = {"$schema": "…", "name": "odd", "title": "Odd", "description": "Awkward.", "fields": fields}
    (tmp_path / "schemas" / "vocabularies").mkdir(parents=True)
    (tmp_path / "schemas" / "odd.json").write_text(json.dumps({**schema, "primaryKey": ["key"]}), encoding="utf-8")
    model = load_model(tmp_path / "schemas")
    con = duckdb.connect()
    columns = ", ".join(f'"{field.name}" {field.sql_type}' for field in model["odd"].fields)
    con.execute(f'CREATE TABLE odd ("row" BIGINT, {columns})')
    rows: list[tuple[Any, ...]] = [
        (10, 'a "mark", then, commas', 9_007_199_254_740_993, 33.0, Decimal(33), date(2020, 2, 27), True),
        (9, "=1+1", 0, 0.1, Decimal(100), None, False),
        (1, "https://example.org", None, -36.5, Decimal("0.5"), None, None),
        (2, "two\nlines", 1, 1e21, Decimal("1234567.000001"), date(1999, 12, 31), None),
        (3, None, None, None, None, None, None),
        (4, "“İdlib” 🙂 إدلب", -5, 100.0, Decimal(0), None, None),
        (5, "0012", 1, 1.0, Decimal(-20), None, None),
        (6, " led and followed by blanks ", 1, 1.0, Decimal(1), None, None),
    ]
    for number, row in enumerate(rows):
        con.execute("INSERT INTO odd VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [number, *row])
    return con, model


# ---- the same bytes --------------------------------------------------------------------------------------------------


def test_two_builds_give_the_same_bytes(package: Path, tmp_path: Path) -> None:
    again = write_all(check_small(), tmp_path)
    files = sorted(path.relative_to(package) for path in package.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    for file in files:
        if file.suffix not in {".duckdb", ".xlsx"} and file.name != "SHA256SUMS":
            assert (package / file).read_bytes() == (again / file).read_bytes(), file


def test_rows_stand_in_their_published_order_however_they_came(package: Path, checked: Checked, tmp_path: Path) -> None:
    shuffled = duckdb.connect()
    for table in checked.model:
        rows = checked.tables.con.execute(f'SELECT * FROM "{table.name}" ORDER BY hash("row")').fetchall()
        columns = ", ".join(f'"{field.name}" {field.sql_type}' for field in table.fields)
        shuffled.execute(f'CREATE TABLE "{table.name}" ("row" BIGINT, {columns})')
        for row in rows:
            shuffled.execute(f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(row))})', row)
    write_csv(shuffled, checked.model, tmp_path)
    write_parquet(shuffled, checked.model, tmp_path)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (package / "data" / path.name).read_bytes(), path.name


@pytest.mark.slow
def test_writing_changes_nothing_of_the_connection(checked: Checked, tmp_path: Path) -> None:
    con = checked.tables.con
    con.execute("SET threads = 2")
    write_all(checked, tmp_path)
    assert con.execute("SELECT current_setting('threads'), current_database()").fetchone() == (2, "memory")
    assert con.execute("SELECT database_name FROM duckdb_databases() WHERE NOT internal").fetchall() == [("memory",)]


# ---- the formats -----------------------------------------------------------------------------------------------------


def test_every_file_is_of_one_format_and_every_format_has_files(package: Path) -> None:
    data = package / "data"
    names = [PurePosixPath(p.relative_to(data).as_posix()) for p in data.rglob("*") if p.is_file()]
    owners = {name: [output.name for output in find_outputs() if output.owns(name)] for name in names}
    assert owners.pop(PurePosixPath("SHA256SUMS")) == []
    assert {name for name, found in owners.items() if len(found) != 1} == set()
    assert {found[0] for found in owners.values()} == {output.name for output in find_outputs()}


def test_every_file_can_be_downloaded_and_stands_in_the_group_of_its_format(package: Path) -> None:
    found = {file.path: file for file in downloadable(package)}
    assert len(found) == len([path for path in package.rglob("*") if path.is_file()])
    groups = {path: found[path].group[0] for path in found}
    assert list(dict.fromkeys(groups.values())) == ["everything", "parquet", "schemas", "views", "csv", "about"]
    assert {path for path in groups if groups[path] == "everything"} == {
        "data/small-record.duckdb", "data/small-record.xlsx",
    }  # fmt: skip
    assert groups["data/views/estimates.csv"] == groups["data/views/estimates.parquet"] == "views"
    assert [path for path in groups if groups[path] == "about"] == ["datapackage.json", "data/SHA256SUMS"]
    assert found["data/claims.csv"].holds is None
    assert "workbook" in str(found["data/small-record.xlsx"].holds).lower()


# ---- CSV -------------------------------------------------------------------------------------------------------------


def test_csv_bytes(odd: tuple[duckdb.DuckDBPyConnection, Model], tmp_path: Path) -> None:
    write_csv(*odd, tmp_path)
    assert (tmp_path / "odd.csv").read_bytes().decode("utf-8") == (
        "key,text,count,size,amount,day,flag\n"
        "1,https://example.org,,-36.5,0.5,,\n"
        '2,"two\nlines",1,1e+21,1234567.000001,1999-12-31,\n'
        "3,,,,,,\n"
        "4,“İdlib” 🙂 إدلب,-5,100,0,,\n"
        "5,0012,1,1,-20,,\n"
        "6, led and followed by blanks ,1,1,1,,\n"
        "9,=1+1,0,0.1,100,,false\n"
        '10,"a ""mark"", then, commas",9007199254740993,33,33,2020-02-27,true\n'
    )


def test_csv_holds_what_the_tables_hold(package: Path, checked: Checked) -> None:
    for table in checked.model:
        content = (package / "data" / f"{table.name}.csv").read_bytes()
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(content.decode("utf-8").splitlines()))
        assert rows[0] == [field.name for field in table.fields]
        count = checked.tables.con.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
        assert count == (len(rows) - 1,)


# ---- descriptor ------------------------------------------------------------------------------------------------------


def test_descriptor_tells_size_and_sum_of_every_table(package: Path, checked: Checked) -> None:
    told = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert next(iter(told)) == "$schema"
    assert told["name"] == "small-record"
    views = sorted(view.name for view in find_views())
    assert [entry["name"] for entry in told["resources"]] == [*checked.model.tables, *views]
    for entry in told["resources"]:
        content = (package / entry["path"]).read_bytes()
        assert entry["bytes"] == len(content)
        assert entry["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert (entry["type"], entry["format"], entry["mediatype"]) == ("table", "csv", "text/csv")
        assert entry["schema"] == f"data/schemas/{entry['name']}.json"
    assert "created" not in told


def schemas(package: Path) -> dict[str, dict[str, Any]]:
    """Table or view to its schema, found as a reader of the descriptor finds it."""
    told = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return {e["name"]: json.loads((package / e["schema"]).read_text(encoding="utf-8")) for e in told["resources"]}


def test_a_schema_stands_in_a_file_and_says_each_vocabulary_once(package: Path, checked: Checked) -> None:
    """The values, as every reader enforces them; labels and definitions stand in the table of the vocabularies."""
    found = schemas(package)
    assert {path.stem for path in (package / "data" / "schemas").iterdir()} == set(found)
    for table in checked.model:
        assert [written["name"] for written in found[table.name]["fields"]] == [field.name for field in table.fields]
        for field, written in zip(table.fields, found[table.name]["fields"], strict=True):
            assert "fieldsMatch" not in written
            assert "categories" not in written
            if field.vocabulary is not None:
                assert written["constraints"]["enum"] == list(checked.model.vocabularies[field.vocabulary])
                assert written["vocabulary"] == field.vocabulary


def test_a_view_has_a_schema_of_its_own(package: Path, checked: Checked) -> None:
    """What it passes on keeps code and limits but may be null; what it makes is told by its head."""
    found = schemas(package)
    types = {"DECIMAL": "number", "DOUBLE": "number", "VARCHAR": "string", "BIGINT": "integer"}
    types |= {"INTEGER": "integer", "BOOLEAN": "boolean", "DATE": "date"}
    for view in find_views():
        described = checked.tables.con.execute(f'DESCRIBE "{view.name}"').fetchall()
        fields = found[view.name]["fields"]
        assert [(f["name"], f["type"]) for f in fields] == [(r[0], types[r[1].split("(")[0]]) for r in described]
        assert all(f["description"] for f in fields)
        assert not [f for f in fields if {"required", "unique"} & set(f.get("constraints", {}))]
        path = package / "data" / "views" / f"{view.name}.parquet"
        assert json.loads(metadata(path)["schema"]) == found[view.name]
    context = {field["name"]: field for field in found["claim_context"]["fields"]}
    outcomes = [term.value for term in checked.model.vocabularies["outcome"].values()]
    assert context["outcome"]["constraints"]["enum"] == outcomes
    assert context["claimant_side"]["vocabulary"] == "side"
    assert "Values:" not in context["claimant_side"]["description"]
    assert context["value"]["rdfType"].endswith("#decimal")
    assert context["span_end"]["constraints"] == {"minimum": 1}


def test_a_reference_to_the_own_table_names_no_resource(package: Path) -> None:
    keys = schemas(package)["actors"]["foreignKeys"]
    assert [key["reference"] for key in keys] == [{"fields": ["actor_id"]}]


def test_the_site_lists_the_parquet_too(package: Path, checked: Checked) -> None:
    written = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    told = site_descriptor(written, package)
    names = [entry["name"] for entry in told["resources"]]
    listed = [*checked.model.tables, *sorted(view.name for view in find_views())]
    assert names == [*listed, *(f"{name}-parquet" for name in listed)]
    assert len(set(names)) == len(names)
    for entry in told["resources"]:
        assert entry["bytes"] == (package / entry["path"]).stat().st_size
        schema = json.loads((package / entry["schema"]).read_text(encoding="utf-8"))
        assert {key["reference"].get("resource", entry["name"]) for key in schema.get("foreignKeys", [])} <= set(names)


HEADS = {
    "seed-missing": (None, (1, 1), None),
    "yaml-syntax": ("name: small\ntitle: [\n", (3, 1), None),
    "yaml-key-twice": ("{whole}title: again\n", (7, 1), "title"),
    "seed-key-missing": ("name: small\ntitle: Small\ndescription: d\nversion: 1.0\n", (1, 1), "licenses"),
    "seed-key-unknown": ("{whole}licence: MIT\n", (7, 1), "licence"),
    "seed-type": ("{whole}keywords: one\n", (7, 11), "keywords"),
    "pattern": (
        "name: Small Record\ntitle: S\ndescription: d\nversion: 1\nlicenses: [{name: a, path: b}]\n",
        (1, 7),
        "name",
    ),
}
WHOLE = "name: small\ntitle: Small\ndescription: d\nversion: 1.0\nlicenses:\n- {name: CC0-1.0, path: x}\n"


@pytest.mark.parametrize("code", HEADS)
def test_a_bad_head_is_a_problem_at_its_line(code: str, tmp_path: Path) -> None:
    text, place, field = HEADS[code]
    (tmp_path / "seeds").mkdir()
    if text is not None:
        (tmp_path / "seeds" / "package.yml").write_text(text.replace("{whole}", WHOLE), encoding="utf-8")
    _, problems = read_head(Project(tmp_path))
    found = [(p.code, p.file, (p.line, p.column), p.field) for p in problems]
    assert found == [(code, "seeds/package.yml", place, field)]


def test_a_head_is_text(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "package.yml").write_text(WHOLE + "homepage: ~\n", encoding="utf-8")
    head, problems = read_head(Project(tmp_path))
    assert problems == []
    assert head["version"] == "1.0"
    assert "homepage" not in head


@pytest.mark.parametrize("text", ["- a\n", "", "[]: x\n", "licenses: [~, {}]\n", "name:\n", "licenses: [[]]\n", "\x00"])
def test_no_head_is_a_traceback(text: str, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "package.yml").write_text(text, encoding="utf-8")
    assert read_head(Project(tmp_path))[1]


# ---- Parquet ---------------------------------------------------------------------------------------------------------


def test_parquet_holds_types_and_descriptions(package: Path, checked: Checked) -> None:
    for table in checked.model:
        path = package / "data" / f"{table.name}.parquet"
        frame = pl.read_parquet(path)
        expected = [pl.Decimal(24, 6) if f.decimal else SQL_TYPES[f.sql_type] for f in table.fields]
        assert frame.columns == [field.name for field in table.fields]
        assert frame.dtypes == expected
        about = metadata(path)
        assert about["title"] == table.title
        assert about["description"] == table.description
        assert {f.name: about[f"column:{f.name}"] for f in table.fields} == {
            f.name: f.description for f in table.fields
        }
        schema = json.loads(about["schema"])
        assert [field["name"] for field in schema["fields"]] == frame.columns


def metadata(path: Path) -> dict[str, str]:
    rows = duckdb.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(path)]).fetchall()
    return {key.decode("utf-8"): value.decode("utf-8") for key, value in rows}


def test_parquet_is_compressed_with_zstd(package: Path) -> None:
    path = package / "data" / "vocabulary.parquet"
    found = duckdb.execute("SELECT DISTINCT compression FROM parquet_metadata(?)", [str(path)]).fetchall()
    assert found == [("ZSTD",)]


def test_parquet_of_awkward_values(odd: tuple[duckdb.DuckDBPyConnection, Model], tmp_path: Path) -> None:
    con, model = odd
    write_parquet(con, model, tmp_path)
    frame = pl.read_parquet(tmp_path / "odd.parquet")
    assert frame["key"].to_list() == [1, 2, 3, 4, 5, 6, 9, 10]
    assert frame.row(7) == (
        10, 'a "mark", then, commas', 9_007_199_254_740_993, 33.0, Decimal(33), date(2020, 2, 27), True,
    )  # fmt: skip
    assert metadata(tmp_path / "odd.parquet")["column:text"] == 'About text; it\'s "odd".'


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
    with pytest.raises(ValueError, match=r"told\.words is INTEGER\[\], which not every format can hold"):
        view_columns(con, model, told)
    con.execute("DROP VIEW told")


# ---- DuckDB ----------------------------------------------------------------------------------------------------------


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


# ---- XLSX ------------------------------------------------------------------------------------------------------------


def test_the_workbook_has_a_dictionary_and_a_sheet_a_table(package: Path, checked: Checked) -> None:
    book = openpyxl.load_workbook(package / "data" / "small-record.xlsx")
    assert book.sheetnames == ["dictionary", *checked.model.tables, "claim_context", "estimates"]
    assert book.properties.created == MADE
    rows = list(book["dictionary"].iter_rows(values_only=True))
    assert rows[0] == ("table", "column", "title", "type", "description", "vocabulary")
    tables = [
        (table.name, field.name, field.title, field.type, field.description, field.vocabulary)
        for table in checked.model
        for field in table.fields
    ]
    assert rows[1 : len(tables) + 1] == tables
    for name in ("claim_context", "estimates"):
        view = next(view for view in find_views() if view.name == name)
        columns = view_columns(checked.tables.con, checked.model, view)
        assert [(r[1], r[4]) for r in rows if r[0] == name] == [(c.name, c.description) for c in columns]
        assert book[name].max_row == len(checked.tables.con.execute(view.sql).fetchall()) + 1
    for table in checked.model:
        sheet = book[table.name]
        count = checked.tables.con.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
        assert count is not None
        assert [cell.value for cell in sheet[1]] == [field.name for field in table.fields]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None
        if count[0]:
            assert sheet.max_row == count[0] + 1
    mentions = book["event_mentions"]
    column = [cell.value for cell in mentions[1]].index("date_start")
    days = [row[column].value for row in mentions.iter_rows(min_row=2)]
    assert any(isinstance(day, datetime) for day in days)


def test_text_stays_text_in_the_workbook(odd: tuple[duckdb.DuckDBPyConnection, Model], tmp_path: Path) -> None:
    con, model = odd
    assert write_workbook(con, model, {}, tmp_path / "odd.xlsx") == []
    sheet = openpyxl.load_workbook(tmp_path / "odd.xlsx")["odd"]
    cells = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    for key, text in {9: "=1+1", 5: "0012", 1: "https://example.org", 4: "“İdlib” 🙂 إدلب"}.items():
        assert (cells[key][1].value, cells[key][1].data_type, cells[key][1].hyperlink) == (text, "s", None)
    assert [cell.value for cell in cells[3][1:]] == [None] * 6
    assert cells[10][5].value == DAY
    assert cells[10][5].number_format == "yyyy-mm-dd"
    assert cells[10][6].value is True
    assert cells[1][4].value == 0.5


def test_what_a_workbook_cannot_hold_is_told(
    odd: tuple[duckdb.DuckDBPyConnection, Model], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    con, model = odd
    con.execute("UPDATE odd SET text = repeat('x', 32768) WHERE key = 1")
    found = write_workbook(con, model, {}, tmp_path / "odd.xlsx")
    assert [(p.code, p.severity, p.table, p.field, p.value) for p in found] == [
        ("workbook-limit", "warning", "odd", "text", "1")
    ]
    monkeypatch.setattr(workbook, "MOST_ROWS", 5)
    found = write_workbook(con, model, {}, tmp_path / "odd.xlsx")
    assert ("workbook-limit", None, "8") in [(p.code, p.field, p.value) for p in found]
    assert openpyxl.load_workbook(tmp_path / "odd.xlsx")["odd"].max_row == 5
    assert xlsxwriter.worksheet.Worksheet().xls_strmax == workbook.LONGEST_CELL


# ---- sums ------------------------------------------------------------------------------------------------------------


def test_sums_cover_every_file_and_check(package: Path) -> None:
    data = package / "data"
    lines = (data / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert list(told) == sorted(told)
    files = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert set(told) == files - {"SHA256SUMS"}
    assert all(hashlib.sha256((data / name).read_bytes()).hexdigest() == told[name] for name in told)
    found = {entry.path: entry for entry in write_sums(data)}
    assert found["claims.csv"].bytes == (data / "claims.csv").stat().st_size


# ---- the judges ------------------------------------------------------------------------------------------------------


def test_the_judges_find_nothing(package: Path, checked: Checked) -> None:
    assert judge_package(package / "datapackage.json") == []
    assert judge_parquet(package / "data", checked.model) == []


@pytest.fixture
def spoiled(package: Path, checked: Checked, tmp_path: Path) -> Path:
    """A copy of the package whose CSV anyone may spoil; its descriptor is made anew by `seal`."""
    (tmp_path / "data").mkdir()
    for path in (package / "data").glob("*.csv"):
        (tmp_path / "data" / path.name).write_bytes(path.read_bytes())
    return tmp_path


def seal(folder: Path, model: Model) -> Path:
    write_schemas(model, folder / "data")
    write_descriptor(descriptor(model, read_head(Project(SMALL))[0], folder), folder / "datapackage.json")
    return folder / "datapackage.json"


def test_frictionless_names_the_line_even_after_a_cell_of_two_lines(spoiled: Path, checked: Checked) -> None:
    path = spoiled / "data" / "actors.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = next(csv.reader([lines[1]]))
    cells[-1] = '"a note\nof two lines"'
    lines[1] = ",".join(cells)
    lines[2] = lines[2].replace(next(csv.reader([lines[2]]))[2], "no_such_kind", 1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = judge_package(seal(spoiled, checked.model))
    assert [(p.code, p.severity, p.file, p.line, p.table, p.field, p.value) for p in found] == [
        ("frictionless", "error", "data/actors.csv", 4, "actors", "kind", "no_such_kind")
    ]


def test_frictionless_reports_a_broken_reference_and_a_changed_file(spoiled: Path, checked: Checked) -> None:
    path = spoiled / "data" / "event_participants.csv"
    first = next(csv.reader([path.read_text(encoding="utf-8").splitlines()[1]]))
    path.write_text(path.read_text(encoding="utf-8").replace(first[1], "nobody", 1), encoding="utf-8")
    seal(spoiled, checked.model)
    found = judge_package(spoiled / "datapackage.json")
    assert [(p.file, p.line, p.field) for p in found] == [("data/event_participants.csv", 2, "actor_id")]
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    found = judge_package(spoiled / "datapackage.json")
    assert {p.file for p in found} == {"data/event_participants.csv"}
    assert any("hash" in p.message for p in found)


@pytest.mark.parametrize("text", ['{"name": "x"}', '{"resources": [{"name": "a"}]}', "[]", "{"])
def test_frictionless_reports_a_descriptor_that_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    found = judge_package(tmp_path / "datapackage.json")
    assert {(p.code, p.file) for p in found} == {("frictionless", "datapackage.json")}


@pytest.mark.slow
def test_frictionless_apart_says_the_same(spoiled: Path, checked: Checked) -> None:
    path = spoiled / "data" / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("river-post", "", 1), encoding="utf-8")
    seal(spoiled, checked.model)
    with judging(spoiled / "datapackage.json") as verdict:
        told = verdict()
    assert told == judge_package(spoiled / "datapackage.json")
    assert told


def test_frictionless_apart_that_breaks_off_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho no such luck >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    with judging(tmp_path / "datapackage.json") as verdict, pytest.raises(RuntimeError, match="no such luck"):
        verdict()


def test_who_leaves_before_the_verdict_leaves_no_process(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    def start(*arguments: Any, **settings: Any) -> subprocess.Popen[str]:
        started.append(popen(*arguments, **settings))
        return started[-1]

    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(KeyError), judging(package / "datapackage.json"):
        raise KeyError
    assert [child.returncode for child in started] == [-9]


def test_pandera_judges_types_columns_and_references(package: Path, checked: Checked, tmp_path: Path) -> None:
    for path in (package / "data").glob("*.parquet"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    actors = pl.read_parquet(tmp_path / "actors.parquet")
    actors.with_columns(pl.lit(1).alias("extra")).write_parquet(tmp_path / "actors.parquet")
    claims = pl.read_parquet(tmp_path / "claims.parquet")
    claims.with_columns(pl.col("paragraph").cast(pl.Int32)).write_parquet(tmp_path / "claims.parquet")
    pl.read_parquet(tmp_path / "paragraphs.parquet").drop("role").write_parquet(tmp_path / "paragraphs.parquet")
    found = judge_parquet(tmp_path, checked.model)
    assert {(p.code, p.file, p.table) for p in found} == {
        ("pandera", f"data/{name}.parquet", name) for name in ("actors", "claims", "paragraphs")
    }
    assert any("extra" in p.message for p in found)
    assert any(p.field == "paragraph" and "Int64" in p.message for p in found)
    assert any("role" in p.message for p in found)


def test_a_reference_that_is_not_there_is_told_with_its_row(package: Path, checked: Checked, tmp_path: Path) -> None:
    for path in (package / "data").glob("*.parquet"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    actors = pl.read_parquet(tmp_path / "actors.parquet")
    last = actors["actor_id"][-1]
    actors.filter(pl.col("actor_id") != last).write_parquet(tmp_path / "actors.parquet")
    found = judge_parquet(tmp_path, checked.model)
    assert {p.value for p in found} == {last}
    assert all("actors does not hold" in p.message for p in found)


def test_users_judge_their_own_frames(checked: Checked) -> None:
    frame = pl.DataFrame({"vocabulary": ["v"], "value": ["w"], "label": ["W"], "definition": ["d"]})
    table = replace(checked.model["vocabulary"], fields=checked.model["vocabulary"].fields[:4])
    assert frame_model(table, checked.model).validate(frame).equals(frame)


# ---- what is imported ------------------------------------------------------------------------------------------------


def test_the_light_outputs_import_nothing_heavy() -> None:
    light = sorted({path.stem for path in Path(outputs.__file__).parent.glob("*.py")} - {"frames", "judge", "workbook"})
    code = (
        "import sys\n"
        f"for name in {light!r}: __import__('etl.outputs.' + name)\n"
        "print([m for m in ('polars', 'pandera', 'frictionless', 'xlsxwriter', 'mkdocs') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert told.stdout.strip() == "[]"
