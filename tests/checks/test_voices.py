"""That a status says by itself whose word it is, of a mention and of an event."""

import pytest

from tests.checks.asked import asked

SHELLING = "UPDATE event_mentions SET {} WHERE claim_id = 'river-post-p7-shelling'"
OWN = SHELLING.format("claimant_id = NULL, status = '{}'")
CREDITED = SHELLING.format("status = '{}'")
EVENT = "UPDATE events SET status = '{}' WHERE event_id = 'camp-shelling'"
OWN_VOICE = ", since the article tells it in its own voice"
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
    ],
)
def test_what_a_source_says_is_claimed_or_denied(change: str, expected: str | None) -> None:
    assert [row[2] for row in asked("status-voice", change)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([CREDITED.format("denied"), EVENT.format("denied")], None),
        (
            [CREDITED.format("denied"), EVENT.format("did_not_happen")],
            "denied, since only claimants say that it did not happen",
        ),
        ([OWN.format("did_not_happen"), EVENT.format("did_not_happen")], None),
        ([EVENT.format("occurred")], "claimed, since every mention of the event has a claimant"),
    ],
)
def test_an_event_that_only_claimants_say_did_not_happen_is_denied(changes: list[str], expected: str | None) -> None:
    assert [row[2] for row in asked("event-voice", *changes)] == ([expected] if expected else [])
