"""Ten false values of the record that once passed in silence, each told at its line."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.mutants.choose import Mutant
from etl.mutants.trial import Trial, copy_of
from tests import ROOT

pytestmark = pytest.mark.slow
ARTICLES = "seeds/sources"
CHOSEN = [
    ("seeds/tallies.yml", "- tally: idlib-strike-turkish-killed\n", "outcome: killed", "outcome: wounded"),
    (f"{ARTICLES}/japan-times.yml", "  - claimant: pompeo\n", "claimant: pompeo", "claimant: sohr"),
    (f"{ARTICLES}/the-national.yml", "exact: Russia denied", "accused: russia", "accused: turkey"),
    (f"{ARTICLES}/itv-news.yml", "exact: killing at least 16 Syrian", "victims: syrian-forces",
     "victims: syrian-civilians"),
    (f"{ARTICLES}/japan-times.yml", "exact: offered 6 billion euros", "number: 6 billion", "number: '6'"),
    (f"{ARTICLES}/washington-post.yml", "exact: hundreds of thousands of", "number: hundreds of thousands",
     "number: hundreds"),
    (f"{ARTICLES}/washington-post.yml", "exact: killing more than 300", "number: more than 300", "number: '300'"),
    (f"{ARTICLES}/business-standard.yml", "- id: not-confirmed\n", "tally: reprisals-syrian-soldiers-killed",
     "tally: idlib-strike-turkish-killed"),
    (f"{ARTICLES}/washington-post.yml", "exact: call was initiated", "date: 2020-02-28", "date: 2019-02-28"),
    (f"{ARTICLES}/washington-post.yml", "time_as_printed: March 5 or 6", 'date: "[2020-03-05,2020-03-06]"',
     'date: "[2019-03-05,2019-03-06]"'),
]  # fmt: skip
"""File, what stands in the record meant and nowhere else, what is true there, and what is not."""


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> tuple[Trial, Path]:
    copied = copy_of(Project(ROOT), tmp_path_factory.mktemp("chosen"))
    return Trial(copied), copied.root


@pytest.mark.parametrize(("file", "record", "true", "false"), CHOSEN, ids=[false for *_, false in CHOSEN])
def test_a_chosen_false_value_is_told_at_its_line(
    trial: tuple[Trial, Path], file: str, record: str, true: str, false: str
) -> None:
    tried, root = trial
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(record) == 1
    inside = text.index(record)
    # The date of a mention stands before the words that it is printed in.
    start = text.rindex(true, 0, inside) if "time_as_printed" in record else text.index(true, inside)
    mutant = Mutant(
        "code", "any.key", "x", file, text.count("\n", 0, start) + 1, true, false, start, start + len(true), false, ""
    )
    outcome = tried.run(mutant)
    assert outcome.codes
    assert outcome.at_line
