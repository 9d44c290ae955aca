"""Problems as SARIF 2.1.0. The properties that are asked for here are those that its schema requires."""

import json
from dataclasses import replace
from typing import Any

from etl.checks import find_codes
from etl.problems import FORMATS, Problem, Proposal, problem
from tests.problems import one


def run(*problems: Problem) -> Any:
    log = json.loads(FORMATS["sarif"](problems, find_codes()))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    assert log["$schema"].endswith("/v2.1.0/os/schemas/sarif-schema-2.1.0.json")
    return log["runs"][0]


def fingerprints(*problems: Problem) -> list[str]:
    return [result["partialFingerprints"]["problem/v1"] for result in run(*problems)["results"]]


def test_a_run_names_its_tool_and_each_code_that_it_tells_once() -> None:
    driver = run(one(), problem(find_codes()["published-share"], "much"), one(line=9))["tool"]["driver"]
    assert driver["name"] == "claims-press"
    assert "informationUri" not in driver
    assert [rule["id"] for rule in driver["rules"]] == ["pattern", "published-share"]
    for rule in driver["rules"]:
        code = find_codes()[rule["id"]]
        assert rule["shortDescription"] == {"text": code.title}
        assert rule["defaultConfiguration"] == {"level": code.severity}
        assert rule.get("help") == (code.advice and {"text": code.advice})


def test_a_result_has_its_rule_level_message_and_place() -> None:
    warning = problem("not-verified", "y", at=("seeds/a.yml", 4, 2), hint="z")
    made = run(warning, one(hint="mend it"))
    first, second = made["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("not-verified", 0, "warning")
    assert (second["ruleId"], second["ruleIndex"], second["level"]) == ("pattern", 1, "error")
    assert second["message"] == {"text": "100 %: wrong, see\nbelow\nhint: mend it"}
    assert first["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "seeds/a.yml"}, "region": {"startLine": 4, "startColumn": 2}}}
    ]
    assert second["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "seeds/a%2Cb%3Ac%25.yml"}
    assert made["columnKind"] == "unicodeCodePoints"


def test_what_may_be_written_is_part_of_the_message() -> None:
    [result] = run(one(hint=None, proposal=Proposal("seeds/a.yml", "- id: x\n", "a x")))["results"]
    assert result["message"]["text"].endswith("below\n`etl check --write` adds to seeds/a.yml:\n- id: x")


def test_a_place_that_is_not_known_is_left_out_and_one_elsewhere_is_an_address() -> None:
    nowhere, whole, outside = run(
        problem("not-verified", "y"), one(line=None, column=None), one(file="/texts of mine/a.txt")
    )["results"]
    assert nowhere["locations"] == []
    assert list(whole["locations"][0]["physicalLocation"]) == ["artifactLocation"]
    assert outside["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///texts%20of%20mine/a.txt"


def test_a_fingerprint_stays_when_lines_move_and_tells_problems_apart() -> None:
    here = one(message="stands twice; the first is in line 5")
    moved = replace(here, line=90, column=1, message="stands twice; the first is in line 7")
    assert fingerprints(here) == fingerprints(moved)
    different = [here, one(value="6"), one(field="id"), one(file="b"), one(code="edtf"), one(message="in paragraph 2")]
    assert len({*fingerprints(*different)}) == len(different)


def test_of_problems_that_differ_in_their_lines_alone_each_has_a_fingerprint_of_its_own() -> None:
    first, second = fingerprints(one(line=1), one(line=2))
    assert first != second
    assert fingerprints(one(line=11), one(line=12)) == [first, second]


def test_at_most_twenty_of_a_code_are_results_and_a_note_says_how_many_more_there_are() -> None:
    made = run(*(one(line=line) for line in range(1, 24)))
    assert len(made["results"]) == 20
    [invocation] = made["invocations"]
    assert invocation["executionSuccessful"] is True
    [note] = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "and 3 more of pattern: `etl check --format json` has all"
    assert (note["level"], note["associatedRule"]) == ("note", {"id": "pattern"})


def test_without_a_problem_there_are_no_results() -> None:
    assert run()["results"] == []
