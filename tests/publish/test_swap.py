"""What a build may touch: what the last one made. All else is named and stays, and nothing moves unplanned."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.cli import main
from etl.model.project import Project
from etl.problems import Problem
from etl.publish import plan as planning
from etl.publish.checked import Checked
from etl.publish.plan import NEAR, Plan
from tests.builds import build, copy, published, rename_actor, same_bytes
from tests.conftest import unchecked
from tests.shared import built_later, built_project


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built, and its seeds edited since; not to be changed."""
    root = copy(built_project(tmp_path_factory), tmp_path_factory.mktemp("whole") / "small")
    rename_actor(root)
    return root


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Path]:
    """A later state of the project: its tables, and the project with its package; not to be changed."""
    root = built_later(tmp_path_factory)
    return unchecked(Project(root)), root


@pytest.fixture(autouse=True)
def _quick(made: tuple[Checked, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A build stages what was made before: only where it goes is of interest here."""
    checked, root = made

    def stage(_: Checked, staging: Path, step: Callable[[str], None]) -> list[Problem]:
        shutil.copytree(root / "data", staging / "data")
        shutil.copyfile(root / "datapackage.json", staging / "datapackage.json")
        return []

    monkeypatch.setattr("etl.publish.run.run_stages", lambda *_: checked)
    monkeypatch.setattr("etl.publish.run.write_editor_schemas", lambda *_: None)
    monkeypatch.setattr("etl.publish.package.stage_package", stage)


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    return copy(whole, tmp_path / "small")


def test_a_build_leaves_what_no_build_made_and_names_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = {"data/notes.md": "mine", "data/raw/interviews.csv": "a,b\n", "data/.hidden": "kept, not named"}
    for name, text in mine.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    assert build(root) == 0
    told = capsys.readouterr().out
    assert "warning[output-kept]" in told
    assert "2 files" in told
    assert "data/notes.md, data/raw/interviews.csv\n" in told
    assert {name: (root / name).read_text(encoding="utf-8") for name in mine} == mine


def test_a_file_that_is_no_longer_made_is_removed_unless_somebody_changed_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sums = root / "data" / "SHA256SUMS"
    digest = next(line for line in sums.read_text(encoding="utf-8").splitlines() if line.endswith("  actors.csv"))
    for name in ("gone.csv", "edited.csv"):
        shutil.copyfile(root / "data" / "actors.csv", root / "data" / name)
        with sums.open("a", encoding="utf-8") as file:
            file.write(digest.replace("actors.csv", name) + "\n")
    (root / "data" / "edited.csv").write_text("somebody's work", encoding="utf-8")
    assert build(root) == 0
    assert not (root / "data" / "gone.csv").exists()
    assert (root / "data" / "edited.csv").read_text(encoding="utf-8") == "somebody's work"
    assert "1 file" in (told := capsys.readouterr().out)
    assert "data/edited.csv" in told


def test_a_clone_without_sums_knows_its_committed_files_by_the_descriptor(root: Path) -> None:
    for path in list((root / "data").rglob("*")):
        if path.is_file() and path.suffix not in {".csv", ".json"}:
            path.unlink()
    assert build(root) == 0


def _folder(data: Path) -> None:
    (data / "claims.parquet").unlink()
    (data / "claims.parquet").mkdir()


def _file(data: Path) -> None:
    shutil.rmtree(data / "views")
    (data / "views").write_text("no folder", encoding="utf-8")


def _link(data: Path) -> None:
    shutil.rmtree(data)
    data.symlink_to(data.parent / "nowhere")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_folder, "data/claims.parquet is a folder"),
        (_file, "data/views is a file"),
        (_link, "data is a link to nothing"),
    ],
)
def test_what_stands_in_the_way_is_told_before_anything_moves(
    root: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None], told: str
) -> None:
    make(root / "data")
    before = published(root)
    assert build(root) == 1
    out = capsys.readouterr().out
    assert "error[output-in-the-way]" in out
    assert told in out
    assert out.rstrip().endswith("nothing was published")
    assert published(root) == before
    assert not (root / ".build" / "swap.json").exists()


def test_a_file_of_somebody_s_own_is_not_replaced(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(root / "data")
    (root / "datapackage.json").unlink()
    (root / "data").mkdir()
    (root / "data" / "claims.csv").write_text("my,own\n", encoding="utf-8")
    assert build(root) == 1
    assert "data/claims.csv is a file that no build made" in capsys.readouterr().out
    assert published(root) == {"data/claims.csv": b"my,own\n"}


def test_lost_sums_and_descriptor_are_told_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data" / "SHA256SUMS").unlink()
    (root / "datapackage.json").unlink()
    before = published(root)
    assert build(root) == 1
    out = capsys.readouterr().out
    assert out.count("output-in-the-way") == 1
    assert "data/SHA256SUMS and datapackage.json, which tell what a build made, are lost: take both from git" in out
    assert published(root) == before


@pytest.mark.parametrize("name", [".build/swap.json", ".build/stamp-package.json"])
def test_a_folder_where_a_build_leaves_a_file_is_told_in_one_line(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / name).unlink(missing_ok=True)
    (root / name).mkdir()
    before = published(root)
    assert build(root) == 2
    told = capsys.readouterr().err
    assert f"/{name}'; something else is needed there: move this away" in told
    assert told.count("\n") == 1
    assert published(root) == before


def test_data_behind_a_link_is_published_there(root: Path, tmp_path: Path) -> None:
    other = copy(root, tmp_path / "other")
    shutil.move(root / "data", tmp_path / "elsewhere")
    (root / "data").symlink_to(tmp_path / "elsewhere")
    assert build(root) == 0
    assert build(other) == 0
    assert (root / "data").is_symlink()
    there = {path.relative_to(tmp_path / "elsewhere"): path for path in (tmp_path / "elsewhere").rglob("*.csv")}
    assert there
    assert {name: path.read_bytes() for name, path in there.items()} == {
        name: (other / "data" / name).read_bytes() for name in there
    }


def other_system(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let a folder be on another file system: nothing can be renamed into it from outside, or out of it."""
    original = Path.replace

    def replace(self: Path, target: Path) -> Path:
        inside = [folder in (path, *path.parents) for path in (self, Path(target))]
        if inside[0] != inside[1]:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return original(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_data_on_another_file_system_is_published(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = copy(root, tmp_path / "other")
    assert build(other) == 0
    other_system(monkeypatch, root / "data")
    assert build(root) == 0
    assert same_bytes(published(root)) == same_bytes(published(other))
    assert not list(root.rglob(NEAR))


def test_a_full_file_system_of_the_data_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = published(root)
    other_system(monkeypatch, root / "data")
    copied = shutil.copyfile

    def full(source: Any, target: Any, **named: Any) -> Any:
        if Path(target).name == "events.csv":
            raise OSError(errno.ENOSPC, "No space left on device")
        return copied(source, target, **named)

    monkeypatch.setattr("etl.publish.plan.shutil.copyfile", full)
    assert build(root) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert published(root) == before
    assert not (root / ".build" / "swap.json").exists()


def test_everything_reaches_the_disk_before_the_descriptor_changes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    synced, replaced, opened = os.fsync, Path.replace, os.open
    names: dict[int, str] = {}

    def open_(path: Any, *arguments: Any, **named: Any) -> int:
        number = opened(path, *arguments, **named)
        names[number] = str(path)
        return number

    def fsync(number: int) -> None:
        order.append(f"sync {names[number]}")
        synced(number)

    def replace(self: Path, target: Path) -> Path:
        order.append(f"move {target}")
        return replaced(self, target)

    monkeypatch.setattr("etl.publish.files.os.open", open_)
    monkeypatch.setattr("etl.publish.files.os.fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    assert build(root) == 0
    descriptor = order.index(f"move {root / 'datapackage.json'}")
    moved = [name for name in published(root) if name != "datapackage.json"]
    assert moved
    for name in moved:
        synced_at = order.index(f"sync {root / '.build' / 'staging' / name}")
        assert synced_at < order.index(f"move {root / name}") < descriptor
    assert order.index(f"sync {root / 'data'}") < descriptor
    assert order.index(f"sync {root / '.build' / 'swap.draft'}") < order.index(f"move {root / '.build' / 'swap.json'}")


def test_a_site_does_not_stay_beside_the_data_of_another_build(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("site", "pages"):
        (root / ".build" / folder).mkdir(exist_ok=True)
    assert build(root) == 0
    assert "the site of the build before is gone" in capsys.readouterr().out
    assert not {path.name for path in (root / ".build").iterdir()} & {"site", "pages"}


# ---- what an earlier build left --------------------------------------------------------------------------------------


GOOD = {"moves": [[".build/staging/data/a.csv", "data/a.csv"], [".build/staging/datapackage.json", "datapackage.json"]]}


@pytest.mark.slow
@pytest.mark.parametrize(
    "left",
    [
        "",
        "{",
        "[]",
        '{"moves": []}',
        json.dumps({**GOOD, "removals": ["seeds/actors.yml"]}),
        json.dumps({**GOOD, "removals": ["data/../seeds/actors.yml"]}),
        json.dumps({"moves": [["seeds/actors.yml", "data/a.csv"], GOOD["moves"][1]], "removals": []}),
        json.dumps({"moves": [[".build/staging/x", "seeds/actors.yml"], GOOD["moves"][1]], "removals": []}),
        json.dumps({"moves": GOOD["moves"][:1], "removals": []}),
        "[" * 100_000,
    ],
)
def test_a_damaged_plan_is_named_and_put_aside_and_everything_is_made_anew(
    root: Path, capsys: pytest.CaptureFixture[str], left: str
) -> None:
    seeds = {path: path.read_bytes() for path in (root / "seeds").rglob("*") if path.is_file()}
    (root / ".build" / "swap.json").write_text(left, encoding="utf-8")
    assert build(root) == 0
    told = capsys.readouterr().out
    assert ".build/swap.damaged:1:1: warning[left-damaged]: swap.json is not as a build left it" in told
    assert b"Other Observatory" in (root / "data" / "actors.csv").read_bytes()
    assert {path: path.read_bytes() for path in seeds} == seeds
    assert build(root) == 0
    assert "nothing changed" in capsys.readouterr().out


@pytest.mark.parametrize("left", ["", "[]", "{}", '{"input": 1, "summary": 2, "outputs": 3}'])
def test_a_damaged_stamp_is_named_and_everything_is_made_anew(
    root: Path, capsys: pytest.CaptureFixture[str], left: str
) -> None:
    (root / ".build" / "stamp-package.json").write_text(left, encoding="utf-8")
    assert build(root) == 0
    assert "warning[left-damaged]: stamp-package.json is not as a build left it" in capsys.readouterr().out
    assert build(root) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_a_plan_names_outputs_alone() -> None:
    plan = Plan(((".build/staging/datapackage.json", "datapackage.json"),), ("data/gone.csv",))
    assert plan.removals == ("data/gone.csv",)
    with pytest.raises(ValueError, match="is no output of a build"):
        Plan(plan.moves, ("datapackage.json",))


def test_a_build_that_was_stopped_leaves_no_copies_beside_the_data(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other_system(monkeypatch, root / "data")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(planning, "_crosses", stop)
    assert main(["--project", str(root), "build", "--no-site"]) == 130
    assert not list(root.rglob(NEAR))
    assert capsys.readouterr().err.startswith("\nstopped")
