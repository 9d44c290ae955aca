"""Paragraphs of two texts held against each other: which changed, came and went, with and without the old text."""

from pathlib import Path

import pytest

from etl.evidence.moved import moved, moved_from
from etl.evidence.record import parse
from etl.evidence.text import parse_article
from etl.model.project import Project
from etl.publish.locating import locate_all
from tests import SMALL
from tests.conftest import edit, unchecked

TEXT = (SMALL / "articles/river-post.txt").read_text(encoding="utf-8")
RECORD = parse((SMALL / "seeds/evidence/river-post.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("abc", "abc", ""),
        ("abc", "axc", "paragraph 2 changed"),
        ("abc", "abxc", "paragraph 3 is new"),
        ("abcd", "ad", "old paragraphs 2 and 3 are gone"),
        ("abcd", "xbcy", "paragraphs 1 and 4 changed"),
        ("abc", "xxabc", "paragraphs 1 and 2 are new"),
        ("ab", "xyz", "paragraphs 1 and 2 changed, paragraph 3 is new"),
        ("abc", "cab", "paragraph 1 is new, old paragraph 3 is gone"),
        ("", "abcdefgh", "paragraphs 1, 2, 3, 4, 5 and 3 more are new"),
        ("aab", "ab", "old paragraph 2 is gone"),
    ],
)
def test_what_changed_came_and_went(old: str, new: str, told: str) -> None:
    assert str(moved(old, new, lambda here, there: here == there)) == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("killed 12 Norland", "killed 19 Norland", "paragraph 2 changed"),
        ("with flags drying on a line", "with flags drying on a rope", ""),
        ("with flags drying on a line", "with flags drying in the wind", "paragraph 8 changed"),
        ("Read on for 1 coin a week.\n", "", "old paragraph 14 is gone"),
        ("The Coast Observatory", "A new line.\nThe Coast Observatory", "paragraph 5 is new"),
    ],
)
def test_without_the_old_text_its_record_tells_by_lengths_words_and_phrases(before: str, after: str, told: str) -> None:
    assert TEXT.count(before) == 1
    assert str(moved_from(RECORD, parse_article(TEXT.replace(before, after), "").lines)) == told


def change(project: Project) -> None:
    edit(project.root, [("articles/river-post.txt", "The shelters it runs", "All the shelters it runs")])


def test_a_check_names_the_paragraphs_of_a_text_that_is_another(small: Project) -> None:
    change(small)
    [problem] = [p for p in unchecked(small).problems if p.code == "evidence-stale"]
    assert problem.message == "the record differs from the text in its fingerprint: paragraph 11 changed"


def test_locating_names_them_too_and_once(small: Project) -> None:
    change(small)
    told = "the text of 'river-post' is not the one that was located before: paragraph 11 changed"
    assert [(p.code, p.message) for p in locate_all(small)[1]] == [("text-changed", told)]
    assert locate_all(small)[1] == []


def test_an_edit_that_the_record_cannot_place_is_told_as_such(small: Project) -> None:
    edit(small.root, [("articles/river-post.txt", "drying on a line", "drying on a rope")])
    [problem] = locate_all(small)[1]
    assert problem.message.endswith("an edit that no length, no number of words and no quoted phrase shows")


def test_a_text_that_is_new_is_no_change(small: Project) -> None:
    Path(small.evidence / "river-post.json").unlink()
    assert locate_all(small)[1] == []
