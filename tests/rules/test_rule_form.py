"""Every rule answers in one form: the same columns, a row a count, and a reason where there is no value."""

import shutil
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import duckdb
import pytest

from etl.rules import create_views, find_views
from etl.rules.views import FOLDER
from tests.counting import Said, settled
from tests.empty import MODEL

RULES = [view.name for view in find_views() if view.is_rule]
FORM = {
    "tally_id": "VARCHAR",
    "rule": "VARCHAR",
    "value": "DECIMAL(24,6)",
    "low": "DECIMAL(24,6)",
    "low_open": "BOOLEAN",
    "high": "DECIMAL(24,6)",
    "high_open": "BOOLEAN",
    "deciding_claim_ids": "VARCHAR",
    "claims": "BIGINT",
    "articles": "BIGINT",
    "origins_low": "BIGINT",
    "origins_high": "BIGINT",
    "contested": "BOOLEAN",
    "reason_null": "VARCHAR",
}
COUNTS = {
    "silent": [],
    "doubted": [Said("a", None, by="south", stance="not_confirmed")],
    "agreed": [Said("a", "16", "north-count", by="north", interest="own_losses"), Said("b", "16", "monitor-count")],
    "split": [Said("a", "at least 16", "monitor-count", by="monitor"), Said("b", "dozens"), Said("c", "45", "wire")],
}


@lru_cache
def con() -> duckdb.DuckDBPyConnection:
    return settled(COUNTS)


def test_the_rules_are_those_of_the_design() -> None:
    assert set(RULES) == {
        "lowest", "highest", "range", "majority", "newest", "not_a_belligerent", "own_losses_first", "ucdp_style",
        "acled_style",
    }  # fmt: skip


@pytest.mark.parametrize("view", [*RULES, "estimates"])
def test_the_columns_are_those_of_the_design(view: str) -> None:
    assert {row[0]: row[1] for row in con().execute(f'DESCRIBE "{view}"').fetchall()} == FORM


@pytest.mark.parametrize("rule", RULES)
def test_a_row_a_count_under_the_name_of_the_rule(rule: str) -> None:
    found = con().execute(f'SELECT tally_id, rule FROM "{rule}"').fetchall()
    assert found == [(tally, rule) for tally in sorted(COUNTS)]


@pytest.mark.parametrize("rule", RULES)
def test_a_value_or_a_reason_of_the_vocabulary(rule: str) -> None:
    rows = con().execute(f'SELECT value, reason_null, deciding_claim_ids FROM "{rule}"').fetchall()
    assert all((value is None) == (reason is not None) for value, reason, _ in rows)
    assert {reason for _, reason, _ in rows} - {None} <= set(MODEL.vocabularies["reason_null"])
    assert all(claims is not None for value, _, claims in rows if value is not None)


@pytest.mark.parametrize("rule", RULES)
def test_only_numbers_claims_and_reasons_may_be_null(rule: str) -> None:
    empty = " OR ".join(
        f"{column} IS NULL"
        for column in FORM
        if column not in {"value", "low", "high", "deciding_claim_ids", "reason_null"}
    )
    assert con().execute(f'SELECT count(*) FROM "{rule}" WHERE {empty}').fetchone() == (0,)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_what_it_prefers_where_that_is_practised_and_what_it_misses(rule: str) -> None:
    (view,) = (view for view in find_views() if view.name == rule)
    assert view.columns == {}, "the columns of all rules are explained in estimates.sql"
    assert " Practice: " in view.description
    assert " What it cannot see: " in view.description
    assert len(view.title) < 118


def test_the_estimates_are_the_rules_side_by_side() -> None:
    rows = [row for rule in RULES for row in con().execute(f'FROM "{rule}"').fetchall()]
    assert con().execute("FROM estimates").fetchall() == sorted(rows, key=lambda row: row[:2])


def test_adding_a_rule_is_adding_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(FOLDER, folder)
    lowest = (folder / "settle/lowest.sql").read_text(encoding="utf-8")
    (folder / "settle/least.sql").write_text(lowest.replace("'lowest' AS rule", "'least' AS rule"), encoding="utf-8")
    with con().cursor() as cursor:
        cursor.execute("CREATE OR REPLACE SCHEMA more")
        cursor.execute("SET search_path = 'more,main'")
        create_views(cursor, folder)
        assert cursor.execute("SELECT count(DISTINCT rule) FROM estimates").fetchone() == (len(RULES) + 1,)
        found = cursor.execute("SELECT value FROM estimates WHERE rule = 'least' AND tally_id = 'agreed'").fetchall()
    assert found == [(Decimal(16),)]


