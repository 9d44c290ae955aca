"""What a problem says, how it is shown, and that every code is explained."""

import re

import pytest

from etl.problems import CATALOGUE, Problem, problem, sort
from tests.problems import one


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_a_name_of_words_and_a_title(code: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    entry = CATALOGUE[code]
    assert re.fullmatch(r"[A-Z].*[^.\s]", entry.title)
    assert entry.advice is None or entry.advice.strip()
    assert entry.severity in {"error", "warning"}


def test_no_two_codes_share_a_title() -> None:
    titles = [entry.title for entry in CATALOGUE.values()]
    assert len(set(titles)) == len(titles)


def test_a_problem_takes_severity_and_advice_from_the_catalogue() -> None:
    made = problem("not-verified", "x")
    assert (made.severity, made.hint) == ("warning", CATALOGUE["not-verified"].advice)
    assert problem("not-verified", "x", hint="do this").hint == "do this"
    assert (made.file, made.line, made.column) == (None, None, None)
    assert one().value == "5"


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        problem("no-such-code", "x")


def test_problems_are_sorted_by_place_and_told_once() -> None:
    def at(file: str | None, line: int | None = None, column: int | None = None, code: str = "pattern") -> Problem:
        return one(file=file, line=line, column=column, code=code)

    wanted = [
        at("a", None),
        at("a", 2, 9),
        at("a", 10, 1, "edtf"),
        at("a", 10, 1, "pattern"),
        at("a", 10, 2),
        at("b", 1, 1),
        at(None),
    ]
    assert sort([*reversed(wanted), *wanted]) == wanted
