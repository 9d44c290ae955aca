"""Two claims are linked only where they can be so related."""

import pytest

from tests.checks.asked import asked


def link(claim: str, relation: str, other: str) -> str:
    """SQL that makes the first link another; claims by what their ids have behind the article's."""
    return (
        f"UPDATE claim_links SET claim_id = 'river-post-{claim}', relation = '{relation}',"
        f" other_claim_id = 'river-post-{other}' WHERE relation = 'updates'"
    )


@pytest.mark.parametrize(
    ("claim", "relation", "other", "expected"),
    [
        ("p4-killed", "repeats", "p6-denial", "of the kind casualty, since river-post-p4-killed is of it"),
        ("p4-killed", "repeats", "p4-wounded", "of bridge-killed, as river-post-p4-killed"),
        ("p4-killed", "repeats", "p2-killed", "with the same number as river-post-p4-killed"),
        ("p5-killed", "repeats", "p4-killed", "with the same number as river-post-p5-killed"),
        ("p4-killed", "updates", "p3-wounded", "of bridge-killed, as river-post-p4-killed"),
        ("p5-killed", "updates", "p4-killed", "of coast-observatory"),
        ("p4-killed", "updates", "p2-killed", "of norland-ministry"),
        ("p6-no-aircraft", "part_of", "p3-work", "of the speaker vesland"),
        ("p4-wounded", "answers", "p3-wounded", "of another than norland-ministry"),
        ("p4-wounded", "derives_from", "p3-wounded", "of another than norland-ministry"),
        ("p2-killed", "derives_from", "p3-wounded", "of bridge-killed, as river-post-p2-killed"),
        ("p5-killed", "derives_from", "p4-killed", "that comes from observatory-count, as river-post-p5-killed"),
        ("p4-killed", "includes", "p2-killed", "of another count whose number river-post-p4-killed can hold"),
        ("p4-wounded", "includes", "p4-killed", "of another count whose number river-post-p4-wounded can hold"),
        ("p2-deadliest", "includes", "p2-third", "of another count whose number river-post-p2-deadliest can hold"),
        ("p2-killed", "derives_from", "p4-killed", None),
        ("p4-killed", "answers", "p2-killed", None),
        ("p4-killed", "includes", "p4-wounded", None),
    ],
)
def test_a_link_joins_claims_that_can_be_so_related(
    claim: str, relation: str, other: str, expected: str | None
) -> None:
    told = [("other_claim_id", f"river-post-{other}", f"a claim {expected}")] if expected else []
    assert asked("link-relation", link(claim, relation, other)) == told


def test_one_repeats_another_only_where_they_belong_together() -> None:
    same = "UPDATE casualties SET value = 9, low = 9 WHERE claim_id = 'river-post-p4-wounded'"
    repeats = link("p4-wounded", "repeats", "p3-wounded")
    by = "UPDATE claims SET claimant_id = '{}' WHERE claim_id = 'river-post-p3-wounded'"
    assert asked("link-relation", same, repeats) == []
    assert asked("link-relation", same, repeats, by.format("norland")) == []
    [(_, _, expected)] = asked("link-relation", same, repeats, by.format("norland-army"))
    assert expected == "a claim of norland-ministry, or of one who belongs with it"


def test_of_two_events_neither_repeats_the_other() -> None:
    elsewhere = "UPDATE {} SET event_id = 'camp-shelling' WHERE claim_id = 'river-post-p3-wounded'"
    same = "UPDATE casualties SET value = 9, low = 9, high = 9 WHERE claim_id = 'river-post-p4-wounded'"
    change = "; ".join(
        (same, link("p4-wounded", "repeats", "p3-wounded"), *map(elsewhere.format, ("casualties", "claims")))
    )
    assert [told[0] for told in asked("link-relation", change)] == ["other_claim_id"]


def test_an_article_updates_what_its_publisher_said_itself() -> None:
    own = "UPDATE claims SET claimant_id = NULL, origin_id = NULL WHERE claim_id IN ('{}', 'river-post-p3-wounded')"
    assert asked("link-relation", own.format("river-post-p4-wounded")) == []
    assert [told[2] for told in asked("link-relation", own.format(""))] == ["a claim of norland-ministry"]


def test_of_two_texts_the_later_repeats_the_earlier() -> None:
    """By paragraphs in one article, by days between two."""
    assert asked("repeat-order", link("p4-wounded", "repeats", "p3-wounded")) == []
    expected = "a claim that is printed before river-post-p3-wounded"
    found = [("other_claim_id", "river-post-p4-wounded", expected)]
    assert asked("repeat-order", link("p3-wounded", "repeats", "p4-wounded")) == found
    assert asked("repeat-order", *elsewhere("2021-05-06"), link("p4-wounded", "repeats", "p3-wounded")) == []
    [(_, _, expected)] = asked("repeat-order", *elsewhere("2021-05-04"), link("p4-wounded", "repeats", "p3-wounded"))
    assert expected == "a claim that is printed before river-post-p4-wounded"


@pytest.mark.parametrize("day", ["2021-05-05", None])
def test_between_texts_of_one_day_the_later_id_stands_first(day: str | None) -> None:
    made = elsewhere(day)
    assert asked("repeat-order", *made, link("p4-wounded", "repeats", "p3-wounded")) == []
    [(_, _, expected)] = asked("repeat-order", *made, link("p3-wounded", "repeats", "p4-wounded"))
    assert expected.startswith("the two exchanged")


def elsewhere(day: str | None) -> tuple[str, str]:
    """SQL that puts the number of paragraph 4 into an article of a day; the small article is of 5 May."""
    told = f"DATE '{day}'" if day else "NULL"
    return (
        f"INSERT INTO sources (source_id, published_start, published_end) VALUES ('hill-post', {told}, {told})",
        "UPDATE claims SET source_id = 'hill-post' WHERE claim_id = 'river-post-p4-wounded'",
    )
