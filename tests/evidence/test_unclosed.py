"""Quotations of which an article prints a mark too few: the curator says where the words end, and is believed there."""

from pathlib import Path

import pytest

from etl.checks import run_checks
from etl.evidence import gather
from etl.seeds import load_seeds
from etl.tables import build_tables
from tests.conftest import looking_for
from tests.helpers_tiny import MODEL, TEXT, asked, located

QUOTES = {
    "no mark at the end": ("“We did it, he said.", "We did it,", True),
    "the next mark opens": ("“We did it, he said. “And so?”", "We did it,", True),
    "no mark at the start": ("They said we did it,” he said.", "we did it,", True),
    "none at the start, behind another": ("“No,” he said. We did it,” he said.", "We did it,", True),
    "straight marks": ('"We did it, he said. "And so?"', "We did it,", True),
    "a mark at either end": ("“We did it, he said,” she said.", "We did it,", False),
    "a mark at either end, from behind": ("“We did it,” he said.", "did it,", False),
    "words inside": ("“We did it, he said.", "did it,", False),
}


def seed(exact: str, *, unclosed: bool) -> str:
    said = ", unclosed: true" if unclosed else ""
    return f"- paragraph: 1\n  told:\n  - quotes:\n    - {{id: x, exact: '{exact}', kind: direct{said}}}\n"


def problems(root: Path, text: str, exact: str, *, unclosed: bool) -> set[str]:
    project = located(root, seed(exact, unclosed=unclosed), text + "\n")
    seeds, _ = load_seeds(project, MODEL)
    evidence = gather(project, seeds)[0].evidence
    tables, _ = build_tables(MODEL, seeds, evidence, dict.fromkeys(evidence, TEXT))
    with looking_for("quote-marks"):
        found = run_checks(MODEL, tables, whole=True, explained=False)
    return {p.code for p in found} & {"quote-marks", "token-uncovered"}


@pytest.mark.parametrize("case", QUOTES)
def test_true_words_are_accepted_where_a_mark_is_lacking(case: str, tmp_path: Path) -> None:
    text, exact, accepted = QUOTES[case]
    assert "quote-marks" in problems(tmp_path / "a", text, exact, unclosed=False)
    assert ("quote-marks" in problems(tmp_path / "b", text, exact, unclosed=True)) is not accepted


def test_a_quotation_that_lacks_no_mark_needs_no_word_that_it_does(tmp_path: Path) -> None:
    for name, text, needless in (("a", "“We did it,” he said.", True), ("b", "“We did it, he said.", False)):
        project = located(tmp_path / name, seed("We did it,", unclosed=True), text + "\n")
        seeds, _ = load_seeds(project, MODEL)
        evidence = gather(project, seeds)[0].evidence
        _, found = build_tables(MODEL, seeds, evidence, dict.fromkeys(evidence, TEXT))
        assert [(p.code, p.line) for p in found] == [("unclosed-needless", 7)] * needless


def test_the_words_behind_them_are_the_articles_own(tmp_path: Path) -> None:
    """A quotation cut to its true words counts as recorded, and what follows it no longer as quoted."""
    text = "“We did it, he said on Monday.\n"
    project = located(tmp_path, seed("We did it,", unclosed=True), text)
    count = "SELECT found, recorded FROM coverage WHERE kind = 'quotation'"
    assert asked(project, count) == [(1, 1)]
    assert asked(project, "SELECT words, words_unquoted FROM sources") == [(7, 4)]
