"""Phrases and the text: what is told when they do not fit, and where."""

import json
from pathlib import Path

import pytest

from etl.problems import Problem
from tests import SMALL
from tests.conftest import Break, Edit
from tests.helpers_tiny import RECORD, SEED, brief, located, unproven

ARTICLE = "seeds/sources/river-post.yml"
POST = "articles/river-post.txt"
POST_RECORD = "seeds/evidence/river-post.json"


def claim(*exacts: str, paragraph: int = 1) -> str:
    """A paragraph in which phrases are set aside, one a line; the first stands in line 6, column 13 of its seed."""
    lines = "".join(f"  - {{exact: {exact}, kind: number, reason: calendar}}\n" for exact in exacts)
    return f"- paragraph: {paragraph}\n  set_aside:\n{lines}"


def told(root: Path, exact: str, text: str) -> list[Problem]:
    """What is said of one phrase in a text."""
    return unproven(located(root, claim(exact), text))


def test_a_paragraph_that_was_put_in_moves_the_others(broken: Break) -> None:
    """Each phrase below it is told where it is typed, with the paragraph in which it now stands."""
    found = broken((POST, "Norland will send", "The weather was fine.\n\nNorland will send"))
    phrases = found.of("phrase-not-found")
    assert {p.file for p in phrases} == {ARTICLE}
    first = next(p for p in phrases if p.value == "its government" and p.table == "actor_names")
    source = (SMALL / ARTICLE).read_text(encoding="utf-8").split("\n")
    assert (first.line, first.column) == (source.index("  - {actor: norland-government, name: its government}") + 1, 39)
    assert first.message == "'its government' is not in paragraph 9"
    assert first.hint == "it stands in paragraph 10"
    assert all((p.hint or "").startswith(("it stands in paragraph", "the nearest words")) for p in phrases)
    assert {p.code for p in found.problems} == {
        "phrase-not-found",
        "evidence-stale",
        "paragraph-missing",
        "token-uncovered",
    }
    assert found.told("evidence-stale") == [(POST_RECORD, 1, 1)]
    missing = next(p for p in found.of("paragraph-missing"))
    assert missing.message == "paragraph 15 of the article is not in the seed"
    assert (missing.file, source[(missing.line or 0) - 1]) == (ARTICLE, "- paragraph: 1")


def test_a_paragraph_that_was_taken_out_is_unknown(broken: Break) -> None:
    found = broken((POST, "\n\nRead on for 1 coin a week.", ""), (ARTICLE, "- paragraph: 14\n", "- paragraph: ▶14\n"))
    assert found.told("paragraph-unknown") == found.places
    unknown = next(p for p in found.of("paragraph-unknown"))
    assert unknown.message == "the article has 13 paragraphs; there is no paragraph 14"
    assert unknown.expected == "1 to 13"
    assert found.of("phrase-not-found") == []


@pytest.mark.parametrize("number", ["0", "99", "-1"])
def test_a_paragraph_that_the_article_does_not_have(number: str, broken: Break) -> None:
    found = broken((ARTICLE, "- paragraph: 13\n", f"- paragraph: ▶{number}\n"))
    assert found.told("paragraph-unknown") == found.places
    assert [p.value for p in found.of("paragraph-missing")] == ["13"]


def test_a_credit_in_a_paragraph_that_the_article_does_not_have(broken: Break) -> None:
    found = broken((ARTICLE, "credit_paragraph: 10", "credit_paragraph: ▶44"))
    assert found.told("paragraph-unknown") == found.places
    unknown = next(p for p in found.of("paragraph-unknown"))
    assert unknown.message == "the article has 14 paragraphs; the credit cannot stand in paragraph 44"


HINTS: dict[str, tuple[str, str, str]] = {
    "straight mark": ("the country's army", "the country’s army fled", "the article prints 'the country’s army'"),
    "typographic mark": (
        "the country’s army",
        "the country's army fled",
        '''the article prints "the country's army"''',
    ),
    "dash": ("10-15 men", "10–15 men fled", "the article prints '10–15 men'"),
    "capitals": ("the Army", "the army fled", "the article prints 'the army'"),
    "no-break space": ("33 men", "33\u00a0men fled", "behind '33' `exact` has a space, the article a no-break"),
    "double space": ("the army", "the  army fled", "the article prints 'the  army'"),
    "letters": ("the amry fled", "at dawn the army fled", "the nearest words there are 'the army fled'"),
    "part of a number": ("33", "330 men", "the nearest words there are '330'"),
    "nothing like it": ("a great storm", "x y", "copy the phrase from the article, character by character"),
}


@pytest.mark.parametrize("case", HINTS)
def test_the_hint_says_what_is_printed(case: str, tmp_path: Path) -> None:
    exact, text, hint = HINTS[case]
    [found] = told(tmp_path, json.dumps(exact, ensure_ascii=False), text)
    assert brief([found]) == [f"phrase-not-found {SEED}:6:13"]
    assert found.message == f"{exact!r} is not in paragraph 1"
    assert (found.hint or "").startswith(hint)
    assert (found.table, found.field, found.value) == ("set_aside", "exact", exact)


