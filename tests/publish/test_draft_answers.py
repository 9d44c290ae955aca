"""Disagreements that hold with the answers of a draft, and not without them: they block nothing, and hide nothing."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.publish.checked import Checked, run_stages
from etl.publish.locating import locate_all
from etl.publish.mending import mend
from tests.conftest import Edit, edit, looking_for
from tests.drafts import ARTICLE, SEED, TEXT, add_draft

DISAGREEMENTS, PRINTED = "seeds/disagreements.yml", "articles/river-post.txt"
LOST: Edit = (DISAGREEMENTS, "  - {position_no: 4", "#  - {position_no: 4")
CODES = ("contradiction-open", "contradiction-not-shown", "disagreement-fit", "position-claim", "position-count")

# At least 14, 19 and more than 17 dead can all be; 9 cannot be with any of them, and 19 is more than twice 9.
COMPATIBLE: list[Edit] = [
    (PRINTED, "killed 12 Norland", "killed at least 14 Norland"),
    (ARTICLE, "exact: killed 12", "exact: killed at least 14"),
    (ARTICLE, 'number: "12"', "number: at least 14"),
    (PRINTED, "put the dead at 14", "put the dead at 19"),
    (ARTICLE, "exact: put the dead at 14", "exact: put the dead at 19"),
    (ARTICLE, 'number: "14"', 'number: "19"'),
    (PRINTED, "more than 20 dead", "more than 17 dead"),
    (ARTICLE, "exact: more than 20 dead", "exact: more than 17 dead"),
    (ARTICLE, "number: more than 20", "number: more than 17"),
]
DRAFT: list[Edit] = [
    (TEXT, "16 Norland soldiers", "9 Norland soldiers"),
    (SEED, "exact: 16 Norland soldiers were killed", "exact: 9 Norland soldiers were killed"),
    (SEED, 'number: "16"', 'number: "9"'),
]


@pytest.fixture(autouse=True)
def _no_texts_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)


@pytest.fixture
def project(small: Project) -> Project:
    """The small project with a second article, which is a draft."""
    return add_draft(small.root)


def without_question(root: Path) -> None:
    """Take out the disagreement on the dead at the bridge."""
    path = root / DISAGREEMENTS
    text = path.read_text(encoding="utf-8")
    path.write_text(text[text.index("- disagreement: bridge-responsibility") :], encoding="utf-8")


def disagreements(found: Checked) -> list[str]:
    sql = "SELECT disagreement_id FROM disagreements ORDER BY 1"
    return [id_ for (id_,) in found.tables.con.execute(sql).fetchall()]


def errors(found: Checked) -> list[tuple[str, str | None]]:
    return [(p.code, p.value) for p in found.problems if p.severity == "error"]


def test_a_disagreement_that_is_written_for_a_draft_blocks_nothing(project: Project) -> None:
    """Without the 9 of the draft no two of its claims contradict each other, and 19 is not twice 14: it goes whole."""
    without_question(project.root)
    edit(project.root, [*COMPATIBLE, *DRAFT])
    locate_all(project)
    with looking_for(*CODES):
        found, written = mend(project)
    assert any("written: disagreement bridge-killed-count" in line for line in written)
    assert errors(found) == []
    assert disagreements(found) == ["bridge-responsibility"]
    assert found.whole is not None
    assert disagreements(found.whole) == ["bridge-killed-count", "bridge-responsibility"]
    edit(project.root, [(SEED, "state: draft", "state: coded")])
    with looking_for(*CODES):
        assert errors(run_stages(project)) == []


@pytest.mark.slow
def test_what_is_wrong_with_such_a_disagreement_is_told_with_the_draft(project: Project) -> None:
    """With the draft's 9 the count is major; without it there is no disagreement, so that nothing else is told."""
    edit(project.root, [*COMPATIBLE, *DRAFT, (DISAGREEMENTS, 'answer: "16"', 'answer: "9"')])
    locate_all(project)
    with looking_for(*CODES):
        found = run_stages(project)
    assert [(p.severity, p.code, p.file) for p in found.problems] == [("warning", "draft", SEED)]
    told = [(p.severity, p.code, p.value) for p in found.drafts]
    # The numbers of the claims were edited, and not the answers that tell them.
    stale = [("warning", "answer-differs", value) for value in ("12", "14", "More than 20")]
    assert sorted(told, key=str) == sorted([("warning", "disagreement-fit", "minor"), *stale], key=str)


def test_a_disagreement_that_coded_claims_need_stays_and_its_error_warns(project: Project) -> None:
    """With the draft's 50 for 16 the count is major, without it minor; yet 12 and 14 contradict each other anyhow."""
    more: list[Edit] = [
        (TEXT, "16 Norland soldiers", "50 Norland soldiers"),
        (SEED, "exact: 16 Norland soldiers were killed", "exact: 50 Norland soldiers were killed"),
        (SEED, 'number: "16"', 'number: "50"'),
        (DISAGREEMENTS, 'answer: "16"', 'answer: "50"'),
        (DISAGREEMENTS, "weight: minor", "weight: ▶major"),
    ]
    [place] = edit(project.root, more)
    locate_all(project)
    with looking_for(*CODES):
        found = run_stages(project)
    assert errors(found) == []
    [told] = [p for p in found.problems if p.code == "disagreement-fit"]
    assert (told.severity, told.file, told.line, told.column) == ("warning", *place)
    assert told.hint is not None
    assert told.hint.endswith("; only a warning, since answers of drafts are left out of it")
    assert disagreements(found) == ["bridge-deaths", "bridge-responsibility"]


@pytest.mark.slow
def test_an_error_that_a_disagreement_has_with_the_draft_too_is_told(project: Project) -> None:
    """Nobody's count is a translation, whether the draft's 16 is among them or not."""
    edit(project.root, [(DISAGREEMENTS, "explained_by: later_report", "explained_by: translation")])
    with looking_for(*CODES):
        assert errors(run_stages(project)) == [("disagreement-fit", "translation")]
    edit(project.root, [LOST])
    with looking_for(*CODES):
        assert errors(run_stages(project)) == [("disagreement-fit", "translation")]
