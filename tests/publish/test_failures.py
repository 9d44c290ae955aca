"""Whatever breaks, and wherever: what is published stays whole, or is made whole at the next start."""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count, cycle
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.cli import main
from etl.model.project import Project
from etl.outputs.apart import Verdict
from etl.outputs.registry import find_outputs
from etl.problems import Problem
from etl.publish import swap as swapping
from etl.publish.plan import Plan
from etl.publish.swap import finish, swap
from tests import ROOT
from tests.builds import break_at, build, copy, environment, published, rename_actor, same_bytes, unjudged
from tests.conftest import looking_for
from tests.shared import built_project

# Every stage and format, in the order of a build: each does its work and then fails.
STEPS = [
    "etl.publish.run.input_fingerprint",
    "etl.publish.checked.load_model",
    "etl.publish.checked.load_seeds",
    "etl.publish.checked.gather",
    "etl.publish.checked.build_tables",
    "etl.publish.checked.run_checks",
    "etl.publish.checked.read_head",
    "etl.publish.package.keep_answers",
    *(output.name for output in find_outputs()),
    "etl.publish.package.descriptor",
    "etl.publish.package.write_descriptor",
    "etl.outputs.reread.judge_parquet",
    "etl.publish.package.write_sums",
    "etl.publish.editor.editor_schemas",
    "etl.publish.run.make_plan",
    "etl.publish.run.clear_stamps",
]
# In the middle of a writer: it leaves a file half written, or a transaction open.
MIDDLES = [
    "etl.outputs.csv.copy_csv",
    "etl.outputs.parquet.copy_parquet",
    "etl.outputs.views.copy_parquet",
    "etl.outputs.reread._sound",
    "etl.outputs.database._comment",
    "etl.outputs.database._living",
    "etl.outputs.workbook._rows",
    "etl.outputs.sums.file_sum",
]
ERRORS: list[tuple[BaseException, int]] = [
    (OSError(28, "No space left on device"), 2),
    (duckdb.IOException("IO Error: Could not write file"), 2),
    (KeyboardInterrupt(), 130),
]
# By default one writer fails; the slow tests have each stage and writer fail in one way, by turns, and every place in
# every way.
ONCE = [(step, *error) for step, error in zip(STEPS, cycle(ERRORS), strict=False)]
ONCE.append(("etl.outputs.database._living", *ERRORS[2]))
REST = [(step, *error) for step in STEPS + MIDDLES for error in ERRORS if (step, *error) not in ONCE]
Case = tuple[str, BaseException, int]


def _named(case: Case) -> str:
    return f"{case[0].removeprefix('etl.')}-{type(case[1]).__name__}"


