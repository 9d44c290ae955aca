"""Whose word an event's status is, against what was read by hand."""

from typing import Any

import pytest

from tests.small_views import ask, tell

SHELLING = """SELECT teller_id, stance, basis, tellings FROM event_tellers WHERE event_id = 'camp-shelling'
    ORDER BY against, teller_id"""
COLUMNS = "SELECT status_teller_ids, status_tellers FROM event_timeline WHERE event_id = 'camp-shelling'"
OFFICIAL = ("norland-official", "asserts", "stated", 1)


def mention(claimant: str | None, start: int = 40, **columns: Any) -> str:
    """A telling of the shelling in the second article; in the first the official claims it."""
    told = tell("event", 3, claimant, start, event_id="camp-shelling", **{"status": "claimed", **columns})
    return told + f"UPDATE claims SET claimant_basis = 'stated' WHERE claim_id = 'hill-post-p3-{start}';"


def test_an_event_has_tellers_where_no_article_tells_it_so_in_its_own_voice() -> None:
    """The strike, the war, the announcement and the talks of either year are the article's own."""
    assert ask("SELECT DISTINCT event_id FROM event_tellers ORDER BY event_id") == [
        ("camp-shelling",), ("crossing-closure",), ("flight-from-valley",), ("norland-answer",), ("troops-to-border",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "tellers"),
    [
        ([], [OFFICIAL]),
        ([mention("vesland")], [OFFICIAL, ("vesland", "asserts", "stated", 1)]),
        ([mention("norland-official")], [(*OFFICIAL[:3], 2)]),
        ([mention("vesland", status="denied")], [OFFICIAL, ("vesland", "denies", "stated", 1)]),
        ([mention("vesland", status="did_not_happen", stance="denies")], [OFFICIAL]),
        ([mention("vesland", stance="denies")], [OFFICIAL, ("vesland", "denies", "stated", 1)]),
        ([mention("vesland", status="planned", stance="doubts")], [OFFICIAL, ("vesland", "doubts", "stated", 1)]),
        ([mention("vesland", status="planned")], [OFFICIAL]),
        ([mention(None, stance="denies")], [OFFICIAL]),
        ([mention(None), mention("vesland", 60, stance="denies")], []),
        ([mention(None, status="occurred")], [OFFICIAL]),
        ([mention(None)], []),
    ],
)
def test_tellers_are_those_who_assert_what_has_the_status_and_who_denies_it_beside_them(
    claims: list[str], tellers: list[tuple[Any, ...]]
) -> None:
    assert ask(SHELLING, *claims) == tellers


CONCLUDED = "UPDATE claims SET basis = 'inferred' WHERE claim_id = 'river-post-p7-shelling';"
DOUBTED = "UPDATE event_mentions SET modality = 'possible' WHERE claim_id = 'river-post-p7-shelling';"
STATED = "UPDATE claims SET basis = 'stated' WHERE claim_id = 'hill-post-p3-40';"


@pytest.mark.parametrize(
    ("claims", "of_tellers", "of_status"),
    [
        ([CONCLUDED], [("norland-official", "inferred", "certain")], ("inferred", "certain")),
        ([DOUBTED], [("norland-official", "stated", "possible")], ("stated", "possible")),
        (
            [CONCLUDED, mention("vesland", modality="certain"), STATED],
            [("norland-official", "inferred", "certain"), ("vesland", "stated", "certain")],
            ("stated", "certain"),
        ),
        (
            [DOUBTED, mention("vesland", modality="certain"), STATED],
            [("norland-official", "stated", "possible"), ("vesland", "stated", "certain")],
            ("stated", "certain"),
        ),
        ([DOUBTED, mention("norland-official", modality="certain")], [("norland-official", "stated", "certain")], None),
        ([CONCLUDED, mention(None, modality="certain"), STATED], [], ("stated", "certain")),
        ([mention(None, modality="certain"), STATED.replace("'stated'", "'inferred'")], [], ("inferred", "certain")),
        ([mention(None, modality="possible"), STATED], [], ("stated", "possible")),
    ],
)
def test_a_status_and_its_tellers_are_as_sure_as_the_surest_telling(
    claims: list[str], of_tellers: list[tuple[str, ...]], of_status: tuple[str, str] | None
) -> None:
    """What an article tells in its own voice is its own: who is credited with it besides makes it no surer."""
    sql = "SELECT teller_id, basis, modality FROM event_tellers WHERE event_id = 'camp-shelling'"
    assert ask(sql, *claims) == of_tellers
    sql = "SELECT status_basis, status_modality FROM event_timeline WHERE event_id = 'camp-shelling'"
    assert of_status is None or ask(sql, *claims) == [of_status]


