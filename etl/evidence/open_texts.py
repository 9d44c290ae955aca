"""Articles whose licence lets anyone pass their text on: which they are, and what their heads must say.

The text of such an article is committed in `seeds/articles/`; that of any other is its publisher's alone, and stands
nowhere but on the machine of whoever codes it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from etl.model.project import Project
from etl.problems import Problem
from etl.seeds import Record

LICENCE, STATED = "text_licence", "text_licence_stated"


def text_path(project: Project, source: Record) -> Path:
    """Where the file of an article's text stands, or would.

    An open text is the one that everybody has, beside the seeds. Any other stands in the folder that is named; what
    that lacks, `etl add` may have put beside the seeds.
    """
    name = f"{source.get('source')}.txt"
    beside, named = project.texts / name, (project.articles or project.texts) / name
    if source.get(LICENCE) is not None or (beside.is_file() and not named.is_file()):
        return beside
    return named


def text_problems(project: Project, source: Record) -> Iterator[Problem]:
    """A licence that SPDX does not list or that is stated nowhere, a place without one, and an open text not there."""
    licence, stated = source.get(LICENCE), source.get(STATED)
    if (licence is None) != (stated is None):
        given, lacking = (LICENCE, STATED) if stated is None else (STATED, LICENCE)
        told = f"`{given}` is {source.get(given)!r}, and `{lacking}` is not given"
        yield source.problem("licence-stated", given, told, expected="both, or neither")
    if licence is None:
        return
    wanted = canonical_licence(str(licence))
    if wanted != licence:
        told = f"{licence!r} is no licence that SPDX lists"
        hint = f"write {wanted!r}" if wanted else None
        yield source.problem("licence-unknown", LICENCE, told, expected="the SPDX id of a licence", hint=hint)
    path = text_path(project, source)
    if not path.is_file():
        file = project.shown(path)
        told = f"the text of {source.get('source')!r} is open, and there is no {file}"
        hint = f"put the text there and commit it; .gitignore needs the line !/{file}"
        yield source.problem("text-missing", LICENCE, told, expected="a file that is committed", hint=hint)


def paragraph_not_there(stated: object, count: int) -> int | None:
    """The paragraph in which a licence is stated, where an article has not so many; null where it has, or none is told.

    Args:
        stated: Where it is stated.
        count: Paragraphs of the article.
    """
    named = re.fullmatch(r"paragraph (\d{1,9})", str(stated).strip(), re.IGNORECASE)
    return int(named[1]) if named is not None and not 1 <= int(named[1]) <= count else None


def canonical_licence(licence: str) -> str | None:
    """A licence's SPDX id as the list writes it; null where it has none."""
    from packaging import licenses  # noqa: PLC0415 - most records have no open text

    try:
        return str(licenses.canonicalize_license_expression(licence))
    except licenses.InvalidLicenseExpression:
        return None
