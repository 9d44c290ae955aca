"""The sentences of the published record have the form of sentences; those of two articles are held by hand."""

import csv
import re

import pytest

from tests import ROOT

with (ROOT / "data" / "claims.csv").open(encoding="utf-8", newline="") as file:
    SAYS = {row["claim_id"]: row["says"] for row in csv.DictReader(file)}


def test_every_claim_has_a_sentence_of_its_form() -> None:
    wrong = re.compile(r"None|  |[{}\[|]|,,|,\.|\(\)| [.,:;]|\.\.$|\bthe the\b|\b(\w\w+) \1\b|not put in a sentence")
    assert [one for one in SAYS.values() if not one.endswith(".") or wrong.search(one.replace("...", "…"))] == []
    assert all(one[0].isupper() or one[0] == "“" for one in SAYS.values())
    assert len(SAYS) > 500


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "japan-times-p15-killed",
            "The Syrian Observatory for Human Rights says, in The Japan Times ¶15, that 45 Syrian soldiers were killed in "
            "Turkey's reprisals.",
        ),
        (
            "business-standard-p7-killed",
            "“monitoring group”, concluded to be the Syrian Observatory for Human Rights, says, in Business Standard ¶7, "
            "that 16 Syrian soldiers were killed in Turkey's reprisals.",
        ),
        (
            "itv-news-p6-killed",
            "ITV News ¶6 says in its own voice that at least 16 Syrian soldiers were killed in Turkey's reprisals.",
        ),
        (
            "the-national-p5-denial",
            "Russia denies, in The National ¶5, that Russia carried out the strike that killed Turkish soldiers in Idlib.",
        ),
        (
            "business-standard-p7-not-confirmed",
            "The Syrian government has, as Business Standard ¶7 tells, not confirmed any number of Syrian soldiers killed "
            "in Turkey's reprisals.",
        ),
    ],
)
def test_a_claim_of_the_record_is_told(claim: str, sentence: str) -> None:
    assert SAYS[claim] == sentence
