"""Which means of one mention can stand beside each other."""

import pytest

from tests.checks.asked import asked

SHELLING = "river-post-p7-shelling"
MEANS = "UPDATE mention_means SET means = '{}' WHERE claim_id = '" + SHELLING + "'"
BESIDE = (
    "INSERT INTO mention_means SELECT DISTINCT * REPLACE ('{}' AS means) FROM mention_means WHERE claim_id = '"
    + SHELLING
    + "'"
)
REASON = f"UPDATE claims SET note = 'Bombing is told apart from the guns.' WHERE claim_id = '{SHELLING}'"


@pytest.mark.parametrize(
    ("means", "more", "found"),
    [
        ("artillery", (), ["it alone, or in the note what fire it is beside the artillery"]),
        ("drone", (), ["it alone, or in the note what fire it is beside the drone"]),
        (
            "airstrike",
            (BESIDE.format("drone"),),
            ["it alone, or in the note what fire it is beside the airstrike and the drone"],
        ),
        ("artillery", (REASON,), []),
        ("ground_forces", (), []),
    ],
)
def test_fire_of_which_no_means_is_told_stands_beside_none_without_a_reason(
    means: str, more: tuple[str, ...], found: list[str]
) -> None:
    changes = (MEANS.format(means), *more, BESIDE.format("unspecified_fire"))
    assert [row[2] for row in asked("means-untold", *changes)] == found


def test_fire_of_which_no_means_is_told_stands_alone() -> None:
    assert asked("means-untold", MEANS.format("unspecified_fire")) == []
