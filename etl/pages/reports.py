"""What was measured of the record, shown as it stands in `seeds/`: agreement, cells found wrong, false values told."""

from collections.abc import Iterator
from typing import Any

from etl.model.project import Project
from etl.model.tongue import gettext, later
from etl.pages.book import Asset

SECTION = "How we know"
REPORTS = {
    "AGREEMENT.md": (
        "agreement.md",
        later("Agreement"),
        later("How far two codings of the same articles agree, field by field."),
    ),
    "REREAD.md": (
        "reread.md",
        later("Claims reread"),
        later("How many cells were wrong in claims drawn by chance and read again."),
    ),
    "MUTANTS.md": (
        "mutants.md",
        later("False values"),
        later("How many false values, put in on purpose, the checks tell, by key."),
    ),
}
"""File below `seeds/` to its page, its entry in the menu, and what it is."""

ASKED_FOR = frozenset({"AGREEMENT.md", "REREAD.md"})
"""Those to which the page on method leads, so that a record that lacks them says so."""


def reports(project: Project) -> Iterator[Asset]:
    """The pages of the reports that the record has, and of those that are asked for.

    Raises:
        OSError: One cannot be read.
    """
    for name, (page, title, about) in REPORTS.items():
        file = project.seeds / name
        if file.is_file():
            text = file.read_text(encoding="utf-8")
        elif name in ASKED_FOR:
            none = gettext("Not measured for this record.")
            text = f"# {gettext(title)}\n\n{none}\n"
        else:
            continue
        yield Asset(page, f"---\ntitle: {gettext(title)}\ndescription: {gettext(about)}\n---\n\n{text}")


def reports_in_menu(menu: list[Any], project: Project) -> None:
    """Put the pages of the reports last into the section on how we know; a new one where the menu has none.

    Args:
        menu: The menu as MkDocs has it, which changes.
        project: The repository.
    """
    entries = [{title: page} for name, (page, title, _) in REPORTS.items() if (project.seeds / name).is_file()]
    held = next((item[SECTION] for item in menu if isinstance(item, dict) and SECTION in item), None)
    if held is not None:
        held += entries
    elif entries:
        menu.append({SECTION: entries})
