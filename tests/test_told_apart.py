"""What the record keeps apart because the articles do: charges by their word, groups by what is told of them."""

from functools import lru_cache
from typing import Any

import duckdb

from etl.model.project import Project
from etl.publish.checked import run_stages
from tests import ROOT
from tests.living import create_views


@lru_cache
def ask(sql: str) -> list[Any]:
    """What the record answers, its views included."""
    return _record().execute(sql).fetchall()


@lru_cache
def _record() -> duckdb.DuckDBPyConnection:
    con = run_stages(Project(ROOT)).tables.con
    create_views(con)
    return con


def test_who_is_charged_as_terrorist_or_extremist_is_called_so_by_that_word() -> None:
    found = ask("SELECT charge, exact FROM attributions WHERE charge IN ('terrorism', 'extremism')")
    assert {charge for charge, _ in found} == {"terrorism", "extremism"}
    for charge, exact in found:
        assert charge[:6] in exact.lower(), exact


def test_only_the_fighters_who_are_printed_as_backed_are_backed() -> None:
    """Japan Times 24 prints it of the Islamist fighters, 25 of the rebels, not of the jihadis beside them."""
    sql = "SELECT actor_id FROM actor_names WHERE epithet IN ('backed by Ankara', 'Turkish-backed')"
    backed = {actor for (actor,) in ask(sql)}
    assert "turkish-backed-islamists" in backed
    assert not backed & {"jihadis", "extremist-militias", "extremist-group"}
    named = "SELECT actor_id FROM actor_names WHERE name IN ('jihadis', 'extremist militias', 'militants') ORDER BY ALL"
    assert ask(named) == [("extremist-militias",), ("extremist-militias",), ("jihadis",)]