def test_a_teller_that_is_inferred_or_only_possible_is_named_so() -> None:
    assert ask(COLUMNS, CONCLUDED, DOUBTED) == [("norland-official", "Senior official of Norland (inferred, possible)")]


def test_where_nobody_asserts_it_those_who_deny_or_doubt_it_stand_with_what_they_do() -> None:
    doubt = "UPDATE event_mentions SET stance = 'doubts' WHERE claim_id = 'river-post-p7-shelling';"
    assert ask(SHELLING, doubt) == [("norland-official", "doubts", "stated", 1)]
    assert ask(COLUMNS, doubt) == [("norland-official", "Senior official of Norland (doubts or has not seen)")]
    assert ask(COLUMNS, doubt, mention("vesland")) == [
        ("vesland norland-official", "Vesland; Senior official of Norland (doubts or has not seen)")
    ]
    assert ask(COLUMNS, mention(None)) == [(None, None)]


def test_who_denies_a_status_stands_after_those_whose_word_it_is_and_makes_it_no_less_sure() -> None:
    denial = mention("coast-observatory", status="denied", basis="inferred", modality="possible")
    sql = COLUMNS.replace("status_tellers", "status_tellers, status_basis, status_modality")
    told = "Senior official of Norland; Coast Observatory (denies, inferred, possible)"
    assert ask(sql, denial) == [("norland-official coast-observatory", told, "stated", "certain")]


def test_days_have_tellers_where_no_article_gives_one_in_its_own_voice() -> None:
    sql = """SELECT date_teller_ids, date_tellers, date_teller_basis
        FROM event_timeline WHERE event_id = 'camp-shelling'"""
    undated = "UPDATE event_mentions SET date = NULL WHERE event_id = 'camp-shelling';"
    day: dict[str, Any] = {"date": "2021-05-04", "date_basis": "stated"}
    given = mention("vesland", **day) + STATED
    assert ask(sql, undated) == [(None, None, None)]
    assert ask(sql, undated, given) == [("vesland", "Vesland", "stated")]
    assert ask(sql, undated, given, mention(None, 60)) == [("vesland", "Vesland", "stated")]
    assert ask(sql, undated, given, mention(None, 60, **day)) == [(None, None, None)]
    guessed = "UPDATE claims SET claimant_basis = 'inferred' WHERE claim_id = 'hill-post-p3-40';"
    assert ask(sql, undated, given, guessed) == [("vesland", "Vesland", "inferred")]
    several = mention("norland-official", 60, **day) + STATED.replace("-40", "-60")
    assert ask(sql, undated, given, guessed, several) == [
        ("norland-official vesland", "Senior official of Norland; Vesland", "stated")
    ]


def test_a_teller_is_inferred_where_each_of_its_tellings_is() -> None:
    inferred = "UPDATE claims SET claimant_basis = 'inferred' WHERE claim_id = 'river-post-p7-shelling';"
    assert ask(SHELLING, inferred) == [("norland-official", "asserts", "inferred", 1)]
    assert ask(SHELLING, inferred, mention("norland-official")) == [(*OFFICIAL[:3], 2)]
