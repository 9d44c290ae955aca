"""What an edit moved is the first that a check says, when it is asked."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from etl.changes import Changes, brief, open_package
from etl.changes.compare import Cell, Changed, Key, TableChanges, Whole
from etl.cli import main
from etl.model.project import Project
from etl.publish.recoded import recoded_since
from tests.builds import copy
from tests.conftest import Edit, edit, looking_for
from tests.shared import built_project
from tests.twice import SECOND, SEED, coded_twice

SCOPE = "outcome: killed, scope: event, place: eastford"
EDIT: Edit = ("seeds/tallies.yml", SCOPE, SCOPE.replace("event", "cumulative"))
"""A count is no longer one of the event, in which nine rules added up its dead."""

SETTLED = f"{SECOND}/settled.yml"
CASE = """\
- source: river-post
  paragraph: 3
  right: both
  because: Both may be read there.
  differences:
  - [casualties, river-post-p3-wounded, river-post-p3-wounded, value, "9", "11"]
  - [casualties, river-post-p3-wounded, river-post-p3-wounded, number, "9", "11"]
"""

TOLD = """since {}: 4 rows (tallies 1, casualties 3) and 9 answers (event_deaths 9) moved
  - event_deaths: bridge-strike, acled_style
"""


@pytest.fixture
def root(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project as built, to be edited."""
    monkeypatch.delenv("ETL_ARTICLES", raising=False)
    return copy(built_project(tmp_path_factory), tmp_path / "small")


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"]
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True, env=environment)


@pytest.mark.slow
def test_rows_and_answers_that_moved_since_a_revision_are_told_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "init", "--quiet")
    git(root, "add", "data", "datapackage.json")
    git(root, "commit", "--quiet", "--message", "published")
    check = ["--project", str(root), "check", "--since", "HEAD"]
    assert main(check) == 0
    assert capsys.readouterr().out.startswith("since HEAD: 0 rows and 0 answers moved\n1 article, 30 claims")
    edit(root, [EDIT])
    assert main(check) == 0
    out = capsys.readouterr().out
    assert out.startswith(TOLD.format("HEAD"))
    assert "\n  … and 1 more: `etl diff` tells all\n1 article, 30 claims" in out


def test_a_folder_is_compared_too_and_what_is_wrong_is_told_behind_it(
    root: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, [EDIT, ("seeds/places.yml", "name: Port Sella", "nmae: Port Sella")])
    old = str(built_project(tmp_path_factory))
    assert main(["--project", str(root), "check", "--since", old]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"since {old}: 7 rows (places 1, claims 2, tallies 1, casualties 3) and 9 answers")
    assert "\n  1 faulty record is not among them\nseeds/places.yml:5:" in out


