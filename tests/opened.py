"""A record of two articles, of which a licence opens one: what the tests of open texts share."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

from etl.model.project import Project
from tests.conftest import edit
from tests.pages.test_languages import ENGLISH, TURKISH, laid_over

OPEN, CLOSED = ENGLISH, TURKISH
LICENCE, STATED = "CC-BY-4.0", "https://river.example/terms"


def one_open(folder: Path) -> Project:
    """The record in two languages: the English article is open and stands beside the seeds, the Turkish one is not."""
    project = laid_over(folder)
    texts = f"text_licence: {LICENCE}\ntext_licence_stated: {STATED}\ncaptured: 2021-05-06T08:15:00Z\n"
    edit(project.root, [(f"seeds/sources/{OPEN}.yml", "language: en\n", f"{texts}language: en\n")])
    project.texts.mkdir()
    shutil.move(project.root / f"articles/{OPEN}.txt", project.texts)
    return replace(project, articles=project.root / "articles")


def lines(project: Project, source: str) -> list[str]:
    """The paragraphs of an article."""
    folder = project.texts if source == OPEN else project.root / "articles"
    found = (folder / f"{source}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in found if line.strip()]


def sentences(project: Project, source: str) -> list[str]:
    """The sentences of an article that are more than a few words, and so no phrase of a claim, nor a quotation."""
    found = (one for line in lines(project, source) for one in re.split(r"(?<=[.!?]) ", line))
    return [one for one in found if len(one.split()) > 6 and "“" not in one]
