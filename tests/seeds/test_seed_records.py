"""Seed files, records that leave the tables without leaving questions behind, and sources that are told again."""

from pathlib import Path
from typing import Any

import pytest

from etl.model.project import Project
from etl.problems import Problem
from etl.publish.checked import run_stages
from tests.conftest import Break
from tests.helpers_tiny import SEED, brief, located, read, tiny

ARTICLE = "seeds/sources/river-post.yml"
ACTORS, PLACES = "seeds/actors.yml", "seeds/places.yml"


def seed_problems(root: Path, *, seed: str = "- paragraph: 1\n", **registers: str) -> list[Problem]:
    return read(tiny(root, seed=seed, **registers))[1]


def only(problems: list[Problem]) -> Problem:
    [one] = problems
    return one


SLOW = [pytest.param(name, marks=pytest.mark.slow) for name in ("places", "events", "tallies", "origins", "utterances")]


@pytest.mark.parametrize("name", ["actors", "links", *SLOW])
def test_a_register_that_is_missing(name: str, small: Project) -> None:
    (small.root / f"seeds/{name}.yml").unlink()
    assert brief(run_stages(small).problems) == [f"seed-missing seeds/{name}.yml:1:1"]


def test_the_list_of_retired_ids_may_be_missing(small: Project) -> None:
    (small.root / "seeds/retired.yml").unlink()
    assert run_stages(small).problems == []


RETIRED = "seeds/retired.yml"


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ("- {id: x, table: events, reason: y}", []),
        ("- {id: x, table: event}", [f"reference {RETIRED}:1:18"]),
        ("- {id: x}", [f"seed-key-missing {RETIRED}:1:3"]),
        ("- {ids: x, table: events}", [f"seed-key-missing {RETIRED}:1:3", f"seed-key-unknown {RETIRED}:1:4"]),
        ("- x", [f"seed-type {RETIRED}:1:3"]),
        ("- {id: [x", [f"yaml-syntax {RETIRED}:2:1"]),
    ],
)
def test_a_retired_id_names_its_table(entry: str, wanted: list[str], tmp_path: Path) -> None:
    project = tiny(tmp_path, seed="- paragraph: 1\n")
    (tmp_path / RETIRED).write_text(entry + "\n", encoding="utf-8")
    seeds, problems = read(project)
    assert brief(problems) == wanted
    assert (("events", "x") in seeds.retired) == (not wanted)


def test_a_source_is_named_as_its_file(broken: Break) -> None:
    found = broken((ARTICLE, "source: river-post\n", "source: ▶river-mail\n"))
    assert found.told("source-name") == found.places
    told = next(p for p in found.of("source-name"))
    assert told.message == "source 'river-mail' stands in a file named 'river-post.yml'"
    assert told.hint == "write 'river-post', or rename the file"


@pytest.mark.parametrize(
    ("language", "told"), [("xx", True), ("EN", True), ("en", False), ("tr", False), ("fr", False)]
)
def test_a_language_without_word_lists(language: str, told: bool, tmp_path: Path) -> None:
    found = seed_problems(tmp_path, seed=f"source: tiny\nlanguage: {language}\nparagraphs: []\n")
    assert brief(found) == ([f"reference {SEED}:2:11"] if told else [])
    hint = f"add seeds/lexicon/{language}.csv (CONTRIBUTING says what it holds), or correct the language"
    assert [problem.hint for problem in found] == ([hint] if told else [])


def test_a_record_without_paragraphs_or_with_none(tmp_path: Path) -> None:
    for seed in ("source: tiny\nlanguage: en\n", "source: tiny\nlanguage: en\nparagraphs:\n"):
        root = tmp_path / str(len(seed))
        assert seed_problems(root, seed=seed) == []


def test_a_record_that_fails_its_shape_leaves_the_tables_and_keeps_its_id(small: Project) -> None:
    path = small.root / ACTORS
    path.write_text(path.read_text(encoding="utf-8").replace("- {actor: vesland,", "- {actor: vesland, x: y,"))
    checked = run_stages(small)
    assert [p.code for p in checked.problems] == ["seed-key-unknown"]
    con = checked.tables.con
    assert con.execute("SELECT count(*) FROM actors WHERE actor_id = 'vesland'").fetchone() == (0,)
    assert con.execute("SELECT count(*) FROM claims WHERE claimant_id = 'vesland'").fetchone() != (0,)


