"""Write every page into a folder: hand-written ones as they are, the others from the data."""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import TemplateError

from etl.model.files import FileSum
from etl.model.project import Project
from etl.model.tables import Model
from etl.pages import cite, claims, codes, dictionary, downloads, home, query, questions, rules
from etl.pages.book import CLAIM_PAGES, Asset, Book, Page
from etl.pages.browser import bundled
from etl.pages.folders import folder_pages, template_problem
from etl.pages.handbook import FOLDER as HANDBOOK
from etl.pages.handbook import has_handbook
from etl.pages.render import render
from etl.pages.reports import reports
from etl.problems import Problem

PAGES: tuple[Callable[[Book], Iterable[Page | Asset]], ...] = (
    home.pages,
    claims.pages,
    query.pages,
    dictionary.pages,
    codes.pages,
    downloads.pages,
    cite.pages,
    rules.pages,
    questions.pages,
)


def write_pages(
    con: duckdb.DuckDBPyConnection,
    model: Model,
    head: Mapping[str, Any],
    project: Project,
    folder: Path,
    files: Sequence[FileSum],
    changes: str = "",
    *,
    claim_pages: int = CLAIM_PAGES,
) -> tuple[Book, list[Problem]]:
    """Write the site's pages.

    Args:
        con: Connection that holds the tables and the views of `etl/rules`.
        model: The tables.
        head: The hand-written head of the descriptor.
        project: The repository, which may have pages of its own.
        folder: Folder of pages; what it held before is removed.
        files: What can be downloaded, as `downloadable` lists it.
        changes: Markdown of what changed since the last edition, from its second heading level on.
        claim_pages: Most claims that get a page each.

    Returns:
        What the pages were made from (the claims' own are made from it when the site stands, by `write_claims`), and
        what is wrong with the worked questions of the record and with pages that are folders.

    Raises:
        OSError: A file cannot be read or written.
        duckdb.Error: A table or view is missing.
    """
    asked, problems = questions.answer_questions(con, project)
    book = Book(con, model, head, files, changes, bundled(project), claim_pages, asked)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    by_hand = project.site / "pages"
    if by_hand.is_dir():
        left_out = None if has_handbook(project) else shutil.ignore_patterns(HANDBOOK)
        shutil.copytree(by_hand, folder, dirs_exist_ok=True, ignore=left_out)
    assets, faults = folder_pages(book, project)
    try:
        for made in chain(assets, reports(project), *(pages(book) for pages in PAGES)):
            path = folder / made.path
            path.parent.mkdir(parents=True, exist_ok=True)
            text = made.text if isinstance(made, Asset) else render(book, made)
            path.write_text(text, encoding="utf-8", newline="\n")
    except TemplateError as error:
        faults.append(template_problem(error, project))
    for picture in book.pictures.values():
        path = folder / picture.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(picture.file(), encoding="utf-8", newline="\n")
    rules.write_rules(folder)
    return book, problems + faults
