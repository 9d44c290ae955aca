"""What was looked for in an article: which tokens that asks for, how they are counted, and what may be recorded."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.publish.checked import run_stages
from tests.conftest import Break, edit, looking_for
from tests.helpers_tiny import asked, located

EVERY = ["casualties", "quotes", "figures", "attributions", "events", "corrections"]
ARTICLE = "seeds/sources/river-post.yml"
TEXT = "The army said 12 died in three raids. “We saw it,” Kaya said. Demir told of 5 cars. They left and said so."
HARM, QUOTED, COUNTED = ["said", "12", "died", "three"], ["We saw it,", "said"], ["told", "5"]


def seed(scope: str, paragraph: str = "- paragraph: 1\n") -> str:
    return f"source: tiny\nlanguage: en\n{scope}paragraphs:\n{paragraph}"


ASKED = {
    "scope: casualties\n": HARM,
    "scope: quotes\n": QUOTED,
    "scope: figures\n": ["said", "12", "three", *COUNTED],
    "scope: attributions\n": ["said", "said", "told", "said"],
    "scope: events\n": [],
    "scope: [events, corrections]\n": [],
    "scope: [casualties, quotes]\n": HARM + QUOTED,
    "scope: [quotes, figures]\n": ["said", "12", "three", *QUOTED, *COUNTED],
    "scope: [casualties, attributions]\n": [*HARM, "said", "told", "said"],
    "": [*HARM, *QUOTED, *COUNTED, "said"],
    "scope: [casualties, quotes, figures, attributions]\n": [*HARM, *QUOTED, *COUNTED, "said"],
}


@pytest.mark.slow
@pytest.mark.parametrize("scope", ASKED)
def test_a_scope_asks_for_what_stands_in_the_same_sentence(scope: str, tmp_path: Path) -> None:
    project = located(tmp_path, seed(scope), TEXT)
    found = asked(project, "SELECT text FROM tokens WHERE asked ORDER BY token")
    assert [text for (text,) in found] == ASKED[scope]
    with looking_for("token-uncovered"):
        told = [p for p in run_stages(project).problems if p.code == "token-uncovered"]
    assert [p.value for p in told] == ASKED[scope]


def test_a_scope_is_published_as_it_is_typed_and_else_as_everything(tmp_path: Path) -> None:
    rows = 'SELECT source_id, kind FROM source_scope ORDER BY "row"'
    assert asked(located(tmp_path / "all", seed(""), TEXT), rows) == [("tiny", kind) for kind in EVERY]
    assert asked(located(tmp_path / "one", seed("scope: quotes\n"), TEXT), rows) == [("tiny", "quotes")]
    both = located(tmp_path / "two", seed("scope: [figures, quotes]\n"), TEXT)
    assert asked(both, rows) == [("tiny", "figures"), ("tiny", "quotes")]


COVERAGE = "SELECT kind, found, recorded, set_aside, not_looked_for FROM coverage ORDER BY kind"


def test_coverage_adds_up_where_all_that_is_asked_for_is_accounted_for(tmp_path: Path) -> None:
    """Of four words of saying one is a credit, one is set aside unasked, and two nobody looked for."""
    told = """\
- paragraph: 1
  told:
  - claimant: army
    credit: The army said
    casualties:
    - {id: dead, exact: 12 died, tally: t, number: "12", victims_status: combatant}
  set_aside:
  - {exact: three, kind: number, reason: not_in_scope}
  - {exact: told, kind: saying_word, reason: no_content}
"""
    project = located(tmp_path, seed("scope: casualties\n", told), TEXT)
    assert asked(project, COVERAGE) == [
        ("harm_word", 1, 1, 0, 0),
        ("number", 3, 1, 1, 1),
        ("quotation", 1, 0, 0, 1),
        ("saying_word", 4, 1, 1, 2),
    ]


def test_what_is_asked_for_and_missing_is_never_counted_as_not_looked_for(tmp_path: Path) -> None:
    project = located(tmp_path, seed("scope: casualties\n"), TEXT)
    assert asked(project, COVERAGE)[1:] == [
        ("number", 3, 0, 0, 1),
        ("quotation", 1, 0, 0, 1),
        ("saying_word", 4, 0, 0, 3),
    ]


def narrowed(root: Path, scope: str) -> list[str]:
    edit(root, [(ARTICLE, "language: en\n", f"language: en\nscope: {scope}\n")])
    with looking_for():
        return [p.message for p in run_stages(Project(root, root / "articles")).problems if p.code == "scope-kind"]


@pytest.mark.parametrize("kind", EVERY)
def test_what_was_not_looked_for_cannot_be_recorded(kind: str, small: Project) -> None:
    others = [other for other in EVERY if other != kind]
    told = set(narrowed(small.root, f"[{', '.join(others)}]"))
    wanted = f"{kind} were not looked for in river-post; expected what its scope names: {', '.join(others)}"
    assert told == {wanted}


def test_nothing_is_set_aside_for_a_scope_that_leaves_nothing_out(broken: Break) -> None:
    found = broken((ARTICLE, "kind: number, reason: subscription", "kind: number, reason: ▶not_in_scope"))
    assert found.told("scope-kind") == found.places
    [told] = found.of("scope-kind")
    assert told.message == "everything was looked for in river-post; expected another reason than not_in_scope"


def test_an_unknown_word_in_the_scope_is_told_where_it_stands(broken: Break) -> None:
    every = ", ".join(EVERY)
    found = broken((ARTICLE, "language: en\n", f"language: en\nscope: [▶casualty, {every}]\n"))
    assert found.told("vocabulary") == found.places


def test_an_unknown_word_in_the_scope_is_all_that_is_told_of_it(broken: Break) -> None:
    """What it should have asked for is not told to be too much, nor what is set aside to be idle."""
    idle = (ARTICLE, "kind: number, reason: subscription", "kind: number, reason: not_in_scope")
    found = broken((ARTICLE, "language: en\n", "language: en\nscope: [casualty]\n"), idle)
    assert found.of("scope-kind") == []


def test_a_kind_named_twice_is_told(broken: Break) -> None:
    every = ", ".join(EVERY)
    found = broken((ARTICLE, "language: en\n", f"language: en\nscope: [{every}, ▶quotes]\n"))
    assert found.told("key-twice") == found.places


def test_a_number_in_a_tally_keeps_its_own_scope_apart_from_the_one_of_the_article(small: Project) -> None:
    """Both are called `scope` in a seed; a fault of one is not told at the other."""
    edit(
        small.root,
        [
            (ARTICLE, "language: en\n", f"language: en\nscope: [{', '.join(EVERY)}]\n"),
            ("seeds/tallies.yml", "outcome: killed, scope: event, place", "outcome: killed, scope: all, place"),
        ],
    )
    with looking_for("vocabulary"):
        found = [p for p in run_stages(small).problems if p.code == "vocabulary" and p.field == "scope"]
    assert "seeds/tallies.yml" in {p.file for p in found}
    assert all(p.line != 7 for p in found if p.file == ARTICLE)