@pytest.mark.slow
def test_another_id_is_still_unknown_then(broken: Break) -> None:
    found = broken(
        (ACTORS, "{actor: vesland,", "{actor: vesland, ▶x: y,"), (ARTICLE, "accused: norland\n", "accused: norlamd\n")
    )
    assert [p.code for p in found.problems] == ["seed-key-unknown", "reference"]
    assert found.problems[1].hint == "did you mean 'norland'?"


def test_what_stands_in_a_broken_record_leaves_with_it(small: Project) -> None:
    """A paragraph that fails its shape takes its claims along; links and positions that name them are not reported."""
    path = small.root / ARTICLE
    path.write_text(path.read_text(encoding="utf-8").replace("- paragraph: 3\n", "- paragraph: 3\n  rol: body\n"))
    checked = run_stages(small)
    assert [p.code for p in checked.problems] == ["seed-key-unknown"]
    con = checked.tables.con
    assert con.execute("SELECT count(*) FROM claims WHERE paragraph = 3").fetchone() == (0,)
    assert con.execute("SELECT count(*) FROM claim_links").fetchone() == (3,)


def test_checks_that_speak_of_the_whole_record_wait_until_it_is_whole(broken: Break) -> None:
    """An unused actor and an uncovered number are there, and told only when no record is broken."""
    unused = (
        ACTORS,
        "- {actor: relief-council,",
        "- {actor: nobody, name: N, kind: state, side: unknown}\n- {actor: relief-council,",
    )
    uncovered = (ARTICLE, "  set_aside:\n  - {exact: 1 coin, kind: number, reason: subscription}\n", "")
    found = broken(unused, uncovered)
    assert {"id-unused", "token-uncovered"} <= {p.code for p in found.problems}
    found = broken((PLACES, "{place: valley,", "{place: valley, ▶x: y,"))
    codes = {p.code for p in found.problems}
    assert "seed-key-unknown" in codes
    assert not codes & {"id-unused", "token-uncovered"}


def test_a_problem_of_values_is_told_beside_one_of_shape(broken: Break) -> None:
    found = broken(
        (PLACES, "{place: valley,", "{place: valley, x: y,"),
        (ARTICLE, "accused: vesland\n      stance: accuses", "accused: vesland\n      stance: ▶acuses"),
    )
    assert found.told("vocabulary") == found.places


TOLD = """\
- paragraph: 1
  told:
  - alias: ministry
    claimant: min
    naming: named
    credit: The ministry said
    credit_nth: 2
    medium: statement
    on_behalf_of: state
- paragraph: 2
  told:
"""


def again(root: Path, entry: str) -> tuple[Any, list[Problem]]:
    """The source that is told again in paragraph 2."""
    seeds, problems = read(tiny(root, seed=TOLD + entry))
    return seeds.records["told"][1], problems


def test_what_is_left_out_is_taken_from_the_source_above(tmp_path: Path) -> None:
    record, problems = again(tmp_path, "  - as: ministry\n    medium: social_media\n")
    assert problems == []
    assert record.values == {
        "as": "ministry",
        "claimant": "min",
        "naming": "named",
        "medium": "social_media",
        "on_behalf_of": "state",
        "credit": "The ministry said",
        "credit_nth": 2,
        "credit_paragraph": 1,
    }


def test_inherited_values_keep_the_place_where_they_were_typed(tmp_path: Path) -> None:
    record, _ = again(tmp_path, "  - as: ministry\n    medium: social_media\n")
    assert record.place("claimant") == (SEED, 7, 15)
    assert record.place("credit") == (SEED, 9, 13)
    assert record.place("medium") == (SEED, 16, 13)
    assert record.place() == (SEED, 15, 5)


def test_a_credit_of_its_own_wins_with_its_place(tmp_path: Path) -> None:
    record, problems = again(tmp_path, "  - as: ministry\n    credit: it added\n")
    assert problems == []
    assert record.get("credit") == "it added"
    assert record.get("credit_nth") is None
    assert record.get("credit_paragraph") is None


