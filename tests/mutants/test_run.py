"""Many false values: each within its time, kept as it comes, gone on with after a stop, and the page never half."""

import json
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from etl.model.project import Project
from etl.mutants import run
from etl.mutants.__main__ import main
from etl.mutants.choose import Mutant, choose
from etl.mutants.results import FILE, Results
from etl.mutants.run import run_all
from etl.mutants.trial import SLOW, Outcome
from etl.publish.measured import MUTANTS, fingerprints, stale
from tests.builds import environment
from tests.conftest import edit

TOLD, PASSED = Outcome(("reference",), at_line=True), Outcome(())


def answering(project: Project, folder: Path, line: Connection) -> None:
    """In the place of the checks: every key with an e in it is told."""
    line.send(None)
    while (mutant := line.recv()) is not None:
        line.send(TOLD if "e" in mutant.name else PASSED)


def hanging(project: Project, folder: Path, line: Connection) -> None:
    line.send(None)
    while (mutant := line.recv()) is not None:
        time.sleep(60 if mutant.name == "slow" else 0)
        line.send(PASSED)


def failing(project: Project, folder: Path, line: Connection) -> None:
    line.send(ValueError("the record itself has errors"))


def mutants(*names: str) -> list[Mutant]:
    return [Mutant("code", name, "changed", "a.yml", 1, "a", "b", 0, 1, "b", name) for name in names]


def every(project: Project, made: list[Mutant], **more: float) -> tuple[bool, dict[str, Outcome]]:
    results = Results(project)
    until = time.monotonic() + more.pop("seconds", 60)
    whole = run_all(project, made, results, until=until, step=lambda done, whole: None, **more)  # type: ignore[arg-type]
    return whole, results.outcomes


@pytest.fixture(autouse=True)
def _checks_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "work", answering)


def test_each_gets_its_own_outcome(small: Project) -> None:
    whole, outcomes = every(small, mutants("one", "two", "three", "four"))
    assert whole
    assert outcomes == {"one": TOLD, "two": PASSED, "three": TOLD, "four": PASSED}


@pytest.mark.slow
def test_one_that_takes_too_long_is_given_up_and_the_others_go_on(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "work", hanging)
    _, outcomes = every(small, mutants("slow", "two", "three", "four"), longest=1.5)
    assert outcomes == {"slow": Outcome((SLOW,)), "two": PASSED, "three": PASSED, "four": PASSED}


def test_an_error_of_the_record_is_told(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "work", failing)
    with pytest.raises(ValueError, match="the record itself has errors"):
        every(small, mutants("one"))


