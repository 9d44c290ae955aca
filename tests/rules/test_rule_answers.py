"""What each rule makes of each kind of disagreement, against the answers that lie beside its file."""

from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb
import pytest

from tests.counting import answers, behind, settled, shown
from tests.rules.worked import SETTLE, cases, rules, worked_answers


@lru_cache
def record() -> duckdb.DuckDBPyConnection:
    """One record that holds all cases."""
    told = cases()
    return settled({name: case.claims for name, case in told.items()}, {name: told[name].counts for name in told})


@lru_cache
def found() -> Any:
    """Case to rule to answer."""
    return MappingProxyType(answers(record()))


@pytest.mark.parametrize("rule", rules())
def test_a_rule_answers_as_worked_out_beside_it(rule: str) -> None:
    told = {case: (shown(rows[rule]), behind(rows[rule])) for case, rows in found().items()}
    assert told == worked_answers(SETTLE / f"{rule}.answers")


def test_worked_answers_belong_to_a_rule() -> None:
    assert {file.stem for file in SETTLE.glob("*.answers")} <= set(rules())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (None, "the rule has no worked answers: write new.answers beside it"),
        ("", "new.answers needs a line `case: answer` for every case"),
        ("{all}a case of its own: 1 [1..1] by a\n", "new.answers needs a line"),
        ("{all}one claim: 45 [45..45] by a\n", "new.answers needs a line"),
    ],
)
def test_worked_answers_are_one_line_for_each_case(text: str | None, found: str, tmp_path: Path) -> None:
    file = tmp_path / "new.answers"
    if text is not None:
        every = "".join(f"{case}: - no_number\n" for case in cases())
        file.write_text(text.replace("{all}", every), encoding="utf-8")
    with pytest.raises(AssertionError, match=found):
        worked_answers(file)


def test_a_contested_count_is_contested_for_every_rule() -> None:
    for name, case in cases().items():
        assert {row["contested"] for row in found()[name].values()} == {"contested" in case.behind}


@pytest.mark.parametrize("case", cases())
def test_which_claims_no_longer_stand(case: str) -> None:
    sql = "SELECT claim_id FROM tally_claims WHERE tally_id = ? AND updated ORDER BY claim_id"
    fallen = [row[0].rpartition("/")[2] for row in record().execute(sql, [case]).fetchall()]
    assert fallen == list(cases()[case].fallen)


def test_every_claim_of_a_count_stands_there_once() -> None:
    rows = record().execute("SELECT tally_id, claim_id FROM tally_claims").fetchall()
    assert len(rows) == len(set(rows)) == sum(len(case.claims) for case in cases().values())
