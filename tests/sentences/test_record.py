"""The sentences of the published record have the form of sentences; some are held as they were worked out by hand."""

import csv
import re
from pathlib import Path

import yaml

from tests import ROOT

BY_HAND: dict[str, str] = yaml.safe_load(Path(__file__).with_name("record.yml").read_text("utf-8"))
FAULT = re.compile(r"None|  |[{}\[|]|,,|,\.|\(\)| [.,:;]|\.\.$|\b(\w\w+) \1\b|not put in a sentence")


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sentences() -> dict[str, str]:
    return {row["claim_id"]: row["says"] for row in rows("claims")}


def test_every_claim_of_the_record_has_a_sentence_of_its_form() -> None:
    told = sentences().values()
    assert len(told) > 500
    assert [one for one in told if not one.endswith(".") or FAULT.search(one.replace("...", "…"))] == []
    assert [one for one in told if not (one[0].isupper() or one[0] == "“")] == []


def test_claims_of_the_record_are_told_as_worked_out_by_hand() -> None:
    told = sentences()
    assert {claim: told.get(claim) for claim in BY_HAND} == BY_HAND


def test_views_hold_the_sentences_of_the_claims() -> None:
    """A check keeps answers before there are sentences; a build must not publish those."""
    told = sentences()
    assert {row["claim_id"]: row["says"] for row in rows("views/claim_context")} == told
    pairs = rows("views/contradictions")
    assert pairs
    for row in pairs:
        assert (row["says"], row["other_says"]) == (told[row["claim_id"]], told[row["other_claim_id"]])
        assert row["told"] != row["says"]
