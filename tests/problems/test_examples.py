"""Each code's example of bad data gets the message that its head says, where it says."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace

import pytest

from etl.answers import keep_answers
from etl.checks import find_codes
from etl.model.project import Project
from etl.outputs.csv import write_csv
from etl.outputs.descriptor import descriptor, write_descriptor
from etl.outputs.judge import judge_package
from etl.outputs.parquet import write_parquet
from etl.outputs.reread import judge_parquet
from etl.outputs.schemas import write_schemas
from etl.outputs.workbook import write_workbook
from etl.pages import build_site, read_words, site, write_pages
from etl.pages.book import Book
from etl.pages.browser import FILES
from etl.pages.folders import folder_pages
from etl.pages.questions import answer_questions
from etl.problems import Problem
from etl.publish.checked import Checked
from etl.publish.plan import make_plan
from etl.publish.run import _finished
from tests.examples import held, make, spoiled

CODES = find_codes()
IN_A_BUILD = {name for name, code in CODES.items() if ("run", "etl build", ()) in code.example}


@pytest.mark.parametrize("name", sorted(set(CODES) - IN_A_BUILD))
def test_an_example_is_told_as_its_head_says(name: str, small: Project) -> None:
    places = make(small, CODES[name])
    held(CODES[name], spoiled(small, CODES[name]).problems, places)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(CODES) - IN_A_BUILD))
def test_a_whole_check_tells_an_example_as_who_looks_for_its_code_alone(
    name: str, small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = make(small, CODES[name])
    monkeypatch.setattr("tests.examples.looking_for", lambda *_: nullcontext())
    held(CODES[name], spoiled(small, CODES[name]).problems, places)


def of_csv(project: Project, made: Checked) -> list[Problem]:
    only = replace(made.model, tables={"actors": made.model["actors"]})
    (project.root / "data").mkdir()
    write_csv(made.tables.con, only, project.root / "data")
    write_schemas(only, project.root / "data")
    write_descriptor(descriptor(only, made.head, project.root), project.descriptor)
    return judge_package(project.descriptor)


def of_parquet(project: Project, made: Checked) -> list[Problem]:
    only = replace(made.model, tables={"actors": made.model["actors"]})
    (project.root / "data").mkdir()
    write_parquet(made.tables.con, only, project.root / "data")
    return judge_parquet(project.root / "data", only)


def of_workbook(project: Project, made: Checked) -> list[Problem]:
    return write_workbook(made.tables.con, made.model, {}, project.root / "small.xlsx")


def of_questions(project: Project, made: Checked) -> list[Problem]:
    return answer_questions(made.tables.con, project)[1]


def of_site(project: Project, made: Checked) -> list[Problem]:
    keep_answers(made.tables.con)
    _, problems = write_pages(made.tables.con, made.model, made.head, project, project.work / "pages", [])
    return problems + build_site(project, made.head)


def of_plan(project: Project, made: Checked) -> list[Problem]:
    (project.work / "staging" / "data").mkdir(parents=True)
    (project.work / "staging" / "data" / "actors.csv").touch()
    return make_plan(project, project.work / "staging", site=False)[1]


def of_template(project: Project, made: Checked) -> list[Problem]:
    keep_answers(made.tables.con)
    book = Book(made.tables.con, made.model, made.head, [])
    return folder_pages(book, project, project.root / "etl" / "pages")[1]


BUILDS: dict[str, Callable[[Project, Checked], list[Problem]]] = {
    "frictionless": of_csv,
    "pandera": of_parquet,
    "workbook-limit": of_workbook,
    "page-head": of_questions,
    "page-query": of_questions,
    "page-template": of_template,
    "output-in-the-way": of_plan,
    "output-kept": of_plan,
    "left-damaged": lambda project, made: _finished(project),
    "words-file": lambda project, made: read_words(project)[1],
    "words-placeholder": lambda project, made: read_words(project)[1],
    "browser-code": lambda project, made: site._missed(project),
}


def bundled(project: Project) -> None:
    """What a build finds when the browser code was bundled."""
    folder = project.root / "site" / "theme" / "browser"
    folder.mkdir(parents=True)
    for name in FILES:
        (folder / name).touch()
    (project.root / "site" / "mkdocs.yml").touch()


@pytest.mark.parametrize("name", BUILDS)
def test_an_example_is_told_by_a_build_as_its_head_says(name: str, small: Project) -> None:
    bundled(small)
    places = make(small, CODES[name])
    held(CODES[name], BUILDS[name](small, spoiled(small, CODES[name])), places)


@pytest.mark.slow
def test_a_link_to_nothing_is_told_as_its_head_says(small: Project) -> None:
    places = make(small, CODES["site"])
    held(CODES["site"], of_site(small, spoiled(small, CODES["site"])), places)


def test_every_code_has_an_example_that_a_test_makes() -> None:
    assert set(BUILDS) | {"site"} == IN_A_BUILD
