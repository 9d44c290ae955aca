"""What the last release had is in the record, or was given up by name."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from etl.model.project import Project
from etl.problems import Problem, for_people
from etl.publish.baseline import lost_since_release, newest_release
from etl.publish.checked import run_stages
from etl.publish.release import write_release
from etl.publish.stamp import input_fingerprint
from tests import ROOT
from tests.changes.test_changes import write
from tests.conftest import edit, looking_for
from tests.shared import checked_small

LINK = "- {claim: river-post-p4-wounded, relation: updates, other_claim: river-post-p3-wounded, basis: stated"


def released(project: Project, version: str = "1.0.0", **tables: Any) -> None:
    project.releases.mkdir(exist_ok=True)
    content = {"version": version, "tables": tables}
    (project.releases / f"{version}.json").write_text(json.dumps(content), encoding="utf-8")


def told_now(project: Project) -> list[Problem]:
    with looking_for():
        return run_stages(project).problems


def lost(project: Project) -> list[Problem]:
    """What the small record, as it is, has lost since the releases of another folder."""
    small = checked_small()
    return list(lost_since_release(project, small.model, small.seeds, small.tables))


def places(*ids: str) -> dict[str, Any]:
    return {"rows": len(ids), "ids": list(ids)}


def test_a_record_without_a_release_is_told_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert lost(project) == []
    project.releases.mkdir()
    assert lost(project) == []


def test_what_a_release_had_and_the_record_has_is_well(tmp_path: Path) -> None:
    project, claims = Project(tmp_path), {"rows": 1, "ids": ["river-post-p4-wounded"]}
    released(project, places=places("border", "eastford"), claims=claims, claim_links={"rows": 9})
    assert lost(project) == []


def test_an_id_that_is_gone_is_told_until_it_is_retired(small: Project) -> None:
    released(small, events=places("bridge-strike", "old-raid", "eastford-raid"), claims=places("river-post-p1-lost"))
    assert [(p.code, p.file, p.table, p.value) for p in told_now(small)] == [
        ("id-gone", "seeds/retired.yml", "events", "old-raid"),
        ("id-gone", "seeds/retired.yml", "claims", "river-post-p1-lost"),
    ]
    with (small.seeds / "retired.yml").open("a", encoding="utf-8") as file:
        file.write("- {id: old-raid, table: events}\n- {id: river-post-p1-lost, table: claims}\n")
    assert told_now(small) == []


def test_an_id_retired_in_another_table_is_gone_all_the_same(tmp_path: Path) -> None:
    released(Project(tmp_path), places=places("eastford-raid"))
    assert [p.value for p in lost(Project(tmp_path))] == ["eastford-raid"]


def test_many_ids_of_a_table_are_told_in_one_line(tmp_path: Path) -> None:
    released(Project(tmp_path), places=places(*(f"gone-{number:02}" for number in range(12))))
    problems = lost(Project(tmp_path))
    assert len(problems) == 12
    shown = for_people(problems)
    assert "record: error[id-gone]: 12 ids of places that release 1.0.0 had are gone: gone-00, gone-01" in shown
    assert "gone-09 …" in shown
    assert "- {id: …, table: places, reason: …}" in shown


def test_without_a_file_of_retired_ids_its_place_is_told(tmp_path: Path) -> None:
    released(Project(tmp_path), places=places("lost"))
    assert [(p.code, p.file, p.line) for p in lost(Project(tmp_path))] == [("id-gone", "seeds/retired.yml", 1)]


def test_an_emptied_list_is_told_once(small: Project) -> None:
    (small.seeds / "links.yml").write_text("[]\n", encoding="utf-8")
    released(small, claim_links={"rows": 3}, coverage={"rows": 4}, dropped={"rows": 5})
    assert [(p.code, p.severity, p.file, p.table) for p in told_now(small)] == [
        ("list-emptied", "warning", "seeds/links.yml", "claim_links")
    ]
    released(small, claim_links={"rows": 0})
    assert told_now(small) == []


def test_a_broken_record_is_told_and_nothing_is_called_gone_beside_it(small: Project) -> None:
    released(small, places=places("lost"))
    edit(small.root, [("seeds/links.yml", LINK, LINK.replace("relation", "relatoin"))])
    assert {p.code for p in told_now(small)} == {"seed-key-unknown", "seed-key-missing"}


def test_the_newest_release_is_that_of_the_highest_version(tmp_path: Path) -> None:
    for version in ("0.9.0", "0.10.0", "0.2.11"):
        released(Project(tmp_path), version)
    release, problems = newest_release(Project(tmp_path))
    assert release is not None
    assert (release.version, problems) == ("0.10.0", [])


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("latest", "{}", "'latest' is no version"),
        ("1.0", "{}", "'1.0' is no version"),
        ("01.0.0", "{}", "'01.0.0' is no version"),
        ("1.0.0", "", "this is not JSON: Expecting value"),
        ("1.0.0", "[]", "this is not as a release is written"),
        ("1.0.0", '{"version": "1.0.1", "tables": {}}', "its version is '1.0.1'"),
        ("1.0.0", '{"version": "1.0.0", "tables": {"places": 5}}', "this is not as a release is written"),
    ],
)
def test_a_file_that_is_no_release_is_told(tmp_path: Path, name: str, content: str, says: str) -> None:
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / f"{name}.json").write_text(content, encoding="utf-8")
    [found] = lost(Project(tmp_path))
    assert (found.code, found.file) == ("release-file", f"releases/{name}.json")
    assert says in found.message


PACKAGE = {
    "places": (["place_id", "name"], [["west", "West"], ["east", "East"]]),
    "claim_links": (["claim_id", "relation", "other_claim_id"], [["a", "updates", "b"]]),
    "casualties": (["claim_id", "note"], []),
}
WRITTEN = {
    "version": "0.1.0",
    "tables": {"casualties": {"rows": 0}, "claim_links": {"rows": 1}, "places": {"rows": 2, "ids": ["east", "west"]}},
}


def test_a_release_lists_the_rows_of_each_table_and_the_ids_of_its_own(tmp_path: Path) -> None:
    project = Project(write(tmp_path, PACKAGE))
    path = write_release(project, "0.1.0")
    assert path == tmp_path / "releases" / "0.1.0.json"
    assert json.loads(path.read_text(encoding="utf-8")) == WRITTEN
    before = path.read_bytes()
    assert write_release(project, "0.1.0").read_bytes() == before


def test_a_release_is_not_rewritten_and_its_version_is_one(tmp_path: Path) -> None:
    project = Project(write(tmp_path, PACKAGE))
    write_release(project, "0.1.0")
    write(tmp_path, {"places": PACKAGE["places"]})
    with pytest.raises(ValueError, match="never rewritten"):
        write_release(project, "0.1.0")
    with pytest.raises(ValueError, match=r"'0\.1' is no version"):
        write_release(project, "0.1")


def test_a_release_is_written_from_the_command_line(tmp_path: Path) -> None:
    write(tmp_path / "package", PACKAGE)
    command = [sys.executable, "-m", "etl.publish.release", "--project", str(tmp_path), "0.1.0"]
    failed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (failed.returncode, failed.stderr.startswith("release: ")) == (2, True)
    done = subprocess.run(
        [*command, str(tmp_path / "package")], cwd=ROOT, capture_output=True, text=True, check=True
    )  # fmt: skip
    assert done.stdout == "releases/0.1.0.json written\n"
    assert json.loads((tmp_path / "releases" / "0.1.0.json").read_text(encoding="utf-8")) == WRITTEN


def test_a_release_is_among_what_a_build_is_made_of(small: Project) -> None:
    before = input_fingerprint(small)
    released(small)
    assert input_fingerprint(small) != before


def test_the_baseline_of_the_record_names_what_its_tables_hold() -> None:
    release, problems = newest_release(Project(ROOT))
    assert problems == []
    assert release is not None
    assert release.tables["sources"].rows == len(release.tables["sources"].ids or ()) > 0
    assert release.tables["claim_links"].ids is None


def test_a_release_waits_until_what_its_checks_notice_is_measured(small: Project) -> None:
    page = small.seeds / "MUTANTS.md"
    page.write_text("Measured: seeds `0`, checks `0`\n", encoding="utf-8")
    with pytest.raises(ValueError, match="a release says what its checks notice"):
        write_release(small, "1.0.0")
    assert not small.releases.exists()


@pytest.mark.parametrize("told", ['{"rows": 1e999}', '{"rows": 1, "ids": "norland"}', "[" * 10**5])
def test_a_release_that_is_not_as_one_is_written_is_told(small: Project, told: str) -> None:
    small.releases.mkdir()
    (small.releases / "1.0.0.json").write_text(
        f'{{"version": "1.0.0", "tables": {{"actors": {told}}}}}', encoding="utf-8"
    )
    assert [(p.code, p.file) for p in told_now(small)] == [("release-file", "releases/1.0.0.json")]
