"""`etl check --watch`: what it makes again after a save, what it says of it, and how it waits."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from etl.cli import main
from etl.model.project import Project
from etl.publish import watching
from etl.publish.checked import run_stages
from etl.publish.given import check_reads, second_reads, stamps
from etl.publish.watching import Watch, difference
from tests import ROOT
from tests.builds import copy_small, environment
from tests.conftest import edit, looking_for
from tests.problems import one
from tests.twice import code_again

ACTORS = "seeds/actors.yml"
FAULT = (ACTORS, "name: Relief Council, kind: international_organization", "name: Relief Council, kind: nothing")
MENDED = (FAULT[0], FAULT[2], FAULT[1])


@pytest.fixture
def project(small: Project) -> Iterator[Project]:
    """The small record, coded twice; the checks of the tables are not what is tried here."""
    code_again(small.root)
    with looking_for():
        yield small


@contextmanager
def counted(function: str) -> Iterator[list[object]]:
    """The first argument of each call of a function, which is named with its module."""
    calls: list[object] = []
    module, _, name = function.rpartition(".")
    original: Callable[..., object] = getattr(import_module(module), name)

    def noted(*given: object, **named: object) -> object:
        calls.append(given[0])
        return original(*given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module(module), name, noted)
        yield calls


# ---- what is made again ----------------------------------------------------------------------------------------------


def test_after_a_save_only_the_saved_file_is_read_as_yaml(project: Project) -> None:
    watched = Watch(project)
    with counted("etl.seeds.load.composed") as read:
        watched.answer()
        assert len(read) == 10 + 7
        read.clear()
        edit(project.root, [FAULT])
        watched.answer()
    assert read == [(project.root / ACTORS).read_bytes()]


@pytest.mark.slow
def test_an_article_is_located_again_only_when_its_text_or_its_phrases_change(project: Project) -> None:
    watched = Watch(project)
    with counted("etl.evidence.gather.locate") as located:
        watched.answer()
        assert located == ["river-post"] * 2
        located.clear()
        edit(project.root, [FAULT])
        watched.answer()
        assert located == []
        edit(project.root, [("seeds/sources/river-post.yml", "exact: killed 12 Norland soldiers", "exact: killed 12")])
        watched.answer()
        assert located == ["river-post"]
        edit(project.root, [("articles/river-post.txt", "Vesland did not confirm", "Vesland will not confirm")])
        watched.answer()
        assert located == ["river-post"] * 3


def test_a_phrase_that_is_not_found_is_told_where_it_stands_now(project: Project) -> None:
    watched = Watch(project)
    edit(project.root, [("seeds/sources/river-post.yml", "exact: killed 12 Norland soldiers", "exact: killed 13")])
    watched.answer()
    edit(project.root, [("seeds/sources/river-post.yml", "source: river-post\n", "# moved\nsource: river-post\n")])
    watched.answer()
    assert watched.problems is not None
    [missing] = [p for p in watched.problems if p.code == "phrase-not-found"]
    path = project.root / "seeds/sources/river-post.yml"
    assert missing.line is not None
    assert "killed 13" in path.read_text(encoding="utf-8").split("\n")[missing.line - 1]


@pytest.mark.slow
def test_the_second_pass_is_checked_again_only_when_something_of_it_changes(project: Project) -> None:
    watched = Watch(project)
    with counted("etl.publish.checked._run_second") as run:
        watched.answer()
        edit(project.root, [FAULT])
        watched.answer()
        assert len(run) == 1
        edit(project.root, [("seeds/second-pass/" + FAULT[0].removeprefix("seeds/"), *FAULT[1:])])
        watched.answer()
        assert len(run) == 2
        edit(project.root, [("articles/river-post.txt", "Vesland did not confirm", "Vesland will not confirm")])
        watched.answer()
        assert len(run) == 3
        (project.root / "seeds/sources/hill-post.yml").write_text("source: hill-post\n", encoding="utf-8")
        watched.answer()
        assert len(run) == 4


@pytest.mark.slow
def test_what_is_kept_gives_what_a_check_from_nothing_gives(project: Project) -> None:
    watched = Watch(project)
    watched.answer()
    for change in (FAULT, ("seeds/sources/river-post.yml", "exact: killed 12 Norland soldiers", "exact: killed 12")):
        edit(project.root, [change])
        watched.answer()
        assert watched.problems == run_stages(project).problems


# ---- what is said ----------------------------------------------------------------------------------------------------


def test_a_save_says_what_came_and_what_went(project: Project) -> None:
    watched = Watch(project)
    before = watched.answer()
    edit(project.root, [("seeds/package.yml", "title: The Small Record\ndesc", "titel: The Small Record\ndesc")])
    lines = watched.answer().split("\n")
    assert [line for line in lines if "seed-key-unknown" in line]
    assert lines[-1].startswith("2 problems new; now ")
    edit(project.root, [("seeds/package.yml", "titel:", "title:"), ("seeds/package.yml", "version: 0.1.0", "version:")])
    *new, last = watched.answer().split("\n")
    assert last.startswith("2 problems less, 1 new; now ")
    assert "needs 'version'" in new[0]
    assert before.endswith("no problems")


def test_a_save_that_breaks_something_elsewhere_says_so_beside_the_articles_that_are_looked_at(
    project: Project,
) -> None:
    watched = Watch(project, ["river-post"])
    assert watched.answer() == "river-post: no problems; elsewhere: no problems"
    edit(project.root, [FAULT, ("seeds/places.yml", "place: border, name", "place: border, nme")])
    elsewhere = "elsewhere: 2 errors; `etl check` names them"
    assert watched.answer() == f"no change; now no problems\nriver-post: no problems; {elsewhere}"


def test_an_article_whose_seed_went_is_told_and_has_not_lost_its_problems(project: Project) -> None:
    watched, seed = Watch(project, ["hill-post"]), project.root / "seeds/sources/hill-post.yml"
    seed.write_text("source: hill-post\n", encoding="utf-8")
    watched.answer()
    before = watched.problems
    seed.unlink()
    assert watched.answer().startswith("could not check: there is no article or register 'hill-post'; ")
    assert before
    assert watched.problems == before


def test_problems_whose_lines_moved_are_the_same() -> None:
    before, now = [one(line=3), one(line=9), one(code="edtf")], [one(line=5), one(line=11)]
    assert difference(before, now) == "1 problem less, 0 new; now 2 errors, 0 warnings"
    assert difference(now, now) == "no change; now 2 errors, 0 warnings"
    assert difference(now, []) == "2 problems less, 0 new; now no problems"


def test_of_problems_that_are_alike_those_that_are_more_are_new() -> None:
    told = difference([one(line=3)], [one(line=3), one(line=9, hint=None)])
    assert told.split("\n")[0] == "seeds/a,b:c%.yml:9:7: error[pattern]: 100 %: wrong, see"
    assert told.endswith("1 problem new; now 2 errors, 0 warnings")


def test_a_file_that_went_or_is_half_written_is_a_problem(project: Project) -> None:
    watched = Watch(project)
    watched.answer()
    path = project.root / ACTORS
    content = path.read_bytes()
    path.unlink()
    assert "seed-missing" in watched.answer()
    path.write_bytes(content[: len(content) // 2] + b"{")
    assert "yaml-syntax" in watched.answer()
    path.write_bytes(content)
    assert watched.answer().endswith("now no problems")


def test_a_check_that_could_not_be_made_is_told_and_the_next_is_compared_with_the_last(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watch(project)
    watched.answer()
    with monkeypatch.context() as patch:

        def gone(*_: object, **__: object) -> None:
            raise FileNotFoundError("actors.yml went")

        patch.setattr(watching, "run_stages", gone)
        assert watched.answer() == "could not check: actors.yml went"
    assert watched.answer() == "no change; now no problems"


# ---- how it waits ----------------------------------------------------------------------------------------------------


def test_it_waits_for_a_change_and_then_until_nothing_more_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([{"a": (saved, 0, 0)} for saved in (1, 1, 2, 3, 4, 4, 5)])
    slept: list[float] = []
    monkeypatch.setattr("etl.publish.watching.time.sleep", slept.append)
    watching._wait(lambda: next(looks), {"a": (1, 0, 0)})
    assert slept == [watching.PAUSE] * 2 + [watching.QUIET] * 3
    assert next(looks) == {"a": (5, 0, 0)}


def test_a_save_is_seen_by_time_size_or_file_and_what_editors_leave_is_not(small: Project, tmp_path: Path) -> None:
    roots = check_reads(small)
    before = stamps(roots)
    for name in (".actors.yml.swp", "actors.yml~", ".git/index"):
        (small.root / "seeds" / name).parent.mkdir(exist_ok=True)
        (small.root / "seeds" / name).touch()
    assert stamps(roots) == before
    draft = small.root / "seeds/.draft"
    shutil.copy2(small.root / ACTORS, draft)
    draft.replace(small.root / ACTORS)  # The same size and time, another file.
    assert stamps(roots) != before
    assert str(small.root / "articles/river-post.txt") in before
    assert stamps([tmp_path / "nowhere"]) == {}


def test_the_second_pass_reads_what_the_first_does_but_for_its_seeds(small: Project) -> None:
    second = replace(small, second_pass=True)
    assert {str(path.relative_to(small.root)) for path in second_reads(second) if path.is_relative_to(small.root)} == {
        "seeds/second-pass", "seeds/vocabularies", "seeds/lexicon", "seeds/articles", "articles",
    }  # fmt: skip


@pytest.mark.parametrize("more", [["--write"], ["--since", "HEAD"], ["--format", "json"]])
def test_it_goes_alone(more: list[str], small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(small.root), "check", "--watch", *more]) == 2
    assert "--watch goes without --write, --since and --format" in capsys.readouterr().err


@pytest.mark.slow
def test_a_process_answers_each_save_and_ends_at_ctrl_c_with_one_line(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "small")
    words = [sys.executable, "-m", "etl", "--project", str(root), "check", "--watch"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(), cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert "1 article, " in process.stdout.readline()
        path = root / ACTORS
        draft = path.with_suffix(".yml.tmp")
        draft.write_text(path.read_text(encoding="utf-8").replace(*FAULT[1:]), encoding="utf-8")
        draft.replace(path)
        assert "vocabulary" in process.stdout.readline()
        while not (line := process.stdout.readline()).startswith("1 problem new"):
            assert line
        edit(root, [MENDED])
        assert process.stdout.readline() == "1 problem less, 0 new; now no problems\n"
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=20)
    assert (process.returncode, out, error.strip()) == (130, "", "stopped watching")
