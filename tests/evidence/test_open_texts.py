"""Texts that a licence opens: where they are looked for, what their heads must say, and the table that holds them."""

import shutil
from dataclasses import replace

import pytest

from etl.model.project import Project
from etl.model.tables import load_model
from etl.problems import Problem
from etl.publish.checked import tabulate
from tests.conftest import Break, edit, tampered, unchecked
from tests.twice import code_again

SEED = "seeds/sources/river-post.yml"
OPEN = "text_licence: CC0-1.0\ntext_licence_stated: paragraph 14\n"


def opened(project: Project, licence: str = OPEN) -> Project:
    """The small project, its article open and committed beside its seeds."""
    edit(project.root, [(SEED, "language: en\n", f"{licence}language: en\n")])
    shutil.move(project.root / "articles", project.texts)
    return replace(project, articles=project.texts)


def told(project: Project, *codes: str) -> list[Problem]:
    return [p for p in unchecked(project).problems if not codes or p.code in codes]


def texts(project: Project) -> list[tuple[object, ...]]:
    con = tabulate(project, load_model(project.schemas, project.vocabularies)).tables.con
    return con.execute("SELECT source_id, paragraph, text FROM paragraph_texts ORDER BY paragraph").fetchall()


def test_every_paragraph_of_an_open_text_is_a_row(small: Project) -> None:
    project = opened(small)
    rows = texts(project)
    lines = (project.texts / "river-post.txt").read_text(encoding="utf-8").split("\n")
    assert [row[2] for row in rows] == [line for line in lines if line]
    assert rows[4] == (
        "river-post",
        5,
        "The Coast Observatory, which watches the conflict from abroad, counted more than 20 dead.",
    )
    assert told(project) == []


def test_a_text_without_a_licence_has_no_row(small: Project) -> None:
    assert texts(small) == []


def test_an_open_text_is_verified_where_another_folder_is_named(small: Project) -> None:
    project = opened(small)
    (small.root / "elsewhere").mkdir()
    assert told(replace(project, articles=small.root / "elsewhere", texts_required=True)) == []


def test_an_open_text_that_is_not_in_the_repository_is_told_once_with_the_line_that_git_needs(small: Project) -> None:
    project = opened(small)
    shutil.move(project.texts, small.root / "articles")
    for articles in (None, small.root / "articles"):
        [problem] = told(replace(project, articles=articles))
        assert (problem.code, problem.severity, problem.field) == ("text-missing", "error", "text_licence")
        assert problem.message == "the text of 'river-post' is open, and there is no seeds/articles/river-post.txt"
        assert "!/seeds/articles/river-post.txt" in (problem.hint or "")


@pytest.mark.parametrize("licence", ["CC0-1.0", "CC-BY-SA-4.0", "LicenseRef-Norland-Government"])
def test_a_licence_of_the_list_or_one_that_says_it_is_none_is_known(licence: str, small: Project) -> None:
    assert told(opened(small, OPEN.replace("CC0-1.0", licence))) == []


def test_a_licence_in_other_letters_is_told_with_those_of_the_list(small: Project) -> None:
    [problem] = told(opened(small, OPEN.replace("CC0-1.0", "cc-by-4.0")))
    assert (problem.code, problem.hint) == ("licence-unknown", "write 'CC-BY-4.0'")


@pytest.mark.parametrize("number", [0, 15, 99])
def test_a_licence_stated_in_a_paragraph_that_is_not_there_is_told(number: int, small: Project) -> None:
    [problem] = told(opened(small, OPEN.replace("14", str(number))))
    assert (problem.code, problem.field, problem.expected) == ("paragraph-unknown", "text_licence_stated", "1 to 14")
    assert problem.message == f"the article has 14 paragraphs; its licence cannot be stated in paragraph {number}"


def test_a_place_without_a_licence_is_told_where_it_stands(broken: Break) -> None:
    found = broken((SEED, "language: en\n", "text_licence_stated: ▶paragraph 14\nlanguage: en\n"))
    assert found.told("licence-stated") == found.places


@pytest.mark.slow
def test_an_open_text_may_be_repeated_whole(small: Project) -> None:
    sql = "UPDATE sources SET words_published = words_unquoted"
    assert [p.code for p in tampered(small, sql)] == ["published-share"]
    assert tampered(opened(small), sql) == []


def test_the_passes_are_not_compared_in_what_is_said_once(small: Project) -> None:
    code_again(small.root)
    captured = "captured: 2021-05-06T08:15:00Z\ncaptured_digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\n"
    assert told(opened(small, OPEN + captured)) == []
