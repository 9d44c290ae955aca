"""Answers in a disagreement that read as another number than their claim's."""

import pytest

from tests.conftest import Break

DISAGREEMENTS = "seeds/disagreements.yml"


def marked(broken: Break, answer: str, *, of: str = "answer: More than 20") -> bool:
    """Whether an answer put for another is told, and at its place."""
    found = broken((DISAGREEMENTS, of, f"answer: ▶{answer}"))
    told = [(p.file, p.line, p.column) for p in found.early if p.code == "answer-differs"]
    assert told in ([], found.places)
    return bool(told)


@pytest.mark.parametrize("answer", ["More than 30", "At least 20", '"20"', "Dozens", "10 to 20"])
def test_an_answer_that_reads_as_another_number_is_told(broken: Break, answer: str) -> None:
    assert marked(broken, answer)


@pytest.mark.parametrize("answer", ["more than twenty", "Over 20", "More than 30 soldiers", "Not told"])
def test_the_same_number_and_what_is_no_number_alone_are_left(broken: Break, answer: str) -> None:
    """By hand: "over" and "more than" are one qualifier, and what names a noun too is no number alone."""
    assert not marked(broken, answer)


def test_a_claim_of_another_tally_may_answer_by_another_number(broken: Break) -> None:
    found = broken((DISAGREEMENTS, "tally: bridge-killed", "tally: bridge-wounded"),
                   (DISAGREEMENTS, "answer: More than 20", "answer: More than 30"))  # fmt: skip
    assert [p.code for p in found.early if p.code == "answer-differs"] == []