def test_what_programs_read_holds_problems_alone(
    root: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    check = ["--project", str(root), "check", "--since", str(built_project(tmp_path_factory))]
    assert main([*check, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == []
    assert "0 rows and 0 answers moved" in err


def test_tables_that_cannot_be_compared_are_no_obstacle(
    root: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    with (root / "seeds" / "places.yml").open("a", encoding="utf-8") as file:
        file.write("- {place: border, name: Border, kind: border, basis: stated}\n")
    old = str(built_project(tmp_path_factory))
    assert main(["--project", str(root), "check", "--since", old]) == 1
    out = capsys.readouterr().out
    told = "not compared, as the tables are faulty: 'the seeds': places has two rows with the key 'border'"
    assert out.startswith(f"since {old}: {told}\n")
    assert "error[key-twice]" in out


@pytest.mark.parametrize("inside", [True, False], ids=["in git", "outside git"])
def test_a_revision_that_does_not_exist_is_told_before_anything_is_checked(
    inside: bool, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    if inside:
        git(root, "init", "--quiet")
    assert main(["--project", str(root), "check", "--since", "v9"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "etl check: could not run: 'v9' is neither a folder with a datapackage.json" in err


@pytest.fixture
def twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project, coded twice, in git."""
    monkeypatch.delenv("ETL_ARTICLES", raising=False)
    root = coded_twice(tmp_path / "twice")
    (root / "datapackage.json").write_text('{"resources": []}', encoding="utf-8")
    (root / SETTLED).write_text("[]\n", encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "add", "seeds", "datapackage.json")
    git(root, "commit", "--quiet", "--message", "published")
    return root


def recoded(root: Path, since: str = "HEAD") -> list[str]:
    return [*recoded_since(open_package(since, root), Project(root))]


def test_an_edit_of_the_other_side_is_told(twice: Path) -> None:
    """Where a false value and what would tell it are changed together, nothing else would."""
    assert recoded(twice) == ["second pass: 0 records and 0 settled cases changed"]
    edit(
        twice,
        [
            (SEED, "language: en\n", "# A line that says nothing.\nlanguage: en\n"),
            (SEED, 'number: "9"', 'number: "11"'),
            (f"{SECOND}/places.yml", "name: Port Sella", "name: Port Stella"),
        ],
    )
    assert recoded(twice) == ["second pass: 2 records (places 1, river-post 1) and 0 settled cases changed"]
    (twice / SETTLED).write_text(CASE, encoding="utf-8")
    (twice / f"{SECOND}/utterances.yml").unlink()
    changed = "3 records (places 1, river-post 1, utterances 1)"
    assert recoded(twice) == [f"second pass: {changed} and 1 settled case changed"]
    shutil.rmtree(twice / SECOND)
    [line] = recoded(twice)
    assert "0 records" not in line
    assert line.endswith(" and 0 settled cases changed")


@pytest.mark.slow
def test_a_check_says_it_behind_the_rows(twice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(twice, [(SEED, 'number: "9"', 'number: "11"')])
    with looking_for():
        main(["--project", str(twice), "check", "--since", "HEAD"])
    assert "\nsecond pass: 1 record (river-post 1) and 0 settled cases changed\n" in capsys.readouterr().out


def test_a_package_without_seeds_tells_nothing_of_the_second_pass(twice: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    shutil.copy(twice / "datapackage.json", taken)
    assert recoded(twice, str(taken)) == []
    shutil.copytree(twice / "seeds", taken / "seeds")
    assert recoded(twice, str(taken)) == ["second pass: 0 records and 0 settled cases changed"]


def test_a_second_pass_that_is_no_yaml_is_one_record_that_changed(twice: Path) -> None:
    (twice / f"{SECOND}/coders.yml").write_text("first: [", encoding="utf-8")
    assert recoded(twice) == ["second pass: 1 record (coders 1) and 0 settled cases changed"]


def test_an_empty_name_is_no_package(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(root), "check", "--since", ""]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "etl check: could not run: nothing is named: give a folder with datapackage.json" in err


# ---- the few lines ---------------------------------------------------------------------------------------------------


def moved(name: str, *added: Key, changed: tuple[Changed, ...] = ()) -> TableChanges:
    whole = tuple(Whole(key, {}) for key in added)
    return TableChanges(name, name, ("id",), "kept", (), (), whole, (), changed)


def test_few_answers_are_told_whole_and_nothing_is_left_out() -> None:
    cells = (Cell("value", "45", "300"), Cell("high", "45", None))
    told = brief(Changes("v1", "now", (), (moved("estimates", changed=(Changed(("dead", "highest"), cells),)),)))
    assert told == (
        "since v1: 0 rows and 1 answer (estimates 1) moved\n"
        "  ~ estimates: dead, highest: value 45 -> 300, high 45 -> null"
    )


def test_of_many_answers_some_of_each_view_are_told() -> None:
    cells = tuple(Cell(name, "1", "2") for name in ("value", "low", "high", "claims"))
    changes = Changes(
        "v1",
        "now",
        (moved("claims", ("a",)), moved("actors")),
        (
            moved("contradictions", *((f"c{nth}",) for nth in range(20))),
            moved("estimates", changed=(Changed(("dead",), cells),)),
        ),
    )
    lines = brief(changes).split("\n")
    assert lines[:3] == [
        "since v1: 1 row (claims 1) and 21 answers (contradictions 20, estimates 1) moved",
        "  + contradictions: c0",
        "  ~ estimates: dead: value 1 -> 2, low 1 -> 2, high 1 -> 2, …",
    ]
    assert lines[-1] == "  … and 13 more: `etl diff` tells all"
    assert len(lines) == 10
