"""The published database in the DuckDB that runs this: it opens, answers, explains itself, and refuses what is wrong.

`.ci/run` runs this file alone in older versions of DuckDB, so it uses nothing of the publisher: only the file in
`data/`, as somebody has it who downloaded it.
"""

import hashlib
import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import duckdb
import pytest

from tests import ROOT

TABLES = "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY table_name"
VIEWS = "SELECT view_name FROM duckdb_views() WHERE schema_name = 'rules' ORDER BY view_name"
# A claim that says how many were killed says another number.
CHANGE = """
UPDATE casualties SET value = value + 1000, low = low + 1000, high = high + 1000
WHERE claim_id = (
    SELECT min(claim_id) FROM casualties WHERE outcome = 'killed' AND stance = 'asserts' AND qualifier = 'exact'
)"""
ON_OTHERS = ("tally_votes", "range", "majority", "joint_bounds", "disagreement_sizes")
"""Views on views, and on views on views, which a changed claim moves."""
EMPTY = frozenset({"event_not_looked_for"})
"""Views of which this record has no row: it looks for everything in every article."""

DEAR = {
    *("acled_shaped", "crosswalk_losses", "estimates", "event_deaths", "ged_shaped", "rule_spread"),
    *("smallest_conflict", "tolls_over_time"),
}
"""Views that DuckDB before 1.4 plans for up to a minute each: there their answers are read, and they are bound only."""
PLANS_SLOWLY = duckdb.__version__.startswith("1.1.")
Connection = duckdb.DuckDBPyConnection


@pytest.fixture(scope="module")
def file() -> Path:
    """The built database."""
    found = list((ROOT / "data").glob("*.duckdb"))
    assert len(found) == 1, "there is no database: run `make` first"
    return found[0]


@pytest.fixture
def con(file: Path) -> Iterator[Connection]:
    """The database, opened for reading."""
    with duckdb.connect(str(file), read_only=True) as opened:
        yield opened


@pytest.fixture
def copies(file: Path, tmp_path: Path) -> Iterator[list[Connection]]:
    """Two copies that can be written."""
    with ExitStack() as opened:
        paths = [shutil.copy(file, tmp_path / f"{number}.duckdb") for number in (1, 2)]
        yield [opened.enter_context(duckdb.connect(str(path))) for path in paths]


@pytest.fixture
def writable(copies: list[Connection]) -> Connection:
    """A copy that can be written."""
    return copies[0]


def first(con: Connection, sql: str) -> list[str]:
    return [str(row[0]) for row in con.execute(sql).fetchall()]


def test_this_is_the_version_that_was_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (pinned,) = (line.removeprefix("duckdb==") for line in project["dependencies"] if line.startswith("duckdb=="))
    assert duckdb.__version__ == os.environ.get("DUCKDB_VERSION", pinned)


def test_every_table_holds_the_rows_of_its_csv(con: Connection, file: Path) -> None:
    tables = sorted(path.stem for path in file.parent.glob("*.csv"))
    assert first(con, TABLES) == sorted([*tables, *first(con, VIEWS)])
    for table in tables:
        held = con.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        path = (file.parent / f"{table}.csv").as_posix()
        written = con.execute(f"SELECT count(*) FROM read_csv('{path}', header = true, all_varchar = true)").fetchone()
        assert held == written, table
    assert con.execute("SELECT count(*) > 0 FROM claims").fetchone() == (True,)


@pytest.mark.slow
def test_every_answer_and_its_living_view_give_the_rows_that_are_published(con: Connection, file: Path) -> None:
    """Row by row in their order, in whatever version this is: the files were written by the one that built."""
    views = first(con, VIEWS)
    assert views == sorted(path.stem for path in (file.parent / "views").glob("*.parquet"))
    for view in views:
        path = (file.parent / "views" / f"{view}.parquet").as_posix()
        published = con.execute(f"SELECT * FROM read_parquet('{path}')").fetchall()
        assert con.execute(f'SELECT * FROM "{view}"').fetchall() == published, view
        assert bool(published) is (view not in EMPTY), view
        if view not in DEAR or not PLANS_SLOWLY:
            assert con.execute(f'SELECT * FROM rules."{view}"').fetchall() == published, view


