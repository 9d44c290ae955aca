"""What lies in `seeds/` and is read by nobody: a wrong ending, a stray register, a folder where files are expected.

Prose in Markdown and what tools hide or leave behind (`.name`, `name~`) is meant for nobody and passes. The texts in
`articles/` are not looked at: they are found by the ids of their articles, wherever they lie.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.model.project import Project
from etl.problems import Problem, problem
from etl.problems.faults import nearest

FILES = {"sources": ".yml", "evidence": ".json", "vocabularies": ".csv", "lexicon": ".csv", "pages": ".md"}
"""Folder to the ending of the files that are read in it."""
INNER = {"lexicon": "days"}
"""Folder to the one in it that is read likewise."""

OF_BOTH = ("retired.yml",)
OF_FIRST, OF_SECOND = ("package.yml", "mutants.yml", "words.po"), ("coders.yml", "settled.yml")
FOLDERS_OF_FIRST, FOLDERS_OF_SECOND = (*FILES, "articles", "second-pass"), ("sources", "evidence")


def unread(project: Project, registers: Iterable[str]) -> Iterator[Problem]:
    """A problem for each file or folder that nobody reads.

    Args:
        project: The repository, or its second pass.
        registers: The files of records that have a form, without ending.
    """
    own = OF_SECOND if project.second_pass else OF_FIRST
    known = [*(f"{name}.yml" for name in registers), *OF_BOTH, *own]
    folders = FOLDERS_OF_SECOND if project.second_pass else FOLDERS_OF_FIRST
    for path in _listed(project.seeds):
        if path.is_dir() and path.name not in folders:
            yield _told(project, path, nearest(f"{path.name}/", [f"{name}/" for name in folders], "the folders are"))
        elif not path.is_dir() and path.name not in known and path.suffix != ".md":
            right = f"{path.stem}.yml".lower()
            yield _told(project, path, _instead(right) if right in known else nearest(path.name, known, "read are"))
    for folder in (name for name in folders if name in FILES):
        inner = project.seeds / folder / INNER.get(folder, "")
        for path in (*_listed(project.seeds / folder), *(_listed(inner) if folder in INNER else ())):
            # A vocabulary with a wrong ending, or that is a folder, is told where vocabularies are read.
            right, ending = FILES[folder], path.suffix.lower() if folder == "vocabularies" else path.suffix
            if path == inner:
                continue
            if ending not in (right, ".md") or (path.is_dir() and folder != "vocabularies"):
                aside = f"put its files right into {project.shown(path.parent)}/"
                yield _told(project, path, aside if path.is_dir() else _instead(f"{path.stem}{right}"))


def _listed(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not path.name.startswith(".") and not path.name.endswith("~"):
            yield path


def _told(project: Project, path: Path, hint: str) -> Problem:
    shown = f"{project.shown(path)}{'/' if path.is_dir() else ''}"
    return problem("seed-unread", f"nobody reads {shown}", at=(project.shown(path), 1, 1), hint=hint)


def _instead(name: str) -> str:
    return f"rename it to {name}, or move what it holds there"
