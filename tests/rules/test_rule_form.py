"""Every rule answers in one form: the same columns, a row a count, and a reason where there is no value."""

import shutil
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import duckdb
import pytest

from etl.rules import find_views
from etl.rules.views import FOLDER
from tests.counting import Said, settled
from tests.empty import MODEL
from tests.living import create_views
from tests.rules.worked import rules

FORM = {
    "tally_id": "VARCHAR",
    "rule": "VARCHAR",
    "value": "DOUBLE",
    "low": "DOUBLE",
    "low_open": "BOOLEAN",
    "high": "DOUBLE",
    "high_open": "BOOLEAN",
    "deciding_claim_ids": "VARCHAR",
    "claims": "BIGINT",
    "articles": "BIGINT",
    "origins_low": "BIGINT",
    "origins_high": "BIGINT",
    "contested": "BOOLEAN",
    "reason_null": "VARCHAR",
    "hangs_on": "VARCHAR",
    "value_without": "DOUBLE",
    "low_without": "DOUBLE",
    "low_open_without": "BOOLEAN",
    "high_without": "DOUBLE",
    "high_open_without": "BOOLEAN",
}
TOLD_ONCE = {
    "basis": "VARCHAR",
    "superseded_by_ids": "VARCHAR",
    "superseded_basis": "VARCHAR",
}  # Of the claims that decide, for all rules together.
NULLABLE = {"value", "low", "high", "deciding_claim_ids", "reason_null"}
WITHOUT = {"hangs_on", *(column for column in FORM if column.endswith("_without"))}
COUNTS = {
    "silent": [],
    "doubted": [Said("a", None, by="south", stance="not_confirmed")],
    "agreed": [Said("a", "16", "north-count", by="north", interest="own_losses"), Said("b", "16", "monitor-count")],
    "split": [Said("a", "at least 16", "monitor-count", by="monitor"), Said("b", "dozens"), Said("c", "45", "wire")],
}


@lru_cache
def con() -> duckdb.DuckDBPyConnection:
    return settled(COUNTS)


@pytest.mark.parametrize("view", [*rules(), "estimates"])
def test_the_columns_are_those_of_the_design(view: str) -> None:
    found = {row[0]: row[1] for row in con().execute(f'DESCRIBE "{view}"').fetchall()}
    assert list(found.items()) == list((FORM | TOLD_ONCE if view == "estimates" else FORM).items())


@pytest.mark.parametrize("rule", rules())
def test_a_row_a_count_under_the_name_of_the_rule(rule: str) -> None:
    found = con().execute(f'SELECT tally_id, rule FROM "{rule}"').fetchall()
    assert found == [(tally, rule) for tally in sorted(COUNTS)]


@pytest.mark.parametrize("rule", rules())
def test_a_value_or_a_reason_of_the_vocabulary(rule: str) -> None:
    rows = con().execute(f'SELECT value, reason_null, deciding_claim_ids FROM "{rule}"').fetchall()
    assert all((value is None) == (reason is not None) for value, reason, _ in rows)
    assert {reason for _, reason, _ in rows} - {None} <= set(MODEL.vocabularies["reason_null"])
    assert all(claims is not None for value, _, claims in rows if value is not None)


@pytest.mark.parametrize("rule", rules())
def test_only_numbers_claims_and_reasons_may_be_null(rule: str) -> None:
    empty = " OR ".join(f"{column} IS NULL" for column in FORM if column not in NULLABLE | WITHOUT)
    assert con().execute(f'SELECT count(*) FROM "{rule}" WHERE {empty}').fetchone() == (0,)


@pytest.mark.parametrize("rule", rules())
def test_a_rule_says_what_it_prefers_where_that_is_practised_and_what_it_misses(rule: str) -> None:
    (view,) = (view for view in find_views() if view.name == rule)
    assert view.columns == {}, "the columns of all rules are explained in estimates.sql"
    assert " Practice: " in view.description
    assert " What it cannot see: " in view.description
    assert len(view.title) < 118


