"""The handbook: on the publisher's own site only, a page a task, with commands that are there."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from etl.cli import _parser
from etl.commands import COMMANDS
from etl.model.project import Project
from etl.pages.handbook import ENTRY, handbook_in_menu, has_handbook
from tests import ROOT, SMALL
from tests.sites import build_small

FOLDER = ROOT / "site/pages/handbook"
PAGES = sorted(FOLDER.glob("*.md"))
COMMAND = re.compile(r"^(?:venv/bin/)?(etl [^\n]*)$|`(?:venv/bin/)?(etl [^`]*)`", re.MULTILINE)


def commands(text: str) -> list[str]:
    """What a page tells to type."""
    return [found[1] or found[2] for found in COMMAND.finditer(text)]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_what_a_page_tells_to_type_is_understood(page: Path) -> None:
    for line in commands(page.read_text(encoding="utf-8")):
        words = shlex.split(" ".join(line.split()))[1:]
        complete = len(words) > 1 or words[0] in {"locate", "check", "agree", "build"}
        if complete and "--help" not in words:
            _parser().parse_args(words)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda module: module.__name__.rpartition(".")[2].rstrip("_"))
def test_every_command_has_its_place(command: Any) -> None:
    name = command.__name__.rpartition(".")[2].rstrip("_")
    assert any(f"etl {name}" in page.read_text(encoding="utf-8") for page in PAGES)


def test_the_first_page_leads_to_every_other() -> None:
    first = (FOLDER / "index.md").read_text(encoding="utf-8")
    assert {page.name for page in PAGES} - {"index.md"} == set(re.findall(r"\]\((\w+\.md)\)", first))


def test_only_the_publishers_own_record_has_it_in_its_menu() -> None:
    menus: dict[Path, list[Any]] = {root: [{"Take it away": ["query.md"]}] for root in (ROOT, SMALL)}
    for root, menu in menus.items():
        handbook_in_menu(menu, Project(root))
    assert has_handbook(Project(ROOT))
    assert menus == {ROOT: [{"Take it away": ["query.md", ENTRY]}], SMALL: [{"Take it away": ["query.md"]}]}


@pytest.mark.slow
def test_another_record_has_none_of_its_pages(tmp_path: Path) -> None:
    built = build_small(tmp_path)
    assert (built.pages / "method" / "codebook.md").is_file()
    assert not (built.pages / "handbook").exists()
    assert built.problems == []
