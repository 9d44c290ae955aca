"""Who compares packages is told where the one that stands is older than its seeds."""

import shutil
from pathlib import Path

import pytest

from etl.cli import main
from etl.model.project import Project
from etl.publish.outdated import outdated
from etl.publish.stamp import seeds_changed
from tests.builds import copy, copy_small, rename_actor
from tests.publish.test_since import git
from tests.shared import built_project

TOLD = "etl diff: the seeds changed since the package was built"


@pytest.fixture
def built(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy(built_project(tmp_path_factory), tmp_path / "small")


@pytest.mark.parametrize("words", [(), (".",), ("datapackage.json",)])
def test_seeds_that_are_newer_than_the_package_are_told_beside_what_is_asked(
    words: tuple[str, ...], built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built)
    shutil.copytree(built / "data", built / "old/data")
    shutil.copy(built / "datapackage.json", built / "old")
    diff = ["diff", "old", *words]
    assert main(diff) == 0
    assert capsys.readouterr() == ("No differences.\n", "")
    rename_actor(built)
    assert main(diff) == 0
    out, err = capsys.readouterr()
    assert out == "No differences.\n"
    assert err.startswith(TOLD)
    assert main(["diff", "old", "old"]) == 0
    assert capsys.readouterr().err == ""


def test_what_no_table_is_made_of_makes_no_package_old(built: Path) -> None:
    (built / "seeds/notes.md").write_text("A note.", encoding="utf-8")
    (built / "seeds/articles/river-post.txt").unlink()
    assert seeds_changed(Project(built)) is False
    (built / "seeds/second-pass").mkdir()
    (built / "seeds/second-pass/actors.yml").write_text("[]\n", encoding="utf-8")
    assert seeds_changed(Project(built)) is True


def test_a_package_that_came_otherwise_than_by_the_last_build_is_not_judged_by_it(built: Path) -> None:
    rename_actor(built)
    (built / "datapackage.json").write_text("{}", encoding="utf-8")
    assert seeds_changed(Project(built)) is None


@pytest.mark.parametrize("left", ["{", '{"input": "abc", "summary": "", "outputs": {}}'])
def test_a_stamp_that_says_nothing_of_the_seeds_is_no_answer(left: str, built: Path) -> None:
    (built / ".build/stamp-package.json").write_text(left, encoding="utf-8")
    assert seeds_changed(Project(built)) is None


def test_where_no_build_is_known_git_tells_what_was_edited(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "small")
    (root / "datapackage.json").write_text("{}", encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "published")
    assert not outdated(Project(root))
    (root / "seeds/notes.md").write_text("A note.", encoding="utf-8")
    assert not outdated(Project(root))
    rename_actor(root)
    assert outdated(Project(root))
    (root / "datapackage.json").write_text("{ }", encoding="utf-8")
    assert not outdated(Project(root))


def test_where_neither_is_known_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = copy_small(tmp_path / "small")
    rename_actor(root)
    assert not outdated(Project(root))