@pytest.fixture(autouse=True)
def _no_texts_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built, with a site of a few words, and its seeds edited since; not to be changed."""
    root = copy(built_project(tmp_path_factory), tmp_path_factory.mktemp("edited") / "small")
    shutil.copytree(ROOT / "schemas", root / "schemas")
    for page in ("pages/index.md", "site/index.html", "site/old/index.html"):
        (root / ".build" / page).parent.mkdir(parents=True, exist_ok=True)
        (root / ".build" / page).write_text("the old site", encoding="utf-8")
    rename_actor(root)
    return root


@pytest.fixture
def project(edited: Path, tmp_path: Path) -> Path:
    """A copy of the edited project."""
    return copy(edited, tmp_path / "small")


def told_shortly(err: str) -> bool:
    """Whether a failure is told in one line, and not as a traceback."""
    return err.count("\n") == 1 and err.startswith("etl build: could not run: ") and "Traceback" not in err


def check_failure(root: Path, code: int, capsys: pytest.CaptureFixture[str], *words: str) -> None:
    """Build, and see that the build fails with a code and leaves everything as it was."""
    before = published(root)
    assert main(["--project", str(root), "build", *words]) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told_shortly(told.err) if code == 2 else told.err.startswith("\nstopped; ")
    assert published(root) == before


@pytest.mark.parametrize(
    "case", [pytest.param(one, marks=() if one[0] == "csv" else pytest.mark.slow, id=_named(one)) for one in ONCE]
)
def test_a_step_that_fails_leaves_the_old_outputs_whole(
    project: Path, capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    step, error, code = case
    with looking_for(), pytest.MonkeyPatch.context() as patch:
        unjudged(patch, pandera=step.startswith("etl.outputs.reread."))
        calls = break_at(patch, step, error)
        check_failure(project, code, capsys, "--no-site")
    assert calls, f"a build does not come by {step}"


@pytest.mark.slow
@pytest.mark.parametrize("case", REST, ids=_named)
def test_a_step_that_fails_in_any_way_leaves_the_old_outputs_whole(
    project: Path, capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    test_a_step_that_fails_leaves_the_old_outputs_whole(project, capsys, case)


@pytest.mark.slow
@pytest.mark.parametrize(("error", "code"), [(RuntimeError("frictionless broke off"), 2), ERRORS[2]])
def test_a_judge_that_breaks_off_leaves_the_old_outputs_whole(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def verdict() -> list[Problem]:
        raise error

    @contextmanager
    def judging() -> Iterator[Callable[[Path], Verdict]]:
        yield lambda _: verdict

    unjudged(monkeypatch)
    monkeypatch.setattr("etl.publish.package.judging", judging)
    check_failure(project, code, capsys, "--no-site")


@pytest.mark.slow
def test_the_process_of_the_judge_that_breaks_off_is_told_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = tmp_path / "python"
    python.write_text(
        f"#!/bin/sh\nexec '{sys.executable}' -c 'def judge(): raise MemoryError(\"no memory\")\njudge()'\n",
        encoding="utf-8",
    )
    python.chmod(0o755)
    monkeypatch.setattr("etl.outputs.apart.sys.executable", str(python))
    before = published(project)
    assert build(project) == 2
    assert capsys.readouterr().err == "etl build: could not run: frictionless broke off: MemoryError: no memory\n"
    assert published(project) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("step", "error", "code"),
    [
        ("etl.outputs.registry.downloadable", *ERRORS[0]),
        ("etl.pages.write_pages", *ERRORS[1]),
        ("etl.pages.build_site", *ERRORS[2]),
    ],
)
def test_a_site_that_fails_leaves_the_old_outputs_whole(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    error: BaseException,
    code: int,
) -> None:
    unjudged(monkeypatch)
    if step != "etl.pages.build_site":  # MkDocs itself takes seconds, and is left out.
        monkeypatch.setattr("etl.pages.build_site", lambda *_, **__: [])
    calls = break_at(monkeypatch, step, error, after=step != "etl.pages.build_site")
    check_failure(project, code, capsys)
    assert calls


@pytest.mark.slow
def test_a_workbook_that_cannot_be_written_is_told_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    unjudged(monkeypatch)
    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)
    check_failure(project, 2, capsys, "--no-site")


def test_a_file_that_cannot_be_read_is_told_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "actors.yml":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    before = published(project)
    monkeypatch.setattr(Path, "read_bytes", refusing)
    assert main(["--project", str(project), "build", "--no-site"]) == 2
    assert told_shortly(capsys.readouterr().err)
    assert published(project) == before


def _limited(size: int) -> Callable[[], None]:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.slow
@pytest.mark.parametrize("size", [1_000, 100_000, 400_000])
def test_a_disk_that_is_full_leaves_the_old_outputs_whole(project: Path, size: int) -> None:
    """No file may grow beyond a size: the CSV fails, then the descriptor, then the database."""
    before = published(project)
    done = subprocess.run(
        [sys.executable, "-m", "etl", "--project", str(project), "build", "--no-site"],
        env={**environment(), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=_limited(size),
    )
    assert done.returncode == 2
    assert told_shortly(done.stderr), done.stderr
    assert done.stdout == ""
    assert published(project) == before


# ---- the swap --------------------------------------------------------------------------------------------------------


class BrokeError(Exception):
    """The swap broke off here."""


@pytest.fixture(scope="module")
def staged(edited: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Plan, dict[str, bytes]]:
    """A build stopped before its swap: its folder (not to be changed), its plan, and what it shall have published."""
    root = copy(edited, tmp_path_factory.mktemp("staged") / "small")
    with (root / "data" / "SHA256SUMS").open("a", encoding="utf-8") as sums:
        for stale in ("gone.csv", "views/gone.parquet"):
            (root / "data" / stale).write_text("from an older build", encoding="utf-8")
            sums.write(f"{hashlib.sha256(b'from an older build').hexdigest()}  {stale}\n")
    plans: list[Plan] = []

    def stop(project: Project, plan: Plan) -> None:
        plans.append(plan)
        raise OSError("stopped before the swap")

    def written(*_: Any, **__: Any) -> tuple[None, list[Problem]]:
        (root / ".build" / "staging" / "pages").mkdir()
        (root / ".build" / "staging" / "pages" / "index.md").write_text("the new site", encoding="utf-8")
        return None, []

    def built(*_: Any, **__: Any) -> list[Problem]:
        (root / ".build" / "staging" / "site" / "new").mkdir(parents=True)
        (root / ".build" / "staging" / "site" / "new" / "index.html").write_text("the new site", encoding="utf-8")
        return []

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ETL_ARTICLES", raising=False)
        unjudged(patch)
        patch.setattr("etl.publish.run.swap", stop)
        patch.setattr("etl.pages.write_pages", written)
        patch.setattr("etl.pages.build_site", built)
        patch.setattr("etl.pages.write_claims", lambda *_: None)
        assert main(["--project", str(root), "build"]) == 2
    staging = root / ".build" / "staging"
    shall = {
        name if name.startswith("data") else f".build/{name}": path.read_bytes()
        for path in staging.rglob("*")
        if path.is_file() and (name := path.relative_to(staging).as_posix()) not in ("datapackage.json", "site.json")
    }
    shall["datapackage.json"] = (staging / "datapackage.json").read_bytes()
    return root, plans[0], shall


def break_file_operation(monkeypatch: pytest.MonkeyPatch, number: int, *, after: bool) -> Iterator[int]:
    """Let the process break off at the n-th change that the swap makes to the disk, from 0.

    Args:
        monkeypatch: Takes it back.
        number: Which of them.
        after: Whether that change is still made.

    Returns:
        The counter: its next value says how many changes were begun.
    """
    numbers = count()

    def breaking(original: Callable[..., Any]) -> Callable[..., Any]:
        def changed(*arguments: Any, **named: Any) -> Any:
            mine = next(numbers) == number
            if not mine:
                return original(*arguments, **named)
            if after:
                with suppress(OSError):  # A change that the swap only tries.
                    original(*arguments, **named)
            raise BrokeError

        return changed

    for name in ("replace", "unlink", "mkdir", "write_text"):
        monkeypatch.setattr(Path, name, breaking(getattr(Path, name)))
    monkeypatch.setattr("etl.publish.swap.shutil.rmtree", breaking(shutil.rmtree))
    return numbers


def _changes(staged: tuple[Path, Plan, dict[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many changes a whole swap makes to the disk."""
    root = copy(staged[0], tmp_path / "unbroken")
    with monkeypatch.context() as patch:
        numbers = break_file_operation(patch, -1, after=False)
        swap(Project(root), staged[1])
        made = next(numbers)
    assert published(root) == staged[2], "an unbroken swap publishes what was staged, and removes what is stale"
    return made


