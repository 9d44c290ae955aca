"""Contradictions find themselves: which pairs the claims show, and what the curated disagreements must cover."""

from typing import Any

import pytest

from tests.small_views import ask, insert, tell, told

PAIRS = "SELECT kind, claim_id, other_claim_id, told, other_told FROM contradictions"
OF_SECOND = f"{PAIRS} WHERE source_id = 'hill-post'"
OPEN, SHOWN = "contradiction-open", "contradiction-not-shown"
P2, P4, P5 = (f"river-post-p{paragraph}-killed" for paragraph in (2, 4, 5))
EXACT_13: dict[str, Any] = {"value": 13, "low": 13, "high": 13, "qualifier": "exact"}
OVER_20: dict[str, Any] = {"value": 20, "low": 20, "qualifier": "more_than"}


def killed(start: int = 40, **columns: Any) -> str:
    return tell("casualty", 3, None, start, **{"tally_id": "bridge-killed", **columns})


def figure(start: int, unit: str, qualifier: str, modality: str = "certain", **bounds: int) -> str:
    given = {"tally_id": "people-sheltered", "unit": unit, "qualifier": qualifier, "modality": modality}
    return tell("figure", 3, None, start, **given, **bounds)


def update(claim: str, other: str, row: int = 99) -> str:
    return insert("claim_links", row=row, claim_id=claim, relation="updates", other_claim_id=other)


def blame(start: int, stance: str, accused: str, **columns: Any) -> str:
    given = {"charge": "carried_out", "accused_id": accused, **columns}
    return tell("attribution", 3, "vesland-army", start, stance=stance, **given)


def mention(start: int, event: str, status: str, **columns: Any) -> str:
    given = {"modality": "certain", "event_id": event, "status": status, **columns}
    return tell("event", 3, None, start, **given)


def position(disagreement: str, number: int, source: str, paragraph: int, claim: str | None) -> str:
    where = {"disagreement_id": disagreement, "position_no": number, "source_id": source, "paragraph": paragraph}
    return insert("disagreement_positions", row=99, **where, answer=f"Answer {number}", claim_id=claim)


# ---- the pairs -------------------------------------------------------------------------------------------------------


def test_the_pairs_of_the_small_article() -> None:
    found = ask("SELECT kind, tally_id, event_id, claim_id, other_claim_id, joined_by_update FROM contradictions")
    wounded = ("river-post-p3-wounded", "river-post-p4-wounded")
    assert found == [
        ("count", "bridge-killed", "bridge-strike", P2, P4, False),
        ("count", "bridge-killed", "bridge-strike", P2, P5, False),
        ("count", "bridge-killed", "bridge-strike", P4, P5, False),
        ("count", "bridge-wounded", "bridge-strike", *wounded, True),
        ("responsibility", None, "bridge-strike", "river-post-p3-blame", "river-post-p6-denial", False),
    ]


def test_an_update_of_an_update_joins() -> None:
    sql = "SELECT claim_id, other_claim_id FROM contradictions WHERE tally_id = 'bridge-killed' AND joined_by_update"
    assert ask(sql, update(P5, P4)) == [(P4, P5)]
    assert ask(sql, update(P5, P4), update(P4, P2)) == [(P2, P4), (P2, P5), (P4, P5)]


def test_what_joins_is_inferred_where_any_of_the_updates_on_the_way_is() -> None:
    sql = "SELECT claim_id, other_claim_id, joined_basis FROM contradictions WHERE tally_id = 'bridge-killed'"
    basis = "UPDATE claim_links SET basis = '{}' WHERE claim_id = '{}';".format
    links = [update(P5, P4), update(P4, P2), basis("stated", P5), basis("inferred", P4)]
    assert ask(sql) == [(P2, P4, None), (P2, P5, None), (P4, P5, None)]
    assert ask(sql, *links) == [(P2, P4, "inferred"), (P2, P5, "inferred"), (P4, P5, "stated")]
    sure = update(P5, P2).replace("'inferred'", "'stated'")
    assert ask(sql, *links[:-1], basis("stated", P4)) == [(P2, P4, "stated"), (P2, P5, "stated"), (P4, P5, "stated")]
    assert ask(sql, *links, sure, basis("stated", P5))[1] == (P2, P5, "stated")


@pytest.mark.parametrize(("unit", "apart"), [("person", True), ("item", True), ("EUR", False)])
def test_whole_numbers_leave_no_room_between_ten_and_eleven(unit: str, apart: bool) -> None:
    claims = [figure(40, unit, "less_than", value=11, high=11), figure(60, unit, "more_than", value=10, low=10)]
    sql = f"{OF_SECOND} AND other_source_id = 'hill-post'"
    pair = ("count", "hill-post-p3-40", "hill-post-p3-60", "less_than 11", "more_than 10")
    assert ask(sql, *claims) == ([pair] if apart else [])
    assert len(ask(sql, claims[0], figure(60, unit, "more_than", value=11, low=11))) == 1