# ---- rule_spread and event_deaths ------------------------------------------------------------------------------------


def test_how_far_the_rules_lie_apart() -> None:
    """Of "split": the 12 of dozens below, and 99 above; acled_style goes first in the alphabet where rules tie."""
    rows = con().execute("SELECT * REPLACE (CAST(ratio AS VARCHAR) AS ratio) FROM rule_spread").fetchall()
    assert rows == [
        ("agreed", 9, 16, "acled_style", "agreed/a", 16, "acled_style", "agreed/a", False, "1.0"),
        ("split", 6, 12, "acled_style", "split/b", 99, "highest", "split/b", True, "8.25"),
    ]


def test_the_ratio_to_nothing_is_null() -> None:
    zero = settled({"zero": [Said("a", "0", "wire"), Said("b", "12", "north-count", article=2)]})
    found = zero.execute("SELECT lowest_number, highest_number, ratio, open_ended FROM rule_spread").fetchall()
    assert found == [(0, 12, None, False)]


DEATHS = {
    "soldiers": [Said("a", "33", "north-count", by="north", interest="own_losses")],
    "villagers": [Said("a", "more than 10", "monitor-count", by="monitor"), Said("b", "20", "south-count")],
    "children": [Said("a", "4", "monitor-count", by="monitor")],
    "infants": [Said("a", "1", "monitor-count", by="monitor")],
    "wounded": [Said("a", "70", "monitor-count", by="monitor")],
    "season": [Said("a", "500", "monitor-count", by="monitor")],
    "elsewhere": [Said("a", "6", "monitor-count", by="monitor")],
}


@pytest.fixture(scope="module")
def deaths() -> duckdb.DuckDBPyConnection:
    found = settled(DEATHS)
    found.execute("UPDATE tallies SET event_id = CASE tally_id WHEN 'elsewhere' THEN 'other' ELSE 'raid' END")
    found.execute("UPDATE tallies SET part_of_id = 'villagers' WHERE tally_id = 'children'")
    found.execute("UPDATE tallies SET part_of_id = 'children' WHERE tally_id = 'infants'")
    found.execute("UPDATE tallies SET part_of_id = 'season' WHERE tally_id IN ('soldiers', 'elsewhere')")
    found.execute("UPDATE tallies SET outcome = 'wounded' WHERE tally_id = 'wounded'")
    found.execute("UPDATE tallies SET scope = 'cumulative' WHERE tally_id = 'season'")
    return found


def test_the_deaths_of_an_event_are_added_up_rule_by_rule(deaths: duckdb.DuckDBPyConnection) -> None:
    """33 soldiers and the villagers, of whom the children are a part; the wounded and the season are other counts."""
    raid = deaths.execute("SELECT * EXCLUDE (event_id) FROM event_deaths WHERE event_id = 'raid'").fetchall()
    assert raid == [
        ("acled_style", 43, 43, False, 43, False, 2, 0, 0),
        ("highest", 53, 53, False, 53, False, 2, 0, 0),
        ("lowest", 43, 43, True, None, False, 2, 1, 0),
        ("majority", None, 33, False, None, False, 2, 1, 1),
        ("newest", None, 33, False, None, False, 2, 1, 1),
        ("not_a_belligerent", None, 10, True, None, False, 2, 2, 1),
        ("own_losses_first", None, 33, False, None, False, 2, 1, 1),
        ("range", None, 43, True, None, False, 2, 1, 1),
        ("ucdp_style", 43, 43, True, None, False, 2, 1, 0),
    ]


def test_a_total_stays_with_its_event(deaths: duckdb.DuckDBPyConnection) -> None:
    found = deaths.execute("SELECT DISTINCT tallies, value FROM event_deaths WHERE event_id = 'other'").fetchall()
    assert sorted(found, key=str) == [(1, Decimal(6)), (1, None)]
