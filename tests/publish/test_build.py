"""A build makes everything or nothing, does nothing twice, and says on a terminal what it is doing."""

import fcntl
import io
import json
import os
import subprocess
from pathlib import Path

import duckdb
import pytest

from etl.cli import main
from etl.model.files import file_sum
from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import Model, load_model
from etl.outputs.csv import write_csv
from etl.outputs.registry import find_outputs
from etl.problems import Problem, problem
from etl.publish.checked import run_stages
from etl.publish.progress import Progress
from etl.publish.run import build as build_project
from etl.rules import find_views
from tests.builds import build, copy, published, rename_actor, unjudged
from tests.conftest import edit
from tests.shared import built_project


@pytest.fixture(autouse=True)
def _no_texts_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built and judged; not to be changed."""
    return built_project(tmp_path_factory)


@pytest.fixture
def built(whole: Path, tmp_path: Path) -> Path:
    """A copy of the small project as it was built."""
    return copy(whole, tmp_path / "small")


def made(root: Path) -> set[str]:
    """What a build without a site must make, by the schemas and the views."""
    tables = [table.name for table in load_model(Project(root).schemas)]
    files = {f"data/{name}.{end}" for name in tables for end in ("csv", "parquet")}
    files |= {f"data/views/{view.name}.{end}" for view in find_views() for end in ("csv", "parquet")}
    files |= {f"data/schemas/{name}.json" for name in (*tables, *(view.name for view in find_views()))}
    return files | {"data/small-record.duckdb", "data/small-record.xlsx", "data/SHA256SUMS", "datapackage.json"}


def test_a_build_makes_every_file_and_leaves_no_other(whole: Path) -> None:
    assert set(published(whole)) == made(whole)
    assert all(published(whole).values())
    left = {path.relative_to(whole).as_posix() for path in whole.rglob("*") if path.is_file()}
    seeds = {name for name in left if name.startswith(("seeds/", ".build/schemas/"))}
    assert left - made(whole) - seeds == {".build/lock", ".build/stamp-package.json"}


def test_sums_are_those_of_what_was_published(whole: Path) -> None:
    lines = (whole / "data" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = [path for path in (whole / "data").rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    assert told == {entry.path: entry.sha256 for entry in (file_sum(path, whole / "data") for path in files)}


def test_a_second_build_changes_nothing_and_says_so(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = {name: (built / name).stat().st_ino for name in published(built)}
    assert build(built) == 0
    assert capsys.readouterr().out.startswith("nothing changed since the last build: 1 article, ")
    assert {name: (built / name).stat().st_ino for name in published(built)} == places


@pytest.mark.slow
def test_a_changed_seed_builds_anew(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    unjudged(monkeypatch)
    before = published(built)
    rename_actor(built)
    assert build(built) == 0
    told = capsys.readouterr()
    assert told.out == "1 article, 30 claims, 1 of 1 verified against the texts: no problems\n"
    assert told.err == "", "no progress is shown in a pipe"
    after = published(built)
    assert set(after) == set(before)
    assert b"Other Observatory" in after["data/actors.csv"]
    # The article and its quotations are as they were, and so are their bytes; the sentences tell the new name.
    assert after["data/quotes.csv"] == before["data/quotes.csv"]
    assert b"The Other Observatory says, in" in after["data/claims.csv"]
    assert build(built) == 0
    assert "nothing changed" in capsys.readouterr().out


@pytest.mark.parametrize("file", ["data/claims.csv", "data/small-record.duckdb", "datapackage.json"])
@pytest.mark.parametrize("lost", [True, False], ids=["lost", "changed"])
def test_an_output_that_is_not_as_it_was_left_is_made_again(
    built: Path, file: str, monkeypatch: pytest.MonkeyPatch, *, lost: bool
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise RuntimeError("building anew")

    monkeypatch.setattr("etl.publish.run.run_stages", stop)
    assert build(built) == 0, "as long as all is as it was, no stage runs"
    if lost:
        (built / file).unlink()
    else:
        (built / file).write_bytes((built / file).read_bytes() + b"\n")
    assert build(built) == 2


@pytest.mark.slow
def test_what_is_edited_while_a_build_is_at_work_is_built_next(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    unjudged(monkeypatch)
    rename_actor(built)

    def slowly(con: duckdb.DuckDBPyConnection, model: Model, folder: Path) -> None:
        if "Other Observatory" in (built / "seeds" / "actors.yml").read_text(encoding="utf-8"):
            edit(built, [("seeds/actors.yml", "Other Observatory", "Latest Observatory")])
        write_csv(con, model, folder)

    monkeypatch.setattr("etl.outputs.csv.write_csv", slowly)
    assert build(built) == 0
    assert build(built) == 0
    assert "nothing changed" not in capsys.readouterr().out
    assert b"Latest Observatory" in published(built)["data/actors.csv"]


def test_another_folder_of_texts_is_another_input(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise RuntimeError("building anew")

    monkeypatch.setattr("etl.publish.run.run_stages", stop)
    assert build(built, "--articles", str(built / "seeds" / "articles")) == 2


def test_an_error_publishes_nothing(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = published(built)
    edit(built, [("seeds/actors.yml", "kind: monitor", "kind: monitors")])
    assert build(built) == 1
    told = capsys.readouterr().out
    assert "error[vocabulary]" in told
    assert told.rstrip().endswith("problems found; nothing was built")
    assert published(built) == before


@pytest.mark.slow
@pytest.mark.parametrize("judge", ["frictionless", "pandera"])
def test_a_judge_that_finds_fault_publishes_nothing(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, judge: str
) -> None:
    def faulty(*_: object) -> list[Problem]:
        return [problem(judge, "this is not what it should be")]

    if judge == "pandera":
        monkeypatch.setattr("etl.outputs.reread.judge_parquet", faulty)
        unjudged(monkeypatch, pandera=True)
    else:
        # The CSV itself is spoiled as soon as it is written: frictionless finds that by itself.
        def spoiled(con: duckdb.DuckDBPyConnection, model: Model, folder: Path) -> None:
            write_csv(con, model, folder)
            path = folder / "quotes.csv"
            path.write_text(path.read_text(encoding="utf-8").replace(",full,", ",fuller,"), encoding="utf-8")

        monkeypatch.setattr("etl.outputs.csv.write_csv", spoiled)
    rename_actor(built)
    before = published(built)
    assert build(built) == 1
    told = capsys.readouterr().out
    assert f"error[{judge}]" in told
    assert told.rstrip().endswith("what was made is faulty, and nothing was published")
    assert published(built) == before


def test_a_check_leaves_schemas_for_the_editor_with_the_ids_of_the_record(small: Project) -> None:
    assert main(["--project", str(small.root), "check", "--articles", str(small.articles)]) == 0
    written = {path.stem: path for path in (small.root / ".build" / "schemas").iterdir()}
    assert set(written) == {"source", *load_model(PACKAGE_SCHEMAS).forms.registers}
    assert "valley-children" in written["source"].read_text(encoding="utf-8")
    assert not (small.root / "schemas").exists(), "they are never taken for the record's own schemas"


def test_a_check_answers_where_it_cannot_write(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (small.root / ".build").write_text("no folder", encoding="utf-8")
    assert main(["--project", str(small.root), "check", "--articles", str(small.articles)]) == 0
    assert capsys.readouterr().out.endswith(": no problems\n")


def test_two_builds_at_once_are_refused(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = published(built)
    rename_actor(built)
    with (built / ".build" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert build(built) == 2
    assert capsys.readouterr().err == ("etl build: could not run: another build is at work here; wait for it to end\n")
    assert published(built) == before


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal_and_taken_away(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unjudged(monkeypatch, pandera=True)
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    rename_actor(built)
    assert build(built) == 0
    shown = terminal.getvalue().split("\r\x1b[K")
    # What the descriptor does not speak of is written side by side: beside the answers, or once it is there.
    described = [o.name for o in find_outputs() if o.described]
    early, rest = ([o.name for o in find_outputs() if not o.described and o.answers is one] for one in (False, True))
    side_by_side = [", ".join(["answers", *early]), ", ".join(rest)]
    stages = ["seeds", "evidence", "tables", "checks", side_by_side[0], *described, side_by_side[1], "judging the CSV"]
    told = list(dict.fromkeys(step.rstrip("0123456789/ ") for step in shown if step))
    assert told == stages
    assert shown[-1] == "", "the line is taken away at the end"
    assert "\n" not in terminal.getvalue()


def test_progress_is_taken_away_when_a_command_fails(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("etl.publish.checked.build_tables", stop)
    for command in (["check"], ["build", "--no-site"]):
        terminal = Terminal()
        monkeypatch.setattr("sys.stderr", terminal)
        rename_actor(built, f"Observatory of {command[0]}") if command == ["check"] else edit(
            built, [("seeds/actors.yml", "Observatory of check", "Observatory of build")]
        )
        assert main(["--project", str(built), *command]) == 2
        before, _, last = terminal.getvalue().rpartition("\r\x1b[K")
        assert "tables" in before
        assert last == f"etl {command[0]}: could not run: no space left\n"


def test_progress_is_not_told_more_often_than_anyone_can_read() -> None:
    terminal = Terminal()
    progress = Progress(terminal)
    for done in range(10_001):
        progress.step("evidence", done, 10_000)
    assert terminal.getvalue().count("evidence") < 100
    assert "evidence 10000/10000" in terminal.getvalue()


def test_a_tag_older_than_the_package_is_no_obstacle(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from etl.publish.run import _changes

    git = ["git", "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-C", str(built)]
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    subprocess.run([*git, "init", "--quiet"], check=True)
    assert _changes(Project(built), built) == ""
    subprocess.run([*git, "add", "seeds"], check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "seeds only"], check=True)
    subprocess.run([*git, "tag", "v0"], check=True)
    assert _changes(Project(built), built) == ""
    subprocess.run([*git, "add", "data", "datapackage.json"], check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "the package"], check=True)
    subprocess.run([*git, "tag", "v1"], check=True)
    assert _changes(Project(built), built) == "No differences.\n"
    edit(built, [("data/actors.csv", "Coast Observatory", "Other Observatory")])
    assert "| Other Observatory |" in _changes(Project(built), built)


@pytest.mark.slow
def test_a_build_with_its_site(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = Project(built, built / "seeds" / "articles")
    rename_actor(built)
    told = build_project(project, site=True)
    assert [p for p in told.problems if p.severity == "error"] == []
    site = built / ".build" / "site"
    assert "The Small Record" in (site / "index.html").read_text(encoding="utf-8")
    for name in made(built) - {"datapackage.json"}:
        assert (site / name).read_bytes() == (built / name).read_bytes(), name
    listed = json.loads((site / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert {r["format"] for r in listed} == {"csv", "parquet"}
    for resource in listed:
        found = file_sum(site / resource["path"], site)
        assert (f"sha256:{found.sha256}", found.bytes) == (resource["hash"], resource["bytes"])
    # The page of the downloads names the sum of the very descriptor that the site publishes.
    pages = "".join(path.read_text(encoding="utf-8") for path in (site / "downloads").rglob("*.html"))
    assert file_sum(site / "datapackage.json", site).sha256 in pages
    assert not (built / ".build" / "staging").exists()
    capsys.readouterr()
    assert main(["--project", str(built), "build"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("nothing changed")
    assert said.endswith(f"\nsite: {site / 'index.html'}\n")
    # A package of other data does not stand beside the site of these.
    edit(built, [("seeds/actors.yml", "Other Observatory", "Latest Observatory")])
    assert build(built) == 0
    assert not site.exists()
    assert main(["--project", str(built), "build"]) == 0
    assert "Latest Observatory" in "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))


def test_the_small_project_has_no_problem(whole: Path) -> None:
    checked = run_stages(Project(whole, whole / "seeds" / "articles", texts_required=True))
    assert checked.problems == []
