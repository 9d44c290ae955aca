"""CSV, byte for byte."""

import csv
from pathlib import Path

import duckdb

from etl.model.tables import Model
from etl.outputs.csv import write_csv
from etl.publish.checked import Checked


def test_csv_bytes(odd: tuple[duckdb.DuckDBPyConnection, Model], tmp_path: Path) -> None:
    write_csv(*odd, tmp_path)
    assert (tmp_path / "odd.csv").read_bytes().decode("utf-8") == (
        "key,text,count,size,amount,day,flag\n"
        "1,https://example.org,,-36.5,0.5,,\n"
        '2,"two\nlines",1,1e+21,1234567.000001,1999-12-31,\n'
        "3,,,,,,\n"
        "4,“İdlib” 🙂 إدلب,-5,100.0,0.0,,\n"
        "5,0012,1,1.0,-20.0,,\n"
        "6, led and followed by blanks ,1,1.0,1.0,,\n"
        "9,=1+1,0,0.1,100.0,,false\n"
        '10,"a ""mark"", then, commas",9007199254740993,33.0,33.0,2020-02-27,true\n'
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