def test_a_paragraph_of_its_own_wins_without_a_credit(tmp_path: Path) -> None:
    record, _ = again(tmp_path, "  - as: ministry\n    credit_paragraph: 2\n")
    assert (record.get("credit"), record.get("credit_paragraph")) == ("The ministry said", 2)


def test_a_key_typed_as_null_is_not_left_out(tmp_path: Path) -> None:
    record, problems = again(tmp_path, "  - as: ministry\n    on_behalf_of: ~\n    credit: ~\n")
    assert problems == []
    assert not {"on_behalf_of", "credit", "credit_nth", "credit_paragraph"} & set(record.values)
    assert record.get("claimant") == "min"


def test_an_alias_reaches_through_another(tmp_path: Path) -> None:
    entry = "  - as: ministry\n    alias: later\n    medium: report\n- paragraph: 3\n  told:\n  - as: later\n"
    seeds, problems = read(tiny(tmp_path, seed=TOLD + entry))
    assert problems == []
    last = seeds.records["told"][2]
    assert (last.get("claimant"), last.get("medium"), last.get("credit_paragraph")) == ("min", "report", 1)
    assert last.get("alias") is None


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("minstry", "did you mean 'ministry'?"),
        ("observatory", "add `alias: observatory` where the source is told first"),
    ],
)
def test_an_alias_that_nobody_gave(name: str, hint: str, tmp_path: Path) -> None:
    _, problems = again(tmp_path, f"  - as: {name}\n    medium: report\n")
    found = only(problems)
    assert brief([found]) == [f"reference {SEED}:15:9"]
    assert (found.message, found.hint) == (f"no source above has the alias {name!r}", hint)


def test_an_alias_is_known_only_further_down_in_its_article(tmp_path: Path) -> None:
    seed = "- paragraph: 1\n  told:\n  - as: later\n    medium: report\n  - alias: later\n    medium: report\n"
    project = tiny(tmp_path, seed=seed)
    other = (tmp_path / SEED).read_text(encoding="utf-8").replace("source: tiny", "source: unit")
    (tmp_path / "seeds/sources/unit.yml").write_text(other, encoding="utf-8")
    found = read(project)[1]
    assert brief(found) == [f"reference {SEED}:6:9", "reference seeds/sources/unit.yml:6:9"]


def test_an_alias_that_nothing_takes_up_is_told_where_it_is_given(tmp_path: Path) -> None:
    _, problems = again(tmp_path, "  - as: ministry\n    alias: office\n    medium: report\n")
    found = only(problems)
    assert (*brief([found]), found.severity) == (f"alias-idle {SEED}:16:12", "warning")
    _, problems = again(tmp_path / "none", "  - claimant: min\n    medium: report\n")
    assert brief(problems) == [f"alias-idle {SEED}:6:12"]


def test_a_credit_taken_from_above_is_proved_in_its_paragraph(tmp_path: Path) -> None:
    """The claim of paragraph 2 is credited by words of paragraph 1, and its row says so."""
    seed = TOLD.replace("    credit_nth: 2\n", "") + (
        "  - as: ministry\n    attributions:\n    - id: x\n      exact: blamed them\n      accused: state\n"
        "      stance: accuses\n      charge: directed\n"
    )
    text = "The ministry said so.\n\nIt blamed them.\n"
    checked = run_stages(located(tmp_path, seed, text))
    row = checked.tables.con.execute(
        "SELECT claimant_id, paragraph, credit_paragraph, credit_exact, credit_start, credit_end FROM claims"
    ).fetchone()
    assert row == ("min", 2, 1, "The ministry said", 0, 17)
    assert not [p for p in checked.problems if p.code.startswith(("phrase", "evidence"))]


def test_an_alias_is_given_once(tmp_path: Path) -> None:
    _, problems = again(tmp_path, "  - alias: ministry\n    medium: report\n")
    (found,) = problems
    assert (found.code, found.file, found.line, found.column) == ("key-twice", SEED, 15, 12)
    assert "the first is in line 6" in found.message
