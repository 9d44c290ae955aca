"""The SQL page as it is built: its examples, the links that carry queries, and a site without browser code."""

import shutil
from pathlib import Path
from urllib.parse import unquote

import duckdb
import pytest

from etl.model.files import FileSum
from etl.model.project import Project
from etl.pages import build_site, write_pages
from etl.pages.query import Example, examples, fragment
from tests import ROOT, SMALL
from tests.conftest import unchecked
from tests.living import recompute
from tests.sites import Read


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    con = unchecked(Project(SMALL, SMALL / "articles")).tables.con
    recompute(con)
    return con


def test_there_are_examples_and_each_says_what_it_asks() -> None:
    titles = [example.title for example in examples()]
    assert len(titles) == len(set(titles)) >= 10
    assert not [title for title in titles if title.endswith(".") or len(title) < 20]


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_examples_keep_to_what_every_duckdb_understands(example: Example, con: duckdb.DuckDBPyConnection) -> None:
    assert "*" not in example.sql.replace("count(*)", "")
    assert "ORDER BY" in example.sql
    types = {str(column[1]) for column in con.execute(example.sql).description or []}
    assert types
    assert not [name for name in types if name.startswith(("HUGEINT", "STRUCT", "MAP")) or name.endswith("[]")]


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_an_example_that_shows_an_event_or_a_charge_shows_whether_it_is_told_as_done(
    example: Example, con: duckdb.DuckDBPyConnection
) -> None:
    names = {column[0] for column in con.execute(example.sql).description or []}
    assert names.isdisjoint({"event", "charge"}) or names & {"event_status", "told_status"}


@pytest.mark.slow
def test_examples_run_on_a_record_without_rows() -> None:
    con = unchecked(Project(SMALL, SMALL / "articles")).tables.con
    for (table,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall():
        con.execute(f'DELETE FROM "{table}"')
    recompute(con)
    for example in examples():
        assert con.execute(example.sql).fetchall() == [], example.name


@pytest.mark.parametrize("sql", ["SELECT 'a b', 1+1, \"x\"\n-- 100% & #é ?\n", "SELECT 'قال' WHERE a < b AND c <> d"])
def test_a_link_carries_a_query_whole(sql: str) -> None:
    text = fragment(sql)
    assert text.startswith("#q=")
    assert not set(text[1:]) & set(" \"'<>#&\n")
    assert unquote(text.removeprefix("#q=")) == sql


@pytest.mark.slow
def test_a_site_without_browser_code_says_so(tmp_path: Path) -> None:
    root = tmp_path / "small"
    shutil.copytree(SMALL, root)
    shutil.copytree(ROOT / "site", root / "site", ignore=shutil.ignore_patterns("node_modules", "browser"))
    project = Project(root, root / "articles")
    checked = unchecked(project)
    recompute(checked.tables.con)
    database = FileSum("data/small-record.duckdb", 1, "0" * 64)
    write_pages(checked.tables.con, checked.model, checked.head, project, project.work / "pages", [database])
    (told,) = build_site(project, checked.head)
    assert (told.code, told.severity) == ("browser-code", "warning")
    assert "site/theme/browser lacks claim.js, console.js, filter.js" in told.message
    assert "make" in str(told.hint)
    page = Read((project.work / "site" / "query" / "index.html").read_text(encoding="utf-8"))
    assert "without its browser code" in next(page.all("article")).text
    assert not [e for e in page.all("script") if e.attributes.get("src", "").endswith("console.js")]
    assert "Run" not in {e.text for e in page.all("button")}
