"""What people take away: every file is of one format, and the same seeds give the same bytes."""

import subprocess
import sys
from pathlib import Path, PurePosixPath

import duckdb
import pytest

from etl import outputs
from etl.outputs.csv import write_csv
from etl.outputs.judge import judge_package
from etl.outputs.parquet import write_parquet
from etl.outputs.registry import downloadable, find_outputs
from etl.outputs.reread import judge_parquet
from etl.publish.checked import Checked
from tests.outputs.written import write_all
from tests.shared import check_small


@pytest.mark.slow
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


def test_the_judges_find_nothing(package: Path, checked: Checked) -> None:
    assert judge_package(package / "datapackage.json") == []
    assert judge_parquet(package / "data", checked.model) == []


def test_the_light_outputs_import_nothing_heavy() -> None:
    light = sorted(
        {path.stem for path in Path(outputs.__file__).parent.glob("*.py")} - {"frames", "judge", "reread", "workbook"}
    )
    code = (
        "import sys\n"
        f"for name in {light!r}: __import__('etl.outputs.' + name)\n"
        "print([m for m in ('polars', 'pandera', 'frictionless', 'xlsxwriter', 'mkdocs') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert told.stdout.strip() == "[]"