def test_what_is_no_assertion_contradicts_no_number() -> None:
    for stance in ("denies", "doubts", "not_confirmed"):
        assert ask(OF_SECOND, killed(stance=stance, **EXACT_13)) == []


def test_a_number_that_only_could_be_contradicts_none_and_has_no_vote() -> None:
    sure = figure(40, "person", "exact", value=9, low=9, high=9)
    perhaps = figure(60, "person", "exact", "possible", value=5000, low=5000, high=5000)
    assert ask(f"{OF_SECOND} AND 'hill-post-p3-60' IN (claim_id, other_claim_id)", sure, perhaps) == []
    voting = "SELECT claim_id FROM tally_votes WHERE source_id = 'hill-post' AND electorate = 'said'"
    assert ask(voting, sure, perhaps) == [("hill-post-p3-40",)]


@pytest.mark.parametrize(
    ("stance", "accused", "charge", "apart"),
    [
        ("denies", "vesland", "carried_out", True),
        ("denies", "vesland-army", "carried_out", True),  # A body of the accused.
        ("denies", "norland", "carried_out", False),
        ("denies", "vesland", "directed", False),
        ("unclear", "vesland", "carried_out", False),
    ],
)
def test_a_charge_and_its_denial_by_another(stance: str, accused: str, charge: str, apart: bool) -> None:
    pair = ("responsibility", "hill-post-p3-40", "river-post-p3-blame", "denies", "accuses")
    assert ask(OF_SECOND, blame(40, stance, accused, charge=charge)) == ([pair] if apart else [])


def test_a_denial_of_what_a_body_above_is_charged_with_is_one_pair() -> None:
    """A body two steps below the accused; the other way round likewise."""
    deep = "UPDATE actors SET member_of_id = 'vesland-army' WHERE actor_id = 'norland-official';"
    assert len(ask(OF_SECOND, deep, blame(40, "denies", "norland-official"))) == 1
    pair = ("responsibility", "hill-post-p3-40", "river-post-p6-denial", "accuses", "denies")
    assert ask(OF_SECOND, deep, blame(40, "accuses", "norland-official")) == [pair]


@pytest.mark.parametrize(
    ("status", "start", "end", "apart"),
    [
        ("planned", "2021-05-08", "2021-05-09", True),
        ("planned", "2021-05-06", "2021-05-07", False),
        ("planned", None, "2021-05-06", True),
        ("planned", None, None, False),
        ("demanded", "2021-05-08", "2021-05-09", False),
    ],
)
def test_planned_days_that_do_not_meet(status: str, start: str | None, end: str | None, apart: bool) -> None:
    """The small article plans the talks for 7 May."""
    claim = mention(40, "talks-2021", status, date="some day", date_start=start, date_end=end)
    pair = ("date", "hill-post-p3-40", "river-post-p12-talks", "some day", "2021-05-07")
    assert ask(OF_SECOND, claim) == ([pair] if apart else [])


@pytest.mark.parametrize(
    ("stance", "status", "modality", "says"),
    [
        ("denies", "claimed", "certain", "denies"),
        ("asserts", "did_not_happen", "certain", "did_not_happen"),
        ("asserts", "denied", "certain", "denied"),
        ("asserts", "did_not_happen", "possible", None),
        ("doubts", "claimed", "certain", None),
        ("denies", "planned", "certain", None),
        ("asserts", "occurred", "certain", None),
    ],
)
def test_what_happened_and_did_not(stance: str, status: str, modality: str, says: str | None) -> None:
    claim = mention(40, "camp-shelling", status, stance=stance, modality=modality)
    pair = ("occurrence", "hill-post-p3-40", "river-post-p7-shelling", says, "claimed")
    assert ask(OF_SECOND, claim) == ([pair] if says else [])


def test_what_is_only_possible_can_be_denied() -> None:
    possible = "UPDATE event_mentions SET modality = 'possible' WHERE event_id = 'camp-shelling';"
    assert ask(OF_SECOND, possible, mention(40, "camp-shelling", "did_not_happen")) == []


# ---- what the disagreements cover ------------------------------------------------------------------------------------


def test_the_small_disagreements_cover_and_show_what_they_should() -> None:
    assert told(OPEN) == told(SHOWN) == []


def test_a_disagreement_about_other_claims_covers_nothing() -> None:
    """13 in a second article is in no answer, though the count has its disagreement; the count is told once."""
    assert told(OPEN, killed(**EXACT_13)) == [("casualties", "value", "more_than 20")]
    assert told(OPEN, killed(**EXACT_13), position("bridge-deaths", 4, "hill-post", 3, "hill-post-p3-40")) == []


@pytest.mark.parametrize(("day", "newest"), [("2021-05-04", "more_than 20"), ("2021-05-06", "exact 13")])
def test_a_contradiction_is_told_in_the_newest_article(day: str, newest: str) -> None:
    published = f"UPDATE sources SET published_end = DATE '{day}' WHERE source_id = 'hill-post';"
    assert told(OPEN, killed(**EXACT_13), published) == [("casualties", "value", newest)]


