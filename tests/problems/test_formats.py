"""How problems are shown: to people, to programs, and to the pages where changes are reviewed."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from etl.cli import main
from etl.problems import FORMATS, Problem, Proposal, for_people, problem
from etl.problems.formats.github import as_github
from tests.problems import one


def as_json(problems: Sequence[Problem]) -> str:
    return FORMATS["json"](problems, {})


def test_text_has_place_code_message_hint_and_count() -> None:
    lines = for_people([one(hint="mend it"), problem("not-verified", "y", hint="z"), one(hint=None)]).split("\n")
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
    assert for_people([one(hint="mend it", proposal=proposal)]).split("\n")[2:-1] == [
        "    hint: mend it",
        "    `etl check --write` adds to seeds/a.yml:",
        "    - id: x",
        "      name:",
    ]
    assert "\n    `etl check --write` adds to seeds/a.yml, parts of y:\n" in for_people([one(proposal=inside)])
    assert as_github([one(proposal=proposal)]).endswith(
        "below%0A`etl check --write` adds to seeds/a.yml:%0A- id: x%0A  name:"
    )
    assert json.loads(as_json([one(proposal=proposal)]))[0]["proposal"]["text"] == proposal.text
    assert for_people([one(hint=None, proposal=replace(proposal, text=""))]).split("\n")[1:-1] == ["below"]


def test_what_concerns_many_files_alike_is_one_line_without_a_place() -> None:
    alike = [one(file=file, message=f"{file} is absent", together="0 of 3 are there", hint="h") for file in "abc"]
    apart = one(file="d", together="0 of 1 is there", hint=None)
    assert for_people([*alike, apart]).split("\n") == [
        "record: error[pattern]: 0 of 3 are there",
        "    hint: h",
        "d:3:7: error[pattern]: 100 %: wrong, see",
        "below",
        "2 errors, 0 warnings",
    ]
    assert as_github(alike) == "::error title=pattern::0 of 3 are there%0Ahint: h"
    assert [found["file"] for found in json.loads(as_json(alike))] == ["a", "b", "c"]


def test_text_of_a_file_without_a_line() -> None:
    assert for_people([one(line=None, column=None, hint=None)]).startswith("seeds/a,b:c%.yml: error")


def test_no_problems_are_no_text() -> None:
    assert for_people([]) == ""
    assert as_github([]) == ""
    assert json.loads(as_json([])) == []


def test_json_has_every_attribute_in_order_and_letters_as_they_are() -> None:
    shown = as_json([one(message="‘Şehit’")])
    assert "‘Şehit’" in shown
    [found] = json.loads(shown)
    assert list(found) == list(Problem.__dataclass_fields__)
    assert (found["line"], found["column"], found["hint"]) == (3, 7, None)


def test_github_escapes_what_would_break_its_commands() -> None:
    shown = as_github([one(hint="a:b,c%\r")])
    assert shown == (
        "::error file=seeds/a%2Cb%3Ac%25.yml,line=3,col=7,title=pattern::"
        "100 %25: wrong, see%0Abelow%0Ahint: a:b,c%25%0D"
    )


def test_github_leaves_out_a_place_that_is_not_known() -> None:
    assert as_github([problem("not-verified", "y", hint="z")]) == "::warning title=not-verified::y%0Ahint: z"


def many(count: int, code: str = "edtf") -> list[Problem]:
    return [one(code=code, line=line, message=f"date {line}", hint=None) for line in range(1, count + 1)]


def test_of_a_code_text_shows_twenty_and_says_how_many_more_there_are_and_counts_all() -> None:
    lines = for_people([*many(23), *many(20, "pattern"), *many(21, "reference")]).split("\n")
    assert [line.split(": ")[-1] for line in lines[:20]] == [f"date {number}" for number in range(1, 21)]
    assert lines[-3:] == [
        "and 3 more of edtf: `etl check --format json` has all",
        "and 1 more of reference: `etl check --format json` has all",
        "64 errors, 0 warnings",
    ]
    assert len(lines) == 20 + 20 + 20 + 3


def test_what_one_sentence_tells_of_many_counts_as_one_of_its_code() -> None:
    alike = [one(file=f"f{number}", together="all are absent", hint=None) for number in range(30)]
    assert for_people([*alike, *many(19, "pattern")]).endswith("date 19\n20 errors, 0 warnings")


def test_github_annotates_twenty_of_a_code_and_says_how_many_more_there_are() -> None:
    lines = as_github(many(22)).split("\n")
    assert len(lines) == 21
    assert lines[-1] == "::error title=edtf::and 2 more of edtf: `etl check --format json` has all"


def test_json_has_all_problems_of_a_code() -> None:
    assert len(json.loads(as_json(many(50)))) == 50


def test_formats_are_those_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    assert "{" + ",".join(FORMATS) + "}" in capsys.readouterr().out
    assert list(FORMATS) == ["text", "json", "github", "sarif"]
