"""A position is as its claim and its answer have it, and two claims of one paragraph may give one answer."""

import pytest

from etl.model.project import Project
from etl.publish.checked import run_stages
from tests.checks.asked import asked
from tests.conftest import Break
from tests.faults import DISAGREEMENTS

DEATHS = "UPDATE disagreement_positions SET {} WHERE claim_id = 'river-post-p{}'"
THIRD = """\
  - {position_no: 1, answer: "12", source: river-post, paragraph: 2, claim: river-post-p2-third}
"""


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (DEATHS.format("paragraph = 5", "4-killed"), ("paragraph", "5", "4, where river-post-p4-killed stands")),
        (
            DEATHS.format("source_id = 'hill-post'", "4-killed"),
            ("source_id", "hill-post", "river-post, where river-post-p4-killed stands"),
        ),
        (
            DEATHS.format("claimant_id = NULL", "4-killed"),
            ("claimant_id", None, "norland-ministry, whose claim river-post-p4-killed is"),
        ),
        (
            DEATHS.format("claimant_id = 'norland'", "2-killed"),
            ("claimant_id", "norland", "nobody, whose claim river-post-p2-killed is"),
        ),
        (
            DEATHS.format("position_no = 1", "4-killed"),
            ("answer", "14", "12, the other answer of this number, or a number of its own"),
        ),
        (DEATHS.format("answer = '12'", "4-killed"), ("position_no", "2", "1, under which the same answer stands")),
        (
            DEATHS.format("claim_id = 'river-post-p4-wounded'", "4-killed"),
            ("claim_id", "river-post-p4-wounded", "a claim of bridge-killed, or a note that says why this one answers"),
        ),
        (
            DEATHS.format("position_no = 1, answer = '12'", "4-killed"),
            ("claim_id", "river-post-p4-killed", "a claim with the number of the others that give this answer"),
        ),
    ],
)
def test_a_wrong_value_of_a_position_is_told_once(change: str, found: tuple[str, str | None, str]) -> None:
    assert asked("position-claim", change) == [found]


@pytest.mark.parametrize(
    "change",
    [
        DEATHS.format("claim_id = NULL, claimant_id = NULL, paragraph = 9", "4-killed"),
        DEATHS.format("claim_id = 'river-post-p4-wounded', note = 'As many were carried off.'", "4-killed"),
    ],
    ids=["no claim", "a reason"],
)
def test_what_a_position_may_say_of_itself(change: str) -> None:
    assert asked("position-claim", change) == []


def test_the_row_that_most_others_contradict_is_the_one_that_is_told() -> None:
    """Three rows give 12 under 1; the one of them that is put under 2, beside 14, is told, and 14 is not."""
    more = (
        'INSERT INTO disagreement_positions ("row", disagreement_id, position_no, answer, source_id, paragraph)'
        " VALUES (90, 'bridge-deaths', 1, '12', 'river-post', 13), (91, 'bridge-deaths', 1, '12', 'river-post', 14)"
    )
    assert asked("position-claim", more) == []
    wrong = 'UPDATE disagreement_positions SET position_no = 2 WHERE "row" = 91'
    assert asked("position-claim", more, wrong) == [("position_no", "2", "1, under which the same answer stands")]


def test_two_claims_of_a_paragraph_give_one_answer(broken: Break, small: Project) -> None:
    found = broken((DISAGREEMENTS, '  - {position_no: 2, answer: "14"', THIRD + '  - {position_no: 2, answer: "14"'))
    assert found.told("key-twice") == []
    con = run_stages(small).tables.con
    sql = "SELECT paragraph, claim_no, claim_id FROM disagreement_positions WHERE position_no = 1 AND answer = '12'"
    assert con.execute(sql + " ORDER BY claim_no").fetchall() == [
        (2, 1, "river-post-p2-killed"),
        (2, 2, "river-post-p2-third"),
    ]


def test_one_claim_gives_a_question_one_answer() -> None:
    again = (
        'INSERT INTO disagreement_positions ("row", disagreement_id, position_no, answer, source_id, paragraph,'
        " claim_id) VALUES (90, 'bridge-deaths', 4, 'Twelve', 'river-post', 2, 'river-post-p2-killed')"
    )
    found = ("claim_id", "river-post-p2-killed", "a claim that has no answer to this question yet")
    assert asked("position-claim", again) == [found]
