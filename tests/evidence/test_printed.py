"""What a seed types at the head of an article as printed stands in its text; the title is the headline."""

from pathlib import Path

import pytest

from tests.conftest import edit
from tests.helpers_tiny import SEED, TEXT, located, unproven

ARTICLE = "The Hill Post\nVillagers leave the valley\nHILLTOWN — Villagers left on Monday.\nBy A. Walker\n"
SOURCE = """\
source: tiny
publisher: The Hill Post
publisher_basis: stated
title: Villagers leave the valley
byline: By A. Walker
agency: Hill Wire
agency_basis: inferred
dateline: HILLTOWN
language: en
paragraphs:
- {paragraph: 1, role: site_notice}
- {paragraph: 2, role: headline}
- {paragraph: 3}
- {paragraph: 4, role: byline}
"""


def test_what_is_printed_or_inferred_is_not_told(tmp_path: Path) -> None:
    assert unproven(located(tmp_path, SOURCE, ARTICLE)) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("publisher: The Hill Post", "publisher: ▶The Hill Times", "the article prints no 'The Hill Times'"),
        ("byline: By A. Walker", "byline: ▶By A. Runner", "the article prints no 'By A. Runner'"),
        ("dateline: HILLTOWN", "dateline: ▶VALLEYTOWN", "the article prints no 'VALLEYTOWN'"),
        (
            "agency: Hill Wire\nagency_basis: inferred",
            "agency: ▶Hill Wire\nagency_basis: stated",
            "the article prints no 'Hill Wire'",
        ),
        (
            "title: Villagers leave",
            "title: ▶Villager leave",
            "the title 'Villager leave the valley' is not the headline, paragraph 2",
        ),
        (
            "title: Villagers leave the valley",
            "title: ▶Villagers",
            "the title 'Villagers' is not the headline, paragraph 2",
        ),
    ],
)
def test_what_the_article_does_not_print_is_told_where_it_is_typed(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    project = located(tmp_path, SOURCE, ARTICLE)
    (place,) = edit(tmp_path, [(SEED, old, new)])
    (found,) = unproven(project)
    assert (found.code, (found.file, found.line, found.column), found.message) == ("head-not-printed", place, message)


def test_a_title_may_stand_elsewhere_where_no_paragraph_is_the_headline(tmp_path: Path) -> None:
    project = located(tmp_path, SOURCE.replace(", role: headline", ""), ARTICLE)
    assert unproven(project) == []
    edit(tmp_path, [(SEED, "title: Villagers leave", "title: Villager leave")])
    assert [p.message for p in unproven(project)] == ["the article prints no 'Villager leave the valley'"]


def test_without_the_text_a_title_must_be_as_long_as_the_headline(tmp_path: Path) -> None:
    project = located(tmp_path, SOURCE, ARTICLE)
    (tmp_path / TEXT).unlink()
    assert [p.code for p in unproven(project)] == ["not-verified"]
    edit(tmp_path, [(SEED, "dateline: HILLTOWN", "dateline: VALLEYTOWN"), (SEED, "leave the", "leaves the")])
    assert [p.code for p in unproven(project)] == ["not-verified", "head-not-printed"]
