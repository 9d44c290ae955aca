"""That a status says by itself whose word it is, of a mention and of an event."""

import pytest

from tests.checks.asked import asked

SHELLING = "UPDATE event_mentions SET {} WHERE claim_id = 'river-post-p7-shelling'"
OWN = SHELLING.format("claimant_id = NULL, status = '{}'")
CREDITED = SHELLING.format("status = '{}'")
EVENT = "UPDATE events SET status = '{}' WHERE event_id = 'camp-shelling'"
TOLD = ", as an article tells it in its own voice"
OWN_VOICE = ", since the article tells it in its own voice"
TWICE_DENIED = "an assertion that it happened, since who denies that it did not says that it did"
ITS_TELLER = ", since norland-official is credited with it"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (OWN.format("occurred"), None),
        (OWN.format("did_not_happen"), None),
        (OWN.format("claimed"), "occurred" + OWN_VOICE),
        (OWN.format("denied"), "did_not_happen" + OWN_VOICE),
        (CREDITED.format("claimed"), None),
        (CREDITED.format("denied"), None),
        (CREDITED.format("occurred"), "claimed" + ITS_TELLER),
        (CREDITED.format("did_not_happen"), "denied" + ITS_TELLER),
        (CREDITED.format("occurred', stance = 'denies"), None),
        (CREDITED.format("hypothetical', stance = 'doubts"), None),
        (CREDITED.format("denied', stance = 'denies"), TWICE_DENIED),
        (CREDITED.format("did_not_happen', stance = 'denies"), TWICE_DENIED),
        (CREDITED.format("denied', stance = 'doubts"), None),
        (OWN.format("did_not_happen', stance = 'denies"), TWICE_DENIED),
    ],
)
def test_what_a_source_says_is_claimed_or_denied(change: str, expected: str | None) -> None:
    assert [row[2] for row in asked("status-voice", change)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("mention", "event", "expected"),
    [
        (CREDITED.format("claimed"), "claimed", None),
        (CREDITED.format("claimed"), "occurred", "claimed, since only claimants say that it happened"),
        (CREDITED.format("denied"), "denied", None),
        (CREDITED.format("denied"), "did_not_happen", "denied, since only claimants say that it did not happen"),
        (OWN.format("occurred"), "occurred", None),
        (OWN.format("occurred"), "claimed", "occurred" + TOLD),
        (OWN.format("occurred"), "denied", "occurred" + TOLD),
        (OWN.format("occurred"), "did_not_happen", "occurred" + TOLD),
        (OWN.format("occurred"), "planned", "occurred" + TOLD),
        (OWN.format("occurred"), "ongoing", None),
        (OWN.format("ongoing"), "claimed", "ongoing" + TOLD),
        (OWN.format("ongoing"), "threatened", None),
        (OWN.format("did_not_happen"), "did_not_happen", None),
        (OWN.format("did_not_happen"), "denied", "did_not_happen" + TOLD),
        (OWN.format("did_not_happen"), "claimed", "did_not_happen" + TOLD),
        (OWN.format("did_not_happen"), "planned", None),
        (OWN.format("occurred', stance = 'denies"), "claimed", None),
    ],
)
def test_whose_word_the_status_of_an_event_is_follows_from_who_tells_it(
    mention: str, event: str, expected: str | None
) -> None:
    found = asked("event-voice", mention, EVENT.format(event))
    assert [row[2] for row in found] == ([expected] if expected else [])


def test_where_articles_differ_in_their_own_voices_either_status_stands() -> None:
    """The strike has occurred; of two voices that differ, neither is a claimant's."""
    other = (
        "UPDATE event_mentions SET claimant_id = NULL, event_id = 'bridge-strike', status = 'did_not_happen' "
        "WHERE claim_id = 'river-post-p7-shelling'"
    )
    strike = "UPDATE events SET status = '{}' WHERE event_id = 'bridge-strike'"
    assert asked("event-voice", other) == asked("event-voice", other, strike.format("did_not_happen")) == []
    assert [row[2] for row in asked("event-voice", other, strike.format("claimed"))] == [
        "did_not_happen or occurred" + TOLD
    ]


@pytest.mark.parametrize("stance", ["denies", "doubts"])
def test_an_event_has_no_status_that_is_only_denied_or_doubted(stance: str) -> None:
    """But that it is hypothetical, since that says no more."""
    told = CREDITED.format(f"claimed', stance = '{stance}")
    assert [row[2] for row in asked("event-status", told)] == ["at least one mention that asserts it"]
    told = CREDITED.format(f"hypothetical', stance = '{stance}")
    assert asked("event-status", told, EVENT.format("hypothetical")) == []
