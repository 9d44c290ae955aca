"""A false value is told, at its line or elsewhere, or passes; and the seeds themselves are never touched."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from etl.model.project import Project
from etl.mutants import trial as trials
from etl.mutants.choose import Mutant
from etl.mutants.trial import Outcome, Trial, copy_of
from etl.problems import problem
from etl.publish.measured import MUTANTS
from tests.conftest import edit, looking_for
from tests.twice import coded_twice

ARTICLE = "seeds/sources/river-post.yml"


def change(project: Project, file: str, old: str, new: str) -> Mutant:
    """The change of what stands once in a file, from the end of the first word on."""
    text = (project.root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    start = text.index(old)
    line = text.count("\n", 0, start) + 1
    return Mutant("code", "any.key", "changed", file, line, old, new, start, start + len(old), new, f"{file}{old}{new}")


def content(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = coded_twice(tmp_path_factory.mktemp("twice") / "small")
    return Project(root, root / "seeds" / "articles")


@pytest.fixture(scope="module")
def trial(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    before = content(project.root)
    yield Trial(copy_of(project, tmp_path_factory.mktemp("copy")))
    assert content(project.root) == before


@pytest.mark.slow
def test_a_false_value_is_told_at_its_line(project: Project, trial: Trial) -> None:
    outcome = trial.run(change(project, ARTICLE, "number: more than 20", "number: more than 21"))
    assert "number-printed" in outcome.codes
    assert outcome.at_line


def test_one_may_be_told_elsewhere(project: Project, trial: Trial) -> None:
    """The credit is cut, and the evidence record, which is another file, is what no longer fits."""
    outcome = trial.run(change(project, ARTICLE, "credit: Norland threatens", "credit: Norland"))
    assert outcome == Outcome(("evidence-stale",), at_line=False)


def test_a_true_value_passes(project: Project, trial: Trial) -> None:
    same = "number: more than 20"
    assert trial.run(change(project, ARTICLE, same, same)) == Outcome(())


@pytest.mark.slow
def test_one_leaves_nothing_behind_for_the_next(project: Project, trial: Trial) -> None:
    broken = change(project, ARTICLE, "source: river-post", "source: [")
    assert trial.run(broken).codes
    assert trial.run(change(project, ARTICLE, "language: en", "language: en")) == Outcome(())


@pytest.mark.slow
def test_a_check_that_is_switched_off_tells_nothing(project: Project, trial: Trial) -> None:
    wrong = change(project, "seeds/events.yml", "type: talks, status: occurred", "type: talks, status: planned")
    assert trial.run(wrong) == Outcome(("event-status", "event-voice"), at_line=True)
    with looking_for("side-party"):
        assert trial.run(wrong) == Outcome(("pass-differs",), at_line=True)


def test_a_check_that_cannot_run_tells_that(project: Project, trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr(trials, "run_stages", fails)
    assert trial.run(change(project, ARTICLE, "language: en", "language: tr")).codes == ("could-not-run: ValueError",)


def test_a_problem_that_is_gone_tells_too(small: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two alike one is gone, though the line of the other has moved."""

    def idle(project: Project, **_: object) -> SimpleNamespace:
        text = (project.seeds / "actors.yml").read_text(encoding="utf-8")
        lines = [number for number, line in enumerate(text.splitlines(), 1) if "kind: state" in line]
        problems = [problem("list-emptied", "it is idle", at=("seeds/actors.yml", line, 1)) for line in lines]
        tables = SimpleNamespace(con=SimpleNamespace(close=lambda: None))
        return SimpleNamespace(problems=problems, failed=False, second=None, tables=tables)

    monkeypatch.setattr(trials, "run_stages", idle)
    (tmp_path / "copy").mkdir()
    trial = Trial(copy_of(small, tmp_path / "copy"))
    first = "name: Norland, kind: state"
    assert trial.run(change(small, "seeds/actors.yml", first, "name: Norland,\n  kind: state")) == Outcome(())
    gone = trial.run(change(small, "seeds/actors.yml", first, "name: Norland, kind: government"))
    assert gone == Outcome(("list-emptied",), at_line=False)


@pytest.mark.slow
def test_a_record_with_errors_is_not_measured(small: Project, tmp_path: Path) -> None:
    edit(small.root, [(ARTICLE, "number: more than 20", "number: more than 21")])
    (tmp_path / "copy").mkdir()
    with pytest.raises(ValueError, match="the record itself has errors"):
        Trial(copy_of(small, tmp_path / "copy"))


def test_a_copy_has_its_own_seeds_and_no_page_that_would_be_stale(small: Project, tmp_path: Path) -> None:
    (small.seeds / MUTANTS).write_text("# Old\n", encoding="utf-8")
    (tmp_path / "copy").mkdir()
    copy = copy_of(small, tmp_path / "copy")
    assert not (copy.seeds / MUTANTS).exists()
    assert not (copy.root / "seeds").is_symlink()
    assert (copy.root / "articles").is_symlink()
    assert replace(copy, root=small.root) == small
