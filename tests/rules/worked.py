"""The cases that every rule answers, and the answers worked out by hand that lie beside each rule."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from etl.rules import find_views
from etl.rules.views import FOLDER, RULES
from tests.counting import Said

SETTLE = FOLDER / RULES
HOW = "a line `case: answer` for every case of cases.yml, which says how to read one"


@dataclass(frozen=True)
class Case:
    """A count: its claims, what stands behind it for a rule that hears all, which have fallen, and what is counted."""

    claims: tuple[Said, ...]
    behind: str
    fallen: tuple[str, ...]
    counts: str


@lru_cache
def rules() -> tuple[str, ...]:
    """The names of the rules, as they are found."""
    return tuple(sorted(view.name for view in find_views() if view.is_rule))


@lru_cache
def cases() -> dict[str, Case]:
    """The cases by their names."""
    # This loader leaves every number the text that is printed.
    read = yaml.load((SETTLE / "cases.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)
    return {
        name: Case(
            tuple(_said(claim, told) for claim, told in case["claims"].items()),
            case["behind"],
            tuple(case.get("fallen", "").split()),
            case.get("counts", "killed"),
        )
        for name, case in read.items()
    }


def worked_answers(file: Path) -> dict[str, tuple[str, str]]:
    """Case to a rule's answer and what stands behind it, of every case.

    Raises:
        AssertionError: There is no such file, or it misses a case, names one that is none, or one twice.
    """
    assert file.is_file(), f"the rule has no worked answers: write {file.name} beside it, {HOW}"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    told = [line.partition(": ") for line in lines]
    names = [name for name, _, _ in told]
    assert sorted(names) == sorted(cases()), f"{file.name} needs {HOW}"
    return {name: _answer(answer, cases()[name]) for name, _, answer in told}


def _answer(answer: str, case: Case) -> tuple[str, str]:
    said, _, behind = answer.partition("; ")
    return said, behind or case.behind


def _said(claim: str, told: dict[str, str]) -> Said:
    words: dict[str, Any] = {"number": None, **told}
    unsure = words.pop("unsure", "no") == "yes"
    return Said(claim, article=int(words.pop("article", None) or 1), unsure=unsure, **words)