@pytest.mark.slow
def test_a_changed_claim_moves_every_answer_of_the_rules_that_depends_on_it(copies: list[Connection]) -> None:
    """In the second copy there are no answers, so that what its views give can come from nothing but the tables.

    Where the answers stand, views must give the same; a few on several others show it, since old versions take long.
    """
    whole, bare = copies
    views = set(first(whole, VIEWS))
    assert views > DEAR
    kept = {view: whole.execute(f'SELECT * FROM main."{view}"').fetchall() for view in sorted(views - DEAR)}
    for con in copies:
        con.execute(CHANGE)
    for view in views:
        bare.execute(f'DROP TABLE main."{view}"')
    living = {view: bare.execute(f'SELECT * FROM rules."{view}"').fetchall() for view in kept}
    moved = {view for view in kept if living[view] != kept[view]}
    for view in ON_OTHERS:
        assert view in moved
        assert whole.execute(f'SELECT * FROM rules."{view}"').fetchall() == living[view], view
    stored = dict(whole.execute("SELECT view_name, sql FROM duckdb_views() WHERE schema_name = 'rules'").fetchall())
    of_views = {view for view in moved if not re.search(r"\b(FROM|JOIN) (main\.)?casualties\b", stored[view])}
    assert len(of_views) > len(moved - of_views) > 1


def test_every_example_of_the_sql_page_and_every_query_of_a_page_runs(con: Connection) -> None:
    files = sorted(ROOT.glob("etl/pages/*/*.sql"))
    assert {"examples", "quotes", "disagreements", "responsibility"} <= {path.parent.name for path in files}
    for path in files:
        rows = con.execute(path.read_text(encoding="utf-8")).fetchall()
        assert rows or path.parent.name != "examples", f"{path.name}: a part of a page may be empty, an example is not"


def queries() -> list[str]:
    """The queries of the worked questions."""
    pages = sorted((ROOT / "seeds" / "pages").glob("*.md"))
    return [
        sql
        for page in pages
        for sql in re.findall(r"^```sql run\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    ]


def test_every_query_of_a_worked_question_runs(con: Connection) -> None:
    """It may find nothing in a record that has grown; whether the prose around it is still true, its numbers show."""
    assert len(queries()) > 5
    for sql in queries():
        con.execute(sql).fetchall()


@pytest.mark.slow
def test_every_answer_and_view_is_found_under_another_name_of_the_database(file: Path) -> None:
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{file.as_posix()}' AS record (READ_ONLY)")
        con.execute("USE record")
        for view in first(con, VIEWS):
            kept, living = (con.execute(f'DESCRIBE {of}."{view}"').fetchall() for of in ("main", "rules"))
            assert [column[:2] for column in living] == [column[:2] for column in kept], view
        assert con.execute("SELECT * FROM rules.estimates").fetchall()


def test_every_table_and_view_has_a_comment(con: Connection) -> None:
    assert first(con, "SELECT table_name FROM duckdb_tables() WHERE coalesce(comment, '') = ''") == []
    assert first(con, "SELECT view_name FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''") == []


def test_every_column_has_a_comment(con: Connection) -> None:
    columns = (
        "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
    )
    assert len(first(con, columns)) > 200
    assert first(con, f"{columns} AND coalesce(comment, '') = ''") == []


def test_real_types_are_real(con: Connection) -> None:
    types = dict(
        con.execute(
            "SELECT table_name || '.' || column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    )
    assert types["casualties.value"] == "BIGINT"
    assert types["figures.value"] == "DOUBLE"
    assert types["events.date_start"] == "DATE"
    assert types["places.latitude"] == "DOUBLE"
    assert types["vocabulary.violent"] == "BOOLEAN"


BAD = {
    "primary key": ("INSERT INTO actors SELECT * FROM actors LIMIT 1", "Duplicate key|PRIMARY KEY"),
    "foreign key": (
        "INSERT INTO paragraphs SELECT * REPLACE ('no-such-source' AS source_id) FROM paragraphs LIMIT 1",
        "foreign key",
    ),
    "vocabulary": ("UPDATE event_mentions SET stance = 'guesses'", "CHECK constraint failed"),
    "required": ("UPDATE claims SET exact = NULL", "NOT NULL constraint failed"),
    "type": ("UPDATE paragraphs SET words = 'many'", "Could not convert"),
    "referenced row": ("DELETE FROM sources", "foreign key"),
}


@pytest.mark.parametrize("what", BAD)
def test_it_refuses(writable: Connection, what: str) -> None:
    sql, told = BAD[what]
    with pytest.raises(duckdb.Error, match=told):
        writable.execute(sql)


def test_it_takes_a_row_that_is_right(writable: Connection) -> None:
    """So that what is refused is refused for its fault."""
    writable.execute(
        "INSERT INTO actors SELECT * REPLACE ('somebody-new' AS actor_id, NULL AS wikidata_id) FROM actors LIMIT 1"
    )
    assert first(writable, "SELECT actor_id FROM actors WHERE actor_id = 'somebody-new'") == ["somebody-new"]


def test_reading_changes_nothing(file: Path) -> None:
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    with duckdb.connect(str(file), read_only=True) as con:
        con.execute("SELECT count(*) FROM claim_context").fetchall()
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before