def test_both_claims_under_one_answer_are_not_covered() -> None:
    one = position("bridge-deaths", 1, "hill-post", 3, "hill-post-p3-40")
    assert told(OPEN, killed(**EXACT_13), one) == [("casualties", "value", "exact 12")]


def test_an_answer_without_a_claim_stands_for_the_number_in_its_paragraph() -> None:
    unnamed = position("bridge-deaths", 4, "hill-post", 3, None)
    assert told(OPEN, killed(**EXACT_13), unnamed) == []
    assert told(OPEN, tell("casualty", 5, None, 40, tally_id="bridge-killed", **EXACT_13), unnamed) != []


@pytest.mark.parametrize(
    ("origin", "qualifier", "covered"),
    [
        ("observatory-count", "more_than", True),
        ("observatory-count", "at_least", False),
        ("ministry-statement", "more_than", False),
        (None, "more_than", False),
    ],
)
def test_a_copy_in_the_same_words_from_the_same_origin_is_covered(
    origin: str | None, qualifier: str, covered: bool
) -> None:
    found = told(OPEN, killed(origin_id=origin, **OVER_20 | {"qualifier": qualifier}))
    assert (found == []) is covered


def test_an_update_needs_no_disagreement() -> None:
    links = [update("hill-post-p3-40", claim) for claim in (P2, P4, P5)]
    assert told(OPEN, killed(**EXACT_13), *links) == []
    assert told(OPEN, killed(**EXACT_13), *links[:2]) == [("casualties", "value", "more_than 20")]


def test_a_denial_needs_an_answer_of_its_own() -> None:
    denial = blame(40, "denies", "vesland-army")
    assert told(OPEN, denial) == [("attributions", "stance", "accuses")]
    assert told(OPEN, denial, position("bridge-responsibility", 2, "hill-post", 3, "hill-post-p3-40")) == []
    assert told(OPEN, denial, position("bridge-responsibility", 1, "hill-post", 3, "hill-post-p3-40")) != []


def test_an_answer_stands_for_what_its_voice_says_of_the_event_in_that_paragraph() -> None:
    named = position("bridge-responsibility", 2, "hill-post", 3, "hill-post-p3-40")
    beside = blame(60, "denies", "vesland")
    assert told(OPEN, blame(40, "denies", "vesland-army"), beside, named) == []
    other_voice = beside.replace("'vesland-army'", "'relief-council'")
    assert told(OPEN, blame(40, "denies", "vesland-army"), other_voice, named) != []


def test_days_and_occurrence_are_told_where_they_are_typed() -> None:
    later = mention(40, "talks-2021", "planned", date="2021-05-08", date_start="2021-05-08", date_end="2021-05-08")
    assert told(OPEN, later) == [("event_mentions", "date", "2021-05-07")]
    assert told(OPEN, mention(40, "camp-shelling", "did_not_happen")) == [("event_mentions", "status", "claimed")]
    denied = mention(40, "camp-shelling", "occurred")
    denial = "UPDATE event_mentions SET stance = 'denies' WHERE claim_id = 'river-post-p7-shelling';"
    assert told(OPEN, denied, denial) == [("event_mentions", "stance", "denies")]


def test_what_is_called_contradictory_is_shown_by_its_answers() -> None:
    """Whatever the count shows elsewhere: without the answer 12 and with 14 alone, no pair is left."""
    called = "UPDATE disagreements SET test = 'contradictory' WHERE disagreement_id = 'bridge-responsibility';"
    assert told(SHOWN, called) == []
    quote = "UPDATE disagreement_positions SET claim_id = 'river-post-p3-work' WHERE claim_id = 'river-post-p3-blame';"
    assert told(SHOWN, called, quote) == [("disagreements", "test", "contradictory")]
    less = f"UPDATE disagreement_positions SET position_no = 1 WHERE claim_id IN ('{P2}', '{P4}', '{P5}');"
    assert told(SHOWN, less) == [("disagreements", "test", "contradictory")]


def test_a_contradiction_may_be_explained_by_the_later_report() -> None:
    assert told(SHOWN, update(P5, P4), update(P4, P2)) == []


def test_pairs_of_another_event_show_nothing() -> None:
    moved = (
        "UPDATE disagreements SET test = 'contradictory', event_id = 'border-war'"
        " WHERE disagreement_id = 'bridge-responsibility';"
    )
    assert told(SHOWN, moved) == [("disagreements", "test", "contradictory")]


# ---- update-order ----------------------------------------------------------------------------------------------------


def test_an_update_may_have_been_said_on_the_same_day_or_on_one_unknown() -> None:
    """The ministry raised its number on the day of its statement; the observatory gives no day."""
    assert told("update-order", update(P4, P5)) == []


def test_an_update_by_way_of_a_claim_without_a_day_is_not_said_before_the_last_of_them() -> None:
    """14 was said on 4 May, and 12 by the article itself on the fifth; more than 20 on any day until then."""
    assert told("update-order", update(P4, P5), update(P5, P2, 100)) == [("claim_links", "other_claim_id", P5)]