@pytest.mark.slow
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_swap_broken_anywhere_is_finished_at_the_next_start(
    staged: tuple[Path, Plan, dict[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, after: bool
) -> None:
    """Before and after a change to the disk: the plan, both renames of each folder, each removal, and files."""
    whole, plan, shall = staged
    changes = _changes(staged, tmp_path, monkeypatch)
    assert changes > len(plan.moves) + len(plan.removals)
    old = published(whole)
    monkeypatch.setattr(os, "fsync", lambda _: None)  # Which would take most of the time; here no machine stops.
    # Of hundreds of files, which are moved alike, every fifth.
    for number in sorted({*range(40), *range(40, changes - 60, 5), *range(changes - 60, changes)}):
        root = tmp_path / str(number)
        shutil.copytree(whole, root, copy_function=os.link)
        project = Project(root)
        with monkeypatch.context() as patch:
            break_file_operation(patch, number, after=after)
            with pytest.raises(BrokeError):
                swap(project, plan)
        if finish(project):
            assert published(root) == shall, f"broken at change {number}"
        else:
            # The plan was not written down yet, or it was carried out to its end.
            assert published(root) in (old, shall), f"broken at change {number}"
        assert not (root / ".build" / "swap.json").exists()
        assert not list((root / ".build").glob("*.old")), f"broken at change {number}"
        assert not finish(project)
        shutil.rmtree(root)


@pytest.mark.slow
def test_a_swap_broken_again_and_again_is_finished_in_the_end(
    staged: tuple[Path, Plan, dict[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, plan, shall = staged
    project = Project(copy(whole, tmp_path / "small"))
    with monkeypatch.context() as patch:
        break_file_operation(patch, 30, after=True)
        with pytest.raises(BrokeError):
            swap(project, plan)
    for tries in count(1):
        assert tries < 1_000
        with monkeypatch.context() as patch:
            break_file_operation(patch, min(tries, 9), after=True)
            try:
                finish(project)
            except BrokeError:
                continue
            break
    assert tries > 3
    assert published(project.root) == shall


@pytest.mark.slow
def test_the_next_build_finishes_the_swap_even_when_the_seeds_are_broken_by_then(
    staged: tuple[Path, Plan, dict[str, bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole, plan, shall = staged
    root = copy(whole, tmp_path / "small")
    with monkeypatch.context() as patch:
        break_file_operation(patch, 40, after=False)
        with pytest.raises(BrokeError):
            swap(Project(root), plan)
    assert published(root) not in (published(whole), shall), "it is broken in the middle"
    (root / "seeds" / "tallies.yml").write_text("- no tally\n", encoding="utf-8")
    assert build(root) == 1
    assert capsys.readouterr().out.rstrip().endswith("nothing was built")
    assert published(root) == shall


@pytest.mark.slow
def test_a_build_whose_swap_fails_is_whole_after_the_next(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the commands alone: a disk that gives out in the middle, and then has room again."""
    unjudged(monkeypatch)
    other = copy(project, tmp_path / "other")
    original, calls = swapping.move, count()

    def move(source: Path, target: Path) -> None:
        if next(calls) == 20:
            raise OSError(28, "No space left on device")
        original(source, target)

    with monkeypatch.context() as patch:
        patch.setattr("etl.publish.swap.move", move)
        assert build(project) == 2
    assert told_shortly(capsys.readouterr().err)
    assert build(project) == 0
    assert build(other) == 0
    assert same_bytes(published(project)) == same_bytes(published(other))
    assert not (project / ".build" / "staging").exists()


# ---- processes that are stopped --------------------------------------------------------------------------------------


def _started(root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "etl", "--project", str(root), "build", "--no-site"],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_a_build_that_is_interrupted_says_so_and_changes_nothing(project: Path, part: int) -> None:
    before = published(project)
    with _started(project) as child:
        while not (project / ".build" / "staging" / "data" / "claims.csv").exists():
            assert child.poll() is None
            time.sleep(0.002)
        time.sleep(part * 0.1)
        os.killpg(child.pid, signal.SIGINT)  # As a terminal does it: to the judge as well.
        try:
            out, err = child.communicate(timeout=60)
        finally:
            with suppress(ProcessLookupError):  # It has ended, as it should.
                os.killpg(child.pid, signal.SIGKILL)
    assert (child.returncode, out) == (130, "")
    assert err.startswith("\nstopped; ")
    assert "Traceback" not in err
    assert published(project) == before


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_a_build_that_is_killed_is_whole_after_the_next(edited: Path, project: Path, tmp_path: Path, part: int) -> None:
    """At moments spread from the start of the staging to behind the swap."""
    old = published(project)
    with _started(project) as child:
        while child.poll() is None and not (project / ".build" / "staging" / "data" / "claims.csv").exists():
            time.sleep(0.001)
        if part >= 4:
            while child.poll() is None and not (project / ".build" / "swap.json").exists():
                time.sleep(0.0002)
            time.sleep((part - 4) * 0.003)
        else:
            time.sleep(part * 0.3)
        os.killpg(child.pid, signal.SIGKILL)
    finish(Project(project))
    new = published(project)
    # Once the swap has begun, the site of other data is gone.
    assert set(new) in (set(old), {name for name in old if not name.startswith(".build/")})
    if new != old:
        other = copy(edited, tmp_path / "other")
        assert build(other) == 0
        assert same_bytes(new) == same_bytes(published(other))
    assert build(project) == 0
