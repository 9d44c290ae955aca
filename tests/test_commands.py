"""The commands that README.md and CONTRIBUTING.md show do what is shown there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.builds import environment

FENCE = re.compile(r"^```(sh|python)\n(.*?)^```\n(?:\n*```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`(\.venv/bin/etl [^`]+)`")
ETL = re.compile(r"(?:\.venv|publisher)/bin/etl ")
BY_CI = ("make", "python3 -m venv publisher", "publisher/bin/pip install")
NAMES = ("README.md", "CONTRIBUTING.md")
Shown = tuple[str, str, str | None]
"""(`sh` or `python`, what is typed, what is printed; null where nothing is shown)."""


def shown() -> list[Shown]:
    """Every command and every piece of Python that the two files show.

    But for `make` and the environment of the wheel, which CI makes itself.
    """
    found: list[Shown] = []
    for name in NAMES:
        text = (ROOT / name).read_text(encoding="utf-8")
        for kind, code, answer in FENCE.findall(text):
            if kind == "python" or not all(line.startswith(BY_CI) for line in code.splitlines()):
                found.append((kind, code, answer or None))
        found += [("sh", f"{span}\n", None) for span in SPAN.findall(text)]
    return found


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as it was built, in which a command may write seeds and new folders."""
    folder = tmp_path_factory.mktemp("clone")
    for path in ROOT.iterdir():
        if path.name != "seeds":
            (folder / path.name).symlink_to(path)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("case", shown(), ids=lambda case: case[1].splitlines()[-1][:60])
def test_what_is_shown_works_and_prints_what_is_shown(clone: Path, case: Shown) -> None:
    kind, code, answer = case
    if kind == "python":
        words = [sys.executable, "-c", code]
    else:
        # The same program, whether or not the tests run in .venv.
        words = ["bash", "-euc", ETL.sub(f"'{sys.executable}' -m etl ", code)]
    done = subprocess.run(
        words, cwd=clone, env=environment(), capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    if answer is not None:
        assert done.stdout.rstrip("\n") == answer.rstrip("\n")


def test_readme_shows_an_answer_and_a_beginning() -> None:
    answers = [answer for kind, code, answer in shown() if answer is not None]
    assert len(answers) >= 2
    assert any("etl new my-record" in code for _, code, _ in shown())


def test_the_two_commands_are_what_ci_runs() -> None:
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.search(r"^ +make$", ci, re.MULTILINE)
    assert re.search(r"^ +make test\b", ci, re.MULTILINE)


def test_the_picture_of_readme_is_the_one_that_the_site_draws() -> None:
    name = re.search(r"!\[[^]]+\]\((site/readme\.svg)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert name is not None
    drawn = ROOT / ".build/site/pictures/counts/reprisals-syrian-soldiers-killed.svg"
    assert (ROOT / name[1]).read_bytes() == drawn.read_bytes(), f"cp {drawn.relative_to(ROOT)} {name[1]}"
