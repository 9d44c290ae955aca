"""The views that stand beside the record, against what was counted by hand in the small article."""

import csv
from pathlib import Path

import pytest

from etl.evidence.text import count_words
from etl.rules import View, find_views
from tests import ROOT
from tests.empty import LOOKED_FOR
from tests.small_views import EVENT, ask, tell

# ---- heads -----------------------------------------------------------------------------------------------------------


def test_what_a_column_holds_may_run_over_lines(tmp_path: Path) -> None:
    first, second = "-- one: Number\n--   and unit.\n", "-- two [unit]: Unit,\n--   in\n--   short.\n"
    head = f"-- All of it.\n-- Key: one\n{first}{second}-- At last.\n"
    (tmp_path / "all.sql").write_text(f"{head}SELECT 1 AS one, 'km' AS two\n", encoding="utf-8")
    (view,) = find_views(tmp_path)
    assert view.columns == {"one": "Number and unit.", "two": "Unit, in short."}
    assert (view.description, view.vocabularies) == ("All of it. At last.", {"two": "unit"})
    assert view.key == ("one",)


@pytest.mark.parametrize("view", [view for view in find_views() if view.key], ids=lambda view: view.name)
def test_the_key_of_a_view_tells_its_rows_apart(view: View) -> None:
    rows = ask(f"SELECT {', '.join(view.key)} FROM {view.name}")
    assert len(set(rows)) == len(rows)
    with (ROOT / "data" / "views" / f"{view.name}.csv").open(encoding="utf-8", newline="") as file:
        committed = [tuple(row[column] for column in view.key) for row in csv.DictReader(file)]
    assert len(set(committed)) == len(committed)
    assert committed or view.name == "event_not_looked_for"  # In this record's articles everything was.


# ---- credit_share ----------------------------------------------------------------------------------------------------


def test_claims_without_a_credit() -> None:
    """Eight of thirty stand in the own voice; four come from an official without a name."""
    assert ask("FROM credit_share") == [("river-post", "The River Post", "inferred", 30, 8, 0.267, 4)]


def test_an_article_without_claims_has_no_share() -> None:
    assert ask("FROM credit_share", ";")[0] == ("hill-post", None, None, 0, 0, None, 0)


# ---- article_voices --------------------------------------------------------------------------------------------------


def test_who_is_heard_in_another_article() -> None:
    claim = tell("quote", 3, None, 40, speaker_id="vesland-army", exact="we didn’t, in 2 days")
    other = ask("SELECT claims, quotes, words_quoted, harmed FROM article_voices WHERE source_id = 'hill-post'", claim)
    assert other == [(0, 1, 5, 0)]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("one", 1),
        ("This was their work,", 4),
        ("Norland’s men — all 1,200 — can't", 6),
        ("w w", 2),
        ("…", 0),
        ("Öl für İdlib’e", 3),
    ],
)
def test_words_quoted_are_words(words: str, count: int) -> None:
    """The SQL counts as the evidence does: what stands in digits with a comma between is two words."""
    claim = tell("quote", 3, None, 40, speaker_id="vesland", exact=words.replace("'", "''"))
    found = ask("SELECT words_quoted FROM article_voices WHERE source_id = 'hill-post'", claim)
    assert found == [(count_words(words),)] == [(count,)]


# ---- silences --------------------------------------------------------------------------------------------------------


def test_one_article_is_silent_of_nothing() -> None:
    assert ask("FROM silences") == []


def test_an_article_is_silent_of_what_only_another_counts() -> None:
    claim = tell("casualty", 3, None, 40, tally_id="bridge-killed", victims_id="norland-army")
    found = ask("SELECT tally_id, source_id, tells_event, articles_telling, articles FROM silences", claim)
    assert found == [
        ("border-troops", "hill-post", False, 1, 2),
        ("bridge-wounded", "hill-post", True, 1, 2),
        ("camp-killed", "hill-post", False, 1, 2),
        ("camp-vehicles", "hill-post", False, 1, 2),
        ("people-sheltered", "hill-post", False, 1, 2),
        ("valley-displaced", "hill-post", False, 1, 2),
    ]


def test_whether_the_event_is_told_is_null_where_a_count_has_none() -> None:
    con = "UPDATE tallies SET event_id = NULL WHERE tally_id = 'camp-killed';"
    assert ask("SELECT tells_event FROM silences WHERE tally_id = 'camp-killed'", con) == [(None,)]


@pytest.mark.parametrize(("others", "silent"), [(4, ["camp-killed"]), (5, [])])
def test_others_are_asked_of_people_harmed_where_a_fifth_tells_it(others: int, silent: list[str]) -> None:
    """One article of five is a fifth, of six it is less; none of the others tells the event, or an other number."""
    more = "".join(f"INSERT INTO sources (source_id, language) VALUES ('other-{n}', 'en');" for n in range(1, others))
    more += LOOKED_FOR
    asked = "tally_id IN ('camp-killed', 'camp-vehicles') AND source_id = 'hill-post'"
    assert ask(f"SELECT tally_id FROM silences WHERE {asked}", more) == [(one,) for one in silent]


# ---- headline_and_body -----------------------------------------------------------------------------------------------

HEADLINE = (
    "SELECT matter, event_id, tally_id, accused_id, stated_by, headline_claim_id, body_claim_id FROM headline_and_body"
)


def test_a_headline_that_states_what_the_body_only_reports() -> None:
    claims = [
        tell("event", 1, None, 0),
        tell("event", 2, None, 20),  # A caption is no body.
        tell("event", 3, "vesland", 40),
        tell("event", 5, "norland", 90),
    ]
    assert ask(HEADLINE, *claims) == [("event", EVENT, None, None, "headline", "hill-post-p1-0", "hill-post-p3-40")]
    assert ask(HEADLINE, *claims, tell("event", 5, None, 95)) == []


def test_a_body_that_states_what_the_headline_only_reports() -> None:
    claims = [
        tell("casualty", 4, "vesland", 70, tally_id="bridge-killed"),
        tell("casualty", 3, None, 40, tally_id="bridge-killed"),
        tell("casualty", 3, None, 45, tally_id="bridge-wounded"),
    ]
    assert ask(HEADLINE, *claims) == [
        ("count", EVENT, "bridge-killed", None, "body", "hill-post-p4-70", "hill-post-p3-40")
    ]


def test_responsibility_is_compared_by_accused_and_charge() -> None:
    charged = {"accused_id": "vesland", "charge": "carried_out"}
    claims = [tell("attribution", 1, None, 0, **charged), tell("attribution", 3, "norland", 40, **charged)]
    assert ask(HEADLINE, *claims) == [
        ("responsibility", EVENT, None, "vesland", "headline", "hill-post-p1-0", "hill-post-p3-40")
    ]
    other = tell("attribution", 3, "norland", 40, accused_id="vesland", charge="directed")
    assert ask(HEADLINE, claims[0], other) == []


def test_a_denial_states_nothing() -> None:
    denied = tell("attribution", 3, "vesland", 40, accused_id="vesland", charge="carried_out").replace(
        "'asserts'", "'denies'"
    )
    assert ask(HEADLINE, tell("attribution", 1, None, 0, accused_id="vesland", charge="carried_out"), denied) == []


def test_the_small_article_states_nothing_in_its_headline() -> None:
    assert ask(HEADLINE) == []