def test_the_estimates_are_the_rules_side_by_side() -> None:
    rows = [row for rule in rules() for row in con().execute(f'FROM "{rule}"').fetchall()]
    told = con().execute(f"SELECT {', '.join(FORM)} FROM estimates").fetchall()
    assert told == sorted(rows, key=lambda row: row[:2])


def test_what_replaced_the_claims_that_decide_stands_beside_the_answer() -> None:
    """The range runs from a to d: c replaced a and its copy b, and e, which nobody gives a number for, replaced d.

    That e did so is our conclusion.
    """
    found = settled(
        {
            "count": [
                Said("a", "16", "monitor-early"),
                Said("b", "16", "monitor-early", article=2),
                Said("c", "20", "monitor-count", updates="a"),
                Said("d", "45", "wire"),
                Said("e", None, stance="not_confirmed", updates="d", unsure=True),
            ],
            "other": [Said("a", "16", "monitor-early")],
        }
    )
    sql = "SELECT superseded_by_ids, superseded_basis FROM estimates WHERE tally_id = ? AND rule = ?"
    told = {
        (tally, rule): found.execute(sql, [tally, rule]).fetchall()
        for tally, rule in [("count", "lowest"), ("count", "range"), ("count", "newest"), ("other", "range")]
    }
    assert told == {
        ("count", "lowest"): [("count/c", "stated")],
        ("count", "range"): [("count/c count/e", "inferred")],
        ("count", "newest"): [(None, None)],
        ("other", "range"): [(None, None)],
    }


@pytest.mark.slow
def test_adding_a_rule_is_adding_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(FOLDER, folder)
    lowest = (folder / "settle/lowest.sql").read_text(encoding="utf-8")
    (folder / "settle/least.sql").write_text(lowest.replace("'lowest' AS rule", "'least' AS rule"), encoding="utf-8")
    with con().cursor() as cursor:
        cursor.execute("CREATE OR REPLACE SCHEMA more")
        cursor.execute("SET search_path = 'more,main'")
        create_views(cursor, folder)
        assert cursor.execute("SELECT count(DISTINCT rule) FROM estimates").fetchone() == (len(rules()) + 1,)
        found = cursor.execute("SELECT value FROM estimates WHERE rule = 'least' AND tally_id = 'agreed'").fetchall()
    assert found == [(Decimal(16),)]


# ---- rule_spread and event_deaths, of whatever rules ----------------------------------------------------------------


def answered(counts: list[str], answers: str) -> duckdb.DuckDBPyConnection:
    """A record of counts without a claim, with answers of rules that are none: the VALUES of a SELECT."""
    con = settled({name: [] for name in counts})
    names = "tally_id, rule, value, low, low_open, high, high_open, deciding_claim_ids, basis"
    con.execute(f"CREATE OR REPLACE VIEW estimates AS SELECT * FROM (VALUES {answers}) AS told ({names})")
    return con


@pytest.mark.slow
def test_how_far_the_rules_lie_apart() -> None:
    """Rules without a number stay out, the alphabet decides where rules tie, and the smaller id between claims."""
    con = answered(
        [],
        """
        ('agreed', 'bold',  16,   16,   FALSE, 16,   FALSE, 'agreed/a agreed/b', 'stated'),
        ('agreed', 'calm',  16,   16,   FALSE, 16,   FALSE, 'agreed/b', 'inferred'),
        ('agreed', 'mute',  NULL, NULL, FALSE, NULL, FALSE, NULL, NULL),
        ('silent', 'mute',  NULL, NULL, FALSE, NULL, FALSE, NULL, NULL),
        ('split',  'bold',  NULL, 24,   FALSE, 99,   FALSE, 'split/b', 'stated'),
        ('split',  'calm',  12,   12,   FALSE, 12,   FALSE, 'split/a split/c', 'inferred'),
        ('split',  'eager', 45,   45,   TRUE,  NULL, FALSE, 'split/d', 'stated'),
        ('zero',   'bold',  12,   12,   FALSE, 12,   FALSE, 'zero/b', 'inferred'),
        ('zero',   'calm',  0,    NULL, FALSE, 0,    FALSE, 'zero/a', 'stated')
        """,
    )
    rows = con.execute("SELECT * REPLACE (CAST(ratio AS VARCHAR) AS ratio) FROM rule_spread").fetchall()
    assert rows == [
        ("agreed", 2, 16, "bold", "agreed/a", "stated", 16, "bold", "agreed/a", "stated", False, "1.0"),
        ("split", 3, 12, "calm", "split/a", "inferred", 99, "bold", "split/b", "stated", True, "8.25"),
        ("zero", 2, 0, "calm", "zero/a", "stated", 12, "bold", "zero/b", "inferred", False, None),
    ]