def test_what_was_tried_is_not_tried_again(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    every(small, mutants("one", "two"))
    monkeypatch.setattr(run, "work", failing)
    assert every(small, mutants("one", "two")) == (True, {"one": TOLD, "two": PASSED})
    monkeypatch.setattr(run, "work", answering)
    assert set(every(small, mutants("two", "three"))[1]) == {"one", "two", "three"}


def test_what_was_tried_of_other_seeds_is_tried_again(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    every(small, mutants("one"))
    edit(small.root, [("seeds/actors.yml", "name: Coast Observatory", "name: Observatory")])
    assert Results(small).outcomes == {}


def test_a_line_that_was_cut_off_is_left_out(small: Project) -> None:
    every(small, mutants("one", "two"))
    file = small.work / FILE
    file.write_text(file.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    assert len(Results(small).outcomes) == 1


def test_when_time_is_up_the_rest_waits(small: Project) -> None:
    assert every(small, mutants("one", "two"), seconds=-1) == (False, {})


# ---- the command -----------------------------------------------------------------------------------------------------


def measured(project: Project, *words: str) -> int:
    return main(["--project", str(project.root), "--articles", str(project.articles), *words])


def test_the_page_counts_what_was_tried_and_is_of_these_seeds(
    small: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measured(small, "--values", "40") == 0
    made = choose(small).counted[:40]
    told = sum("e" in mutant.name for mutant in made)
    assert f"{told} of 40 false values told" in capsys.readouterr().out
    page = (small.seeds / MUTANTS).read_text(encoding="utf-8")
    assert "| all | " in page
    assert f"| 40 | {told} | {told} | " in page
    assert "Measured: seeds `{}`, checks `{}`.".format(*fingerprints(small)) in page
    assert list(stale(small)) == []
    edit(small.root, [("seeds/actors.yml", "name: Coast Observatory", "name: Observatory")])
    (warning,) = stale(small)
    assert (warning.code, warning.severity, warning.hint) == ("mutants-stale", "warning", None)
    assert "other seeds;" in warning.message


def test_a_record_without_the_page_is_told_nothing(small: Project) -> None:
    assert list(stale(small)) == []


def test_a_sample_writes_no_page_and_fails_when_fewer_are_told(
    small: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    told = sum("e" in mutant.name for mutant in choose(small).counted[:10])
    assert measured(small, "--sample", "10", "--least", str(10 * told)) == 0
    assert measured(small, "--sample", "10", "--least", str(10 * told + 0.1)) == 1
    assert capsys.readouterr().out.endswith(f"{10 * told:.1f} % told; expected {10 * told + 0.1:g} % or more\n")
    assert not (small.seeds / MUTANTS).exists()


def test_a_run_that_is_stopped_keeps_what_it_has_and_the_page_as_it_was(
    small: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (small.seeds / MUTANTS).write_text("# Before\n", encoding="utf-8")
    keep = Results.keep

    def stopped(results: Results, outcomes: dict[str, Outcome]) -> None:
        keep(results, outcomes)
        if len(results.outcomes) == 5:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Results, "keep", stopped)
        assert measured(small, "--values", "20") == 130
    assert (small.seeds / MUTANTS).read_text(encoding="utf-8") == "# Before\n"
    assert len(Results(small).outcomes) == 5
    assert "the page is as it was" in capsys.readouterr().err
    assert measured(small, "--values", "20") == 0
    lines = (small.work / FILE).read_text(encoding="utf-8").splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == len(lines)


def test_seeds_that_change_meanwhile_are_not_counted(
    small: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keep = Results.keep

    def edited(results: Results, outcomes: dict[str, Outcome]) -> None:
        keep(results, outcomes)
        (small.seeds / "tallies.yml").write_text("[]\n", encoding="utf-8")

    monkeypatch.setattr(Results, "keep", edited)
    assert measured(small, "--values", "5") == 2
    assert "changed meanwhile" in capsys.readouterr().err
    assert not (small.seeds / MUTANTS).exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--project", "nowhere"], "has no folder seeds/"),
        (["--articles", "nowhere"], "there is no folder nowhere with article texts"),
    ],
)
def test_what_is_not_there_is_told(
    small: Project, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measured(small, *words) == 2
    assert told in capsys.readouterr().err


@pytest.mark.slow
def test_the_command_measures_a_record_with_its_checks_and_touches_no_seed(small: Project) -> None:
    before = {path: path.read_bytes() for path in small.seeds.rglob("*") if path.is_file()}
    words = ["-m", "etl.mutants", "--project", str(small.root), "--articles", str(small.articles), "--values", "60"]
    run_ = subprocess.run(
        [sys.executable, *words], env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert run_.returncode == 0, run_.stderr
    assert run_.stderr == ""
    after = {path: path.read_bytes() for path in small.seeds.rglob("*") if path.is_file()}
    assert after.pop(small.seeds / MUTANTS)
    assert after == before
    tried = [json.loads(line) for line in (small.work / FILE).read_text(encoding="utf-8").splitlines()]
    told = sum(bool(one["codes"]) for one in tried)
    assert 60 < len(tried) > told > 20
    assert not [one for one in tried if any(code.startswith("could-not-run") for code in one["codes"])]
    assert [path.name for path in small.work.iterdir()] == [FILE]
