"""Which claims cover which words of an article; what nothing covers is told in the article itself."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.publish.checked import run_stages
from etl.publish.locating import locate_all
from tests.conftest import Break, edit, looking_for
from tests.helpers_tiny import TEXT, asked, brief, located, unproven

ARTICLE = "seeds/sources/river-post.yml"
POST = "articles/river-post.txt"
POST_RECORD = "seeds/evidence/river-post.json"


REST = "accused: x, stance: accuses, charge: directed"


def left(root: Path, record: str, text: str, credit: str = "medium: ~") -> list[str]:
    """Tokens that one record, told by one source, leaves uncovered."""
    project = located(root, f"- paragraph: 1\n  told:\n  - {credit}\n    {record}\n", text)
    assert unproven(project) == []
    sql = "SELECT text FROM token_cover WHERE NOT recorded AND NOT set_aside ORDER BY token"
    return [row[0] for row in asked(project, sql)]


def test_a_token_that_nothing_covers_is_told_in_the_article(broken: Break) -> None:
    found = broken(
        (ARTICLE, "  set_aside:\n  - {exact: 1 coin, kind: number, reason: subscription}\n", ""),
        (POST, "Read on for 1 coin", "Read on for ▶1 coin"),
    )
    assert found.told("token-uncovered") == found.places == [(POST, 27, 13)]
    told = next(p for p in found.of("token-uncovered"))
    assert told.message == "the number '1' in paragraph 14 is neither recorded nor set aside"


def test_the_hint_of_a_token_is_the_line_that_sets_it_aside(small: Project) -> None:
    aside = "  set_aside:\n  - {exact: 1 coin, kind: number, reason: subscription}\n"
    edit(small.root, [(ARTICLE, aside, "")])
    locate_all(small)
    with looking_for("token-uncovered"):
        [told] = [p for p in run_stages(small).problems if p.code == "token-uncovered"]
        assert told.hint is not None
        line = 'set_aside: [{exact: "1", kind: number, reason: …}]'
        assert f"in its paragraph of the seed: `{line}`; the reasons stand in " in told.hint
        often = " (often calendar or counts_named_parties or part_of_name or not_in_scope)"
        assert told.hint.endswith(f"schemas/vocabularies/set_aside_reason.csv{often}")
        line = line.replace("…", "calendar")
        edit(small.root, [(ARTICLE, "  role: subscription\n", f"  role: subscription\n  {line}\n")])
        locate_all(small)
        assert "token-uncovered" not in {p.code for p in run_stages(small).problems}


def test_without_the_text_the_place_is_told_and_not_the_word(small: Project) -> None:
    path = small.root / ARTICLE
    aside = "  set_aside:\n  - {exact: 1 coin, kind: number, reason: subscription}\n"
    path.write_text(path.read_text(encoding="utf-8").replace(aside, ""), encoding="utf-8")
    (small.root / POST).unlink()
    with looking_for("token-uncovered"):
        found = [p for p in run_stages(small).problems if p.code == "token-uncovered"]
    assert brief(found) == [f"token-uncovered {POST}:27:13"]
    assert found[0].message == "the number in paragraph 14 is neither recorded nor set aside"
    assert "{exact: …, kind: number, reason: …}" in (found[0].hint or "")


def test_the_article_is_named_as_people_would_type_it(tmp_path: Path) -> None:
    with looking_for("token-uncovered"):
        checked = run_stages(located(tmp_path, "- paragraph: 1\n", "33"))
    assert brief([p for p in checked.problems if p.code == "token-uncovered"]) == [f"token-uncovered {TEXT}:1:1"]


def test_what_covers_a_word_of_saying(tmp_path: Path) -> None:
    """A word of saying between a claim and its credit is recorded, whichever comes first; elsewhere it is not."""
    text = "Men said that the army denied it; others told so."
    narrow = f"attributions:\n    - {{id: x, exact: the army, {REST}}}"
    wide = f"attributions:\n    - {{id: x, exact: the army denied it, {REST}}}"
    sources = ["medium: ~", "credit: Men", "credit: Men said", "credit: others"]
    found = [
        [left(tmp_path / f"{m}{n}", record, text, s) for n, s in enumerate(sources)]
        for m, record in enumerate((narrow, wide))
    ]
    assert found[0] == [["said", "denied", "told"], ["denied", "told"], ["denied", "told"], ["said", "told"]]
    assert found[1] == [["said", "told"], ["told"], ["told"], ["said", "told"]]


def test_only_words_of_saying_stand_between_a_claim_and_its_credit(tmp_path: Path) -> None:
    record = f"attributions:\n    - {{id: x, exact: the army, {REST}}}"
    assert left(tmp_path, record, "Men said 12 dead blamed the army.", "credit: Men") == ["12", "dead"]


def test_a_credit_in_another_paragraph_covers_nothing_between(tmp_path: Path) -> None:
    text = "Men said so.\n\nThey told us the army denied it."
    seed = (
        "- paragraph: 1\n- paragraph: 2\n  told:\n  - credit: Men\n    claimant: x\n    credit_paragraph: 1\n"
        f"    attributions:\n    - {{id: x, exact: the army, {REST}}}\n"
    )
    sql = "SELECT paragraph, text FROM token_cover WHERE NOT recorded ORDER BY token"
    assert asked(located(tmp_path, seed, text), sql) == [(1, "said"), (2, "told"), (2, "denied")]


RECORDS = {
    "casualty": "casualties:\n    - {id: x, exact: EXACT, tally: t, victims_status: civilian}",
    "figure": "figures:\n    - {id: x, exact: EXACT, measure: m, subject: s, unit: item, scope: event}",
    "mention": "events:\n    - {id: x, exact: EXACT, status: occurred}",
    "printed time": "events:\n    - {id: x, exact: fell, status: occurred, time_as_printed: EXACT}",
    "attribution": f"attributions:\n    - {{id: x, exact: EXACT, {REST}}}",
    "quote": "quotes:\n    - {id: x, exact: EXACT, kind: full}",
    "credit": "credit: EXACT\n    events:\n    - {id: x, exact: fell, status: occurred}",
}
COVERS = {
    "casualty": {"12", "dead"},
    "figure": {"12", "dead"},
    "mention": {"12", "dead", "said"},
    "printed time": {"12"},
    "attribution": {"dead", "said"},
    "quote": {"dead", "said"},
    "credit": {"dead", "said"},
}


@pytest.mark.parametrize("record", RECORDS)
def test_what_covers_a_number_a_word_of_harm_and_one_of_saying(record: str, tmp_path: Path) -> None:
    text = "Then 12 dead said they fell."
    whole = left(tmp_path / "whole", RECORDS[record].replace("EXACT", "12 dead said"), text)
    assert whole == [word for word in ("12", "dead", "said") if word not in COVERS[record]]
    aside = left(tmp_path / "aside", RECORDS[record].replace("EXACT", "they"), text)
    assert aside == ["12", "dead", "said"]


@pytest.mark.parametrize(("exact", "covers"), [("No, never", True), ("No", False), ("said “No, never”", False)])
def test_a_quotation_is_recorded_from_mark_to_mark(exact: str, covers: bool, tmp_path: Path) -> None:
    record = f"quotes:\n    - {{id: x, exact: '{exact}', kind: full}}"
    assert ("No, never" not in left(tmp_path, record, "He said “No, never” then.")) == covers


@pytest.mark.parametrize(("kind", "covers"), [("number", True), ("harm_word", False)])
def test_what_is_set_aside_is_of_one_kind(kind: str, covers: bool, tmp_path: Path) -> None:
    record = f"events: []\n  set_aside:\n  - {{exact: 12 of, kind: {kind}, reason: calendar}}"
    assert left(tmp_path, record, "Then 12 of them fell.") == ([] if covers else ["12"])


def test_coverage_counts_what_is_recorded_before_what_is_set_aside(tmp_path: Path) -> None:
    seed = (
        "- paragraph: 1\n  told:\n  - events:\n    - {id: x, exact: 12 men, status: occurred}\n  set_aside:\n"
        "  - {exact: 12 men, kind: number, reason: calendar}\n  - {exact: 13, kind: number, reason: calendar}\n"
    )
    sql = "SELECT kind, found, recorded, set_aside FROM coverage ORDER BY kind"
    assert asked(located(tmp_path, seed, "Then 12 men, 13 in all, 14 said."), sql) == [
        ("harm_word", 0, 0, 0),
        ("number", 3, 1, 1),
        ("quotation", 0, 0, 0),
        ("saying_word", 1, 0, 0),
    ]
