"""What a problem says, how it is shown, and that every code is explained."""

import json
import re
from dataclasses import replace

import pytest

from etl.problems import CATALOGUE, FORMATS, Problem, Proposal, problem, sort

PLACE = ("seeds/a,b:c%.yml", 3, 7)


def one(**changes: object) -> Problem:
    made = problem("pattern", "100 %: wrong, see\nbelow", at=PLACE, table="actors", field="name", value=5)
    return Problem(**(made.as_dict() | changes))


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


def test_text_has_place_code_message_hint_and_count() -> None:
    lines = FORMATS["text"]([one(hint="mend it"), problem("not-verified", "y", hint="z"), one(hint=None)]).split("\n")
    assert lines == [
        "seeds/a,b:c%.yml:3:7: error[pattern]: 100 %: wrong, see",
        "below",
        "    hint: mend it",
        "record: warning[not-verified]: y",
        "    hint: z",
        "seeds/a,b:c%.yml:3:7: error[pattern]: 100 %: wrong, see",
        "below",
        "2 errors, 1 warning",
    ]


def test_what_may_be_written_stands_below_with_its_file() -> None:
    proposal = Proposal("seeds/a.yml", "- id: x\n  name:\n", "a x")
    inside = replace(proposal, owner="y", key="parts")
    assert FORMATS["text"]([one(hint="mend it", proposal=proposal)]).split("\n")[2:-1] == [
        "    hint: mend it",
        "    `etl check --write` adds to seeds/a.yml:",
        "    - id: x",
        "      name:",
    ]
    assert "\n    `etl check --write` adds to seeds/a.yml, parts of y:\n" in FORMATS["text"]([one(proposal=inside)])
    assert FORMATS["github"]([one(proposal=proposal)]).endswith(
        "below%0A`etl check --write` adds to seeds/a.yml:%0A- id: x%0A  name:"
    )
    assert json.loads(FORMATS["json"]([one(proposal=proposal)]))[0]["proposal"]["text"] == proposal.text
    assert FORMATS["text"]([one(hint=None, proposal=replace(proposal, text=""))]).split("\n")[1:-1] == ["below"]


def test_what_concerns_many_files_alike_is_one_line_without_a_place() -> None:
    alike = [one(file=file, message=f"{file} is absent", together="0 of 3 are there", hint="h") for file in "abc"]
    apart = one(file="d", together="0 of 1 is there", hint=None)
    assert FORMATS["text"]([*alike, apart]).split("\n") == [
        "record: error[pattern]: 0 of 3 are there",
        "    hint: h",
        "d:3:7: error[pattern]: 100 %: wrong, see",
        "below",
        "2 errors, 0 warnings",
    ]
    assert FORMATS["github"](alike) == "::error title=pattern::0 of 3 are there%0Ahint: h"
    assert [found["file"] for found in json.loads(FORMATS["json"](alike))] == ["a", "b", "c"]


def test_text_of_a_file_without_a_line() -> None:
    assert FORMATS["text"]([one(line=None, column=None, hint=None)]).startswith("seeds/a,b:c%.yml: error")


def test_no_problems_are_no_text() -> None:
    assert FORMATS["text"]([]) == ""
    assert FORMATS["github"]([]) == ""
    assert json.loads(FORMATS["json"]([])) == []


def test_json_has_every_attribute_in_order_and_letters_as_they_are() -> None:
    shown = FORMATS["json"]([one(message="‘Şehit’")])
    assert "‘Şehit’" in shown
    [found] = json.loads(shown)
    assert list(found) == list(Problem.__dataclass_fields__)
    assert (found["line"], found["column"], found["hint"]) == (3, 7, None)


def test_github_escapes_what_would_break_its_commands() -> None:
    shown = FORMATS["github"]([one(hint="a:b,c%\r")])
    assert shown == (
        "::error file=seeds/a%2Cb%3Ac%25.yml,line=3,col=7,title=pattern::"
        "100 %25: wrong, see%0Abelow%0Ahint: a:b,c%25%0D"
    )


def test_github_leaves_out_a_place_that_is_not_known() -> None:
    assert FORMATS["github"]([problem("not-verified", "y", hint="z")]) == "::warning title=not-verified::y%0Ahint: z"


def test_formats_are_those_of_the_command() -> None:
    assert list(FORMATS) == ["text", "json", "github"]


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