def test_a_changed_mark_is_told_with_what_is_printed(broken: Break) -> None:
    found = broken(
        (ARTICLE, "exact: deadliest attack on the country’s army", "exact: ▶deadliest attack on the country's army")
    )
    assert found.told("phrase-not-found") == found.places
    problem = next(p for p in found.of("phrase-not-found"))
    assert problem.hint == "the article prints 'deadliest attack on the country’s army': copy its marks and capitals"


PHRASES: dict[str, Edit] = {
    "a name": (ARTICLE, "name: The Coast Observatory", "name: ▶The Shore Observatory"),
    "an epithet": (ARTICLE, "name: senior Norland official}", "name: senior Norland official, epithet: ▶kind}"),
    "a role": (ARTICLE, "name: senior Norland official}", "name: senior Norland official, role: ▶boss}"),
    "a credit": (ARTICLE, "credit: its government announced", "credit: ▶its government said"),
    "a credit elsewhere": (ARTICLE, "credit_paragraph: 10", "credit_paragraph: 10\n    credit_nth: ▶2"),
    "a quotation": (ARTICLE, "exact: no aircraft", "exact: ▶no airplane"),
    "a speaker's role": (ARTICLE, "exact: no aircraft\n", "exact: no aircraft\n      speaker_role: ▶General\n"),
    "a printed time": (ARTICLE, "time_as_printed: next week", "time_as_printed: ▶last week"),
    "a word set aside": (ARTICLE, "exact: two countries, kind", "exact: ▶three countries, kind"),
    "an error": (ARTICLE, "{exact: Eastfrod,", "{exact: ▶Eastfort,"),
}


@pytest.mark.parametrize("case", PHRASES)
def test_every_kind_of_phrase_is_looked_for(case: str, broken: Break) -> None:
    found = broken(PHRASES[case])
    assert found.told("phrase-not-found") == found.places


def test_a_speakers_role_may_stand_where_the_credit_does(broken: Break) -> None:
    """A role is sought beside the quotation, then in the paragraph of the credit, and nowhere else."""
    here = "exact: no aircraft\n", "exact: no aircraft\n      speaker_role: ▶Coast Observatory\n"
    assert len(broken((ARTICLE, *here)).told("phrase-not-found")) == 1
    credit = "credit: Vesland denied\n    quotes", "credit: The Coast Observatory\n    credit_paragraph: 5\n    quotes"
    assert broken((ARTICLE, *credit)).told("phrase-not-found") == []


REPEATS = "One dead here, one dead there, and at last one dead again."


def test_a_phrase_that_repeats_needs_nth(tmp_path: Path) -> None:
    [found] = told(tmp_path, "one dead", REPEATS)
    assert brief([found]) == [f"phrase-repeats {SEED}:6:13"]
    assert found.message == "'one dead' stands 2 times in paragraph 1"
    first, second = "…One dead here, one dead there, and …", "…here, and at last one dead again.…"
    assert found.hint == f"add `nth: 1` or another (1: {first}; 2: {second})"
    assert found.expected == "`nth` from 1 to 2"


@pytest.mark.parametrize(("nth", "start"), [(1, 15), (2, 43)])
def test_nth_tells_them_apart(nth: int, start: int, tmp_path: Path) -> None:
    project = located(tmp_path, claim(f"one dead, nth: {nth}"), REPEATS)
    assert unproven(project) == []
    [span] = json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["spans"]
    assert (span["nth"], span["span_start"], span["span_end"]) == (nth, start, start + 8)


@pytest.mark.parametrize("nth", [3, 0, -1])
def test_nth_that_there_is_not(nth: int, tmp_path: Path) -> None:
    [found] = told(tmp_path, f"one dead, nth: {nth}", REPEATS)
    assert brief([found]) == [f"phrase-not-found {SEED}:6:28"]
    assert found.message == f"'one dead' stands 2 times in paragraph 1; there is no number {nth}"
    assert (found.field, found.hint, found.expected) == ("nth", "write `nth: 2` or less", "1 to 2")


def test_two_records_of_one_phrase_share_its_span(tmp_path: Path) -> None:
    project = located(tmp_path, claim("at last", "at last"), REPEATS)
    assert unproven(project) == []
    assert len(json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["spans"]) == 1


@pytest.mark.parametrize("mark", ["credit", "name", "time"])
def test_nth_is_asked_for_where_the_place_is_published(mark: str, tmp_path: Path) -> None:
    """A credit that repeats needs credit_nth; a name or a printed time has no place of its own."""
    seed = {
        "credit": "- paragraph: 1\n  told:\n  - credit: one dead\n    claimant: x\n",
        "name": "- paragraph: 1\n  names:\n  - {actor: x, name: one dead}\n",
        "time": "- paragraph: 1\n  told:\n  - events: [{id: x, exact: One, status: y, time_as_printed: one dead}]\n",
    }[mark]
    found = unproven(located(tmp_path, seed, REPEATS))
    assert brief(found) == ([f"phrase-repeats {SEED}:6:13"] if mark == "credit" else [])
    assert not found or (found[0].hint or "").startswith("add `credit_nth: 1` or another")
