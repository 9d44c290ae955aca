"""frictionless judges what was written, in this process or apart."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from etl.model.project import Project
from etl.model.tables import Model
from etl.outputs.apart import judging
from etl.outputs.descriptor import descriptor, write_descriptor
from etl.outputs.judge import judge_package
from etl.outputs.schemas import write_schemas
from etl.publish.checked import Checked
from etl.seeds.head import read_head
from tests import SMALL


@pytest.fixture
def spoiled(package: Path, checked: Checked, tmp_path: Path) -> Path:
    """A copy of the package whose CSV anyone may spoil; its descriptor is made anew by `seal`."""
    (tmp_path / "data").mkdir()
    for path in (package / "data").glob("*.csv"):
        (tmp_path / "data" / path.name).write_bytes(path.read_bytes())
    return tmp_path


def seal(folder: Path, model: Model) -> Path:
    write_schemas(model, folder / "data")
    write_descriptor(descriptor(model, read_head(Project(SMALL))[0], folder), folder / "datapackage.json")
    return folder / "datapackage.json"


def test_frictionless_names_the_line_even_after_a_cell_of_two_lines(spoiled: Path, checked: Checked) -> None:
    path = spoiled / "data" / "actors.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = next(csv.reader([lines[1]]))
    cells[-1] = '"a note\nof two lines"'
    lines[1] = ",".join(cells)
    lines[2] = lines[2].replace(next(csv.reader([lines[2]]))[2], "no_such_kind", 1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = judge_package(seal(spoiled, checked.model))
    assert [(p.code, p.severity, p.file, p.line, p.table, p.field, p.value) for p in found] == [
        ("frictionless", "error", "data/actors.csv", 4, "actors", "kind", "no_such_kind")
    ]


def test_frictionless_reports_a_broken_reference_and_a_changed_file(spoiled: Path, checked: Checked) -> None:
    path = spoiled / "data" / "event_participants.csv"
    first = next(csv.reader([path.read_text(encoding="utf-8").splitlines()[1]]))
    path.write_text(path.read_text(encoding="utf-8").replace(first[1], "nobody", 1), encoding="utf-8")
    seal(spoiled, checked.model)
    found = judge_package(spoiled / "datapackage.json")
    assert [(p.file, p.line, p.field) for p in found] == [("data/event_participants.csv", 2, "actor_id")]
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    found = judge_package(spoiled / "datapackage.json")
    assert {p.file for p in found} == {"data/event_participants.csv"}
    assert any("hash" in p.message for p in found)


@pytest.mark.parametrize("text", ['{"name": "x"}', '{"resources": [{"name": "a"}]}', "[]", "{"])
def test_frictionless_reports_a_descriptor_that_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    found = judge_package(tmp_path / "datapackage.json")
    assert {(p.code, p.file) for p in found} == {("frictionless", "datapackage.json")}


@pytest.mark.slow
def test_frictionless_apart_says_the_same(spoiled: Path, checked: Checked) -> None:
    path = spoiled / "data" / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("river-post", "", 1), encoding="utf-8")
    seal(spoiled, checked.model)
    with judging() as judge:
        told = judge(spoiled / "datapackage.json")()
    assert told == judge_package(spoiled / "datapackage.json")
    assert told


def test_frictionless_apart_that_breaks_off_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho no such luck >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    with judging() as judge, pytest.raises(RuntimeError, match="no such luck"):
        judge(tmp_path / "datapackage.json")()


def test_who_leaves_before_the_verdict_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    def start(*arguments: Any, **settings: Any) -> subprocess.Popen[str]:
        started.append(popen(*arguments, **settings))
        return started[-1]

    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(KeyError), judging():
        raise KeyError
    assert [child.returncode for child in started] == [-9]