@pytest.fixture(scope="module")
def deaths() -> duckdb.DuckDBPyConnection:
    """Soldiers and villagers died in a raid, children among the villagers and infants among the children."""
    alike = {"children": 4, "infants": 1, "wounded": 70, "season": 500, "elsewhere": 6}
    others = ", ".join(
        f"('{tally}', '{rule}', {number}, {number}, FALSE, {number}, FALSE, NULL, NULL)"
        for tally, number in alike.items()
        for rule in ("closed", "mute", "nearly", "open")
    )
    found = answered(
        ["soldiers", "villagers", *alike],
        f"""
        ('soldiers',  'closed', 33,   33,   FALSE, 33,   FALSE, NULL, 'stated'),
        ('villagers', 'closed', 10,   10,   FALSE, 20,   FALSE, NULL, 'stated'),
        ('soldiers',  'mute',   33,   33,   FALSE, 33,   FALSE, NULL, 'stated'),
        ('villagers', 'mute',   NULL, NULL, FALSE, NULL, FALSE, NULL, NULL),
        ('soldiers',  'nearly', 33,   NULL, FALSE, 33,   TRUE,  NULL, 'inferred'),
        ('villagers', 'nearly', 10,   10,   FALSE, 10,   FALSE, NULL, 'stated'),
        ('soldiers',  'open',   33,   33,   FALSE, 33,   FALSE, NULL, NULL),
        ('villagers', 'open',   10,   10,   TRUE,  NULL, FALSE, NULL, NULL),
        {others}
        """,
    )
    found.execute("UPDATE tallies SET event_id = CASE tally_id WHEN 'elsewhere' THEN 'other' ELSE 'raid' END")
    found.execute("UPDATE tallies SET part_of_id = 'villagers' WHERE tally_id = 'children'")
    found.execute("UPDATE tallies SET part_of_id = 'children' WHERE tally_id = 'infants'")
    found.execute("UPDATE tallies SET part_of_id = 'season' WHERE tally_id IN ('soldiers', 'elsewhere')")
    found.execute("UPDATE tallies SET outcome = 'wounded' WHERE tally_id = 'wounded'")
    found.execute("UPDATE tallies SET scope = 'cumulative' WHERE tally_id = 'season'")
    return found


def test_the_deaths_of_an_event_are_added_up_rule_by_rule(deaths: duckdb.DuckDBPyConnection) -> None:
    """Soldiers and villagers alone: who is part of them is in them; the wounded and the season are other counts."""
    raid = deaths.execute("SELECT * EXCLUDE (event_id) FROM event_deaths WHERE event_id = 'raid'").fetchall()
    assert raid == [
        ("closed", 43, 43, False, 53, False, "stated", 2, 0, 0),
        ("mute", None, 33, False, None, False, "stated", 2, 1, 1),
        ("nearly", 43, 10, False, 43, True, "inferred", 2, 0, 0),
        ("open", 43, 43, True, None, False, None, 2, 1, 0),
    ]


def test_a_total_stays_with_its_event(deaths: duckdb.DuckDBPyConnection) -> None:
    found = deaths.execute("SELECT DISTINCT tallies, value FROM event_deaths WHERE event_id = 'other'").fetchall()
    assert found == [(1, 6)]
