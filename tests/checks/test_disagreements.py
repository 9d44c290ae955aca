"""What is said of a disagreement holds of the claims that give its answers."""

import pytest

from tests.checks.asked import asked

DEATHS, BLAME = "bridge-deaths", "bridge-responsibility"
VALUES = "UPDATE casualties SET value = {}, low = {} WHERE claim_id = 'river-post-p5-killed'"


def sets(disagreement: str, change: str) -> str:
    return f"UPDATE disagreements SET {change} WHERE disagreement_id = '{disagreement}'"


def answers(*claims: str) -> tuple[str, ...]:
    """SQL that lets the question of blame have these claims, and be about no event."""
    rows = ", ".join(
        f"({90 + n}, '{BLAME}', {n}, 'Answer {n}', 'river-post', 1, 1, 'river-post-{claim}')"
        for n, claim in enumerate(claims, 1)
    )
    columns = '"row", disagreement_id, position_no, answer, source_id, paragraph, claim_no, claim_id'
    return (
        f"DELETE FROM disagreement_positions WHERE disagreement_id = '{BLAME}'",
        f"INSERT INTO disagreement_positions ({columns}) VALUES {rows}",
        sets(BLAME, "event_id = NULL"),
    )


@pytest.mark.parametrize(
    ("disagreement", "change", "found"),
    [
        (DEATHS, "kind = 'comparison'", ("kind", "count, since it is about a tally")),
        (DEATHS, "tally_id = NULL", ("kind", "another kind: a count needs a tally, and numbers alone")),
        (DEATHS, "test = 'not_numeric'", ("test", "another test, since answers are numbers")),
        (DEATHS, "weight = 'major'", ("weight", "minor")),
        (BLAME, "weight = 'minor'", ("weight", "major")),
        (DEATHS, "explained_by = 'translation'", ("explained_by", "another explanation: no words are quoted")),
        (BLAME, "explained_by = 'rounding'", ("explained_by", "another explanation: not all of it is numbers")),
        (
            DEATHS,
            "explained_by = 'wording'",
            ("explained_by", "another explanation, since the answers exclude each other"),
        ),
        (DEATHS, "event_id = 'camp-shelling'", ("event_id", "bridge-strike, the event of its tally bridge-killed")),
        (BLAME, "event_id = 'camp-shelling'", ("event_id", "an event that one of its claims is about")),
    ],
)
def test_a_wrong_value_of_a_disagreement_is_told(disagreement: str, change: str, found: tuple[str, str]) -> None:
    told = asked("disagreement-fit", sets(disagreement, change))
    assert [(field, expected) for field, _, expected in told if field == found[0]] == [found]


@pytest.mark.parametrize(
    ("kind", "claims", "fits"),
    [
        ("count", ("p2-deadliest", "p7-vehicles"), False),
        ("comparison", ("p2-deadliest", "p2-third"), True),
        ("comparison", ("p2-deadliest", "p2-strike"), False),
        ("responsibility", ("p3-blame", "p2-strike"), True),
        ("responsibility", ("p2-strike", "p7-shelling"), False),
        ("occurrence", ("p3-blame", "p6-denial"), True),
        ("occurrence", ("p3-blame", "p7-guns"), False),
        ("status", ("p1-answer", "p9-deployment"), True),
        ("status", ("p2-strike", "p2-strike"), False),
        ("status", ("p1-answer", "p6-denial"), False),
        ("date", ("p2-strike", "p7-shelling"), True),
        ("date", ("p1-answer", "p5-war"), False),
        ("place", ("p2-strike", "p7-shelling"), True),
        ("place", ("p1-answer", "p5-war"), False),
        ("place", ("p2-deadliest", "p7-vehicles"), True),
        ("participants", ("p2-strike", "p1-answer"), True),
        ("participants", ("p5-war", "p5-war"), False),
        ("speaker", ("p3-work", "p6-no-aircraft"), True),
        ("speaker", ("p3-work", "p6-their-work"), False),
        ("wording", ("p3-work", "p2-strike"), True),
        ("wording", ("p3-work", "p3-blame"), False),
        ("description", ("p3-work", "p3-blame"), True),
    ],
)
def test_the_claims_that_a_kind_asks_for(kind: str, claims: tuple[str, str], fits: bool) -> None:
    told = asked("disagreement-fit", *answers(*claims), sets(BLAME, f"kind = '{kind}'"))
    assert [field for field, *_ in told if field == "kind"] == ([] if fits else ["kind"])


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ("stance = 'doubts'", True),
        ("status = 'denied'", True),
        ("status = 'did_not_happen'", True),
        ("modality = 'possible'", False),
    ],
)
def test_whether_it_happened_needs_one_who_doubts_it_at_least(change: str, fits: bool) -> None:
    claims = answers("p2-strike", "p7-shelling")
    changed = f"UPDATE event_mentions SET {change} WHERE claim_id = 'river-post-p7-shelling'"
    told = asked("disagreement-fit", *claims, changed, sets(BLAME, "kind = 'occurrence'"))
    assert [field for field, *_ in told if field == "kind"] == ([] if fits else ["kind"])


@pytest.mark.parametrize(("value", "weight"), [("23", "minor"), ("24", "major"), ("300", "major"), ("NULL", "minor")])
def test_a_count_is_major_from_twice_the_smallest_number(value: str, weight: str) -> None:
    """The others are 12 and 14; a number that is no printed one has no say."""
    changed = VALUES.format(value, value)
    wrong = {"major": "minor", "minor": "major"}[weight]
    assert asked("disagreement-fit", changed, sets(DEATHS, f"weight = '{weight}'")) == []
    assert asked("disagreement-fit", changed, sets(DEATHS, f"weight = '{wrong}'")) == [("weight", wrong, weight)]


@pytest.mark.parametrize("kind", ["place", "status", "participants"])
def test_of_what_may_be_major_or_not_nobody_is_told(kind: str) -> None:
    for weight in ("major", "minor"):
        told = asked("disagreement-fit", sets(BLAME, f"kind = '{kind}', weight = '{weight}'"))
        assert [field for field, *_ in told if field == "weight"] == []


def test_claimants_stand_against_each_other_only_where_there_are_two() -> None:
    one = "UPDATE claims SET claimant_id = 'vesland' WHERE claim_id = 'river-post-p3-blame'"
    found = ("explained_by", "other_claimant", "another explanation: it is one who says all of it")
    assert asked("disagreement-fit", one) == [found]


def test_a_report_is_later_by_its_day_or_by_an_update() -> None:
    same_day = "UPDATE claims SET said_on = '2021-05-05'"
    told = asked("disagreement-fit", same_day)
    assert [(field, value) for field, value, _ in told] == [("explained_by", "later_report")]
    link = (
        "UPDATE claim_links SET claim_id = 'river-post-p4-killed', other_claim_id = 'river-post-p2-killed'"
        " WHERE relation = 'updates'"
    )
    assert asked("disagreement-fit", same_day, link) == []
