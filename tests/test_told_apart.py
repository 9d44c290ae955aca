"""What the record keeps apart because the articles do: charges by their word, groups by what is told of them."""

from functools import lru_cache
from typing import Any

import duckdb
import pytest

from etl.model.project import Project
from tests import ROOT
from tests.conftest import unchecked
from tests.living import recompute

pytestmark = pytest.mark.slow  # The whole record is read for it.


@lru_cache
def ask(sql: str) -> list[Any]:
    """What the record answers, its views included."""
    return _record().execute(sql).fetchall()


@lru_cache
def _record() -> duckdb.DuckDBPyConnection:
    con = unchecked(Project(ROOT)).tables.con
    recompute(con)
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


def test_only_the_article_that_credits_the_governor_ties_his_count_to_him() -> None:
    """The 33 dead stand in five articles; The Washington Post 13 alone names the governor of Hatay with them."""
    sql = "SELECT claim_id FROM claims WHERE origin_id = 'dogan-announcement' AND origin_basis = '{}' ORDER BY ALL"
    assert ask(sql.format("stated")) == [("washington-post-p13-killed",), ("washington-post-p13-wounded",)]
    copies = "business-standard-p1 itv-news-p3 japan-times-p1 japan-times-p4 the-national-p1"
    copies += " washington-post-p2 washington-post-p4 washington-post-p9"
    assert ask(sql.format("inferred")) == [(f"{copy}-killed",) for copy in copies.split()]


def test_names_that_name_nobody_are_concluded_to_be_someone_s() -> None:
    """Business Standard 7 has a monitoring group, 12 a defence ministry; neither says which."""
    sql = "SELECT source_id, paragraph, name, actor_id FROM actor_names WHERE basis = 'inferred' ORDER BY ALL"
    assert ask(sql) == [
        ("business-standard", 7, "monitoring group", "sohr"),
        ("business-standard", 12, "defence ministry", "russian-defence-ministry"),
    ]


def test_no_article_of_these_two_days_is_a_copy_of_another() -> None:
    """The older agency text (Business Standard) stands beside the newer (The Japan Times), not below it."""
    below = "SELECT claim_id, parent_claim_id FROM origin_tree WHERE relation = 'repeats'"
    assert [pair for pair in ask(below) if pair[0].partition("-p")[0] != pair[1].partition("-p")[0]] == []
    sql = "SELECT beside_claim_id FROM origin_tree WHERE claim_id = 'business-standard-p{}'"
    assert ask(sql.format("6-targets")) == [("japan-times-p14-targets",)]
    assert ask(sql.format("8-warships")) == [("japan-times-p17-warships",)]


def test_two_different_denials_are_not_linked() -> None:
    """The National 5 denies responsibility, The Washington Post 5 that the air force operated in the area."""
    links = "SELECT * FROM claim_links WHERE relation = 'repeats'"
    sql = f"{links} AND 'the-national-p5-denial' IN (claim_id, other_claim_id)"
    assert ask(sql) == []


def test_who_called_whom_is_told_once() -> None:
    """The Washington Post 19 alone says who began a call; elsewhere both parties spoke."""
    sql = """SELECT p.actor_id, p.claim_id FROM event_participants AS p INNER JOIN event_mentions AS m USING (claim_id)
        INNER JOIN events AS e USING (event_id) WHERE e.type IN ('phone_call', 'talks') AND p.role = 'actor'"""
    assert ask(sql) == [("erdogan", "washington-post-p19-call")]


def test_asking_for_drones_finds_them_beside_artillery() -> None:
    """Business Standard 6, The Japan Times 14 and The Washington Post 18 print drones."""
    drones = "SELECT claim_id FROM mention_means WHERE means = 'drone' ORDER BY claim_id"
    assert ask(drones) == [
        ("business-standard-p6-reprisals",),
        ("japan-times-p14-reprisals",),
        ("washington-post-p18-fire-told",),
    ]
    mixed = "SELECT claim_id FROM event_mentions WHERE means = 'mixed' ORDER BY claim_id"
    several = "SELECT claim_id FROM mention_means GROUP BY claim_id HAVING count(*) > 1 ORDER BY claim_id"
    assert ask(mixed) == ask(several)
    assert len(ask(mixed)) == 4
