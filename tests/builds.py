"""Projects that are built, whole processes and broken steps: what the tests of build, failures and commands share."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from etl.cli import main
from etl.outputs.apart import Verdict
from etl.outputs.registry import find_outputs
from tests import ROOT, SMALL
from tests.conftest import edit

LEFT_OUT = ("ETL_ARTICLES", "PYTHONHASHSEED", "PYTHONUNBUFFERED", "PYTHONUTF8", "TZ", "LANG", "LC_ALL", "LC_CTYPE")
MAKEFILES = (ROOT / "Makefile", ROOT / "etl/founding/template/Makefile")
_ASKED = re.compile(r"^(\w+)\s*\?=", re.MULTILINE)


def copy_small(root: Path) -> Path:
    """A copy of the small project, its article beside its seeds, where the commands look for it."""
    shutil.copytree(SMALL, root)
    shutil.move(root / "articles", root / "seeds" / "articles")
    return root


def copy(project: Path, root: Path) -> Path:
    """A copy of a project with all that was built in it."""
    shutil.copytree(project, root)
    return root


def build(root: Path, *words: str) -> int:
    """Build the package of a project in this process, without its site."""
    return main(["--project", str(root), "build", "--no-site", *words])


def etl(*words: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run one command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "etl", *words],
        cwd=cwd,
        env=environment(env),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what a command could depend on, and with what a test wants."""
    kept = {name: value for name, value in outside_make().items() if name not in LEFT_OUT}
    return {**kept, "PYTHONPATH": str(ROOT), **(more or {})}


def outside_make() -> dict[str, str]:
    """This process's environment without what a `make` around it was given, and hands on to a `make` within."""
    given = {name for path in MAKEFILES for name in _ASKED.findall(path.read_text(encoding="utf-8"))}
    return {
        name: value
        for name, value in os.environ.items()
        if name not in given and not name.startswith(("MAKE", "MFLAGS"))
    }


def published(root: Path) -> dict[str, bytes]:
    """Path to content of everything that a build publishes."""
    folders = ("data", ".build/pages", ".build/site")
    files = [path for folder in folders for path in (root / folder).rglob("*") if path.is_file()]
    files += [path for path in [root / "datapackage.json"] if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(files)}


def same_bytes(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of the published files that two builds of the same seeds make byte for byte."""
    changing = (".duckdb", ".duckdb.gz", ".xlsx", "SHA256SUMS")
    return {path: content for path, content in files.items() if not path.endswith(changing)}


def rename_actor(root: Path, name: str = "Other Observatory") -> None:
    """Change the seeds so that the package they give is another one."""
    edit(root, [("seeds/actors.yml", "name: Coast Observatory", f"name: {name}")])


def unjudged(monkeypatch: pytest.MonkeyPatch, *, pandera: bool = False) -> None:
    """Leave out the judges, who take longer than the rest of a small build.

    Args:
        monkeypatch: Takes it back at the end of the test.
        pandera: Whether the Parquet is judged all the same.
    """

    @contextmanager
    def nobody() -> Iterator[Callable[[Path], Verdict]]:
        yield lambda _: list

    monkeypatch.setattr("etl.publish.package.judging", nobody)
    if not pandera:
        monkeypatch.setattr("etl.outputs.reread.judge_parquet", lambda *_: [])


def break_at(monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException, *, after: bool = True) -> list[int]:
    """Let a function raise an error.

    Args:
        monkeypatch: Takes it back at the end of the test.
        step: Module and function, with a dot between, or the name of a format.
        error: What to raise.
        after: Whether the function does its work before.

    Returns:
        A list that grows by one at each call.
    """
    module, _, name = step.rpartition(".")
    format_ = next((output for output in find_outputs() if output.name == step), None)
    original: Callable[..., Any] = format_.write if format_ else getattr(import_module(module), name)
    calls: list[int] = []

    def broken(*arguments: Any, **named: Any) -> Any:
        calls.append(1)
        if after:
            original(*arguments, **named)
        raise error

    if format_:
        found = tuple(replace(output, write=broken) if output is format_ else output for output in find_outputs())
        monkeypatch.setattr("etl.publish.package.find_outputs", lambda: found)
    else:
        monkeypatch.setattr(step, broken)
    return calls
